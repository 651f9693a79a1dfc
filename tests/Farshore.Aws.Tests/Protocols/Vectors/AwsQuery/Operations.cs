using System.Text.Json.Serialization;
using Farshore.Aws.Protocols;
using S = Farshore.Aws.Tests.Protocols.Vectors.AwsQuery.AwsQueryShapes;

namespace Farshore.Aws.Tests.Protocols.Vectors.AwsQuery;

/// <summary>The operations that the vectors call.</summary>
public static class Operations
{
    static readonly ServiceContract Service =
        new("Vectors", "vectors", "vectors", "2020-01-08", Protocol.AwsQuery) { XmlNamespace = "https://example.com/" };

    public static IReadOnlyList<JsonOperation> All { get; } =
    [
        JsonOperation.Of(Service, "DatetimeOffsets", HttpRoute.Rpc, S.Default.NoMembers, S.Default.DatetimeOffsetsOutput),
        JsonOperation.Of(Service, "EmptyInputAndEmptyOutput", HttpRoute.Rpc,
            S.Default.EmptyInputAndEmptyOutputInput, S.Default.EmptyInputAndEmptyOutputOutput),
        JsonOperation.Of(Service, "FlattenedXmlMap", HttpRoute.Rpc, S.Default.NoMembers, S.Default.FlattenedXmlMapOutput),
        JsonOperation.Of(Service, "FlattenedXmlMapWithXmlName", HttpRoute.Rpc,
            S.Default.NoMembers, S.Default.FlattenedXmlMapWithXmlNameOutput),
        JsonOperation.Of(Service, "FlattenedXmlMapWithXmlNamespace", HttpRoute.Rpc,
            S.Default.NoMembers, S.Default.FlattenedXmlMapWithXmlNamespaceOutput),
        JsonOperation.Of(Service, "FractionalSeconds", HttpRoute.Rpc, S.Default.NoMembers, S.Default.FractionalSecondsOutput),
        JsonOperation.Of(Service, "GreetingWithErrors", HttpRoute.Rpc, S.Default.NoMembers, S.Default.GreetingWithErrorsOutput),
        JsonOperation.Of(Service, "IgnoresWrappingXmlName", HttpRoute.Rpc, S.Default.NoMembers, S.Default.IgnoresWrappingXmlNameOutput),
        JsonOperation.Of(Service, "NestedStructures", HttpRoute.Rpc, S.Default.NestedStructuresInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "NoInputAndNoOutput", HttpRoute.Rpc, S.Default.NoMembers, S.Default.NoMembers),
        JsonOperation.Of(Service, "NoInputAndOutput", HttpRoute.Rpc, S.Default.NoInputAndOutputInput, S.Default.NoInputAndOutputOutput),
        JsonOperation.Of(Service, "QueryLists", HttpRoute.Rpc, S.Default.QueryListsInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "QueryMaps", HttpRoute.Rpc, S.Default.QueryMapsInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "QueryTimestamps", HttpRoute.Rpc, S.Default.QueryTimestampsInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "RecursiveXmlShapes", HttpRoute.Rpc, S.Default.NoMembers, S.Default.RecursiveXmlShapesOutput),
        JsonOperation.Of(Service, "SimpleInputParams", HttpRoute.Rpc, S.Default.SimpleInputParamsInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "SimpleScalarXmlProperties", HttpRoute.Rpc,
            S.Default.NoMembers, S.Default.SimpleScalarXmlPropertiesOutput),
        JsonOperation.Of(Service, "XmlBlobs", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlBlobsOutput),
        JsonOperation.Of(Service, "XmlEmptyBlobs", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlBlobsOutput),
        JsonOperation.Of(Service, "XmlEmptyLists", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlListsOutput),
        JsonOperation.Of(Service, "XmlEmptyMaps", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlMapsOutput),
        JsonOperation.Of(Service, "XmlEnums", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlEnumsOutput),
        JsonOperation.Of(Service, "XmlIntEnums", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlIntEnumsOutput),
        JsonOperation.Of(Service, "XmlLists", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlListsOutput),
        JsonOperation.Of(Service, "XmlMaps", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlMapsOutput),
        JsonOperation.Of(Service, "XmlMapsXmlName", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlMapsXmlNameOutput),
        JsonOperation.Of(Service, "XmlTimestamps", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlTimestampsOutput),
    ];
}

/// <summary>What an operation without input or output has.</summary>
public sealed record NoMembers;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NoMembers))]
[JsonSerializable(typeof(DatetimeOffsetsOutput))]
[JsonSerializable(typeof(EmptyInputAndEmptyOutputInput))]
[JsonSerializable(typeof(EmptyInputAndEmptyOutputOutput))]
[JsonSerializable(typeof(FlattenedXmlMapOutput))]
[JsonSerializable(typeof(FlattenedXmlMapWithXmlNameOutput))]
[JsonSerializable(typeof(FlattenedXmlMapWithXmlNamespaceOutput))]
[JsonSerializable(typeof(FractionalSecondsOutput))]
[JsonSerializable(typeof(GreetingWithErrorsOutput))]
[JsonSerializable(typeof(IgnoresWrappingXmlNameOutput))]
[JsonSerializable(typeof(NestedStructuresInput))]
[JsonSerializable(typeof(NoInputAndOutputInput))]
[JsonSerializable(typeof(NoInputAndOutputOutput))]
[JsonSerializable(typeof(QueryListsInput))]
[JsonSerializable(typeof(QueryMapsInput))]
[JsonSerializable(typeof(QueryTimestampsInput))]
[JsonSerializable(typeof(RecursiveXmlShapesOutput))]
[JsonSerializable(typeof(SimpleInputParamsInput))]
[JsonSerializable(typeof(SimpleScalarXmlPropertiesOutput))]
[JsonSerializable(typeof(XmlBlobsOutput))]
[JsonSerializable(typeof(XmlEnumsOutput))]
[JsonSerializable(typeof(XmlIntEnumsOutput))]
[JsonSerializable(typeof(XmlListsOutput))]
[JsonSerializable(typeof(XmlMapsOutput))]
[JsonSerializable(typeof(XmlMapsXmlNameOutput))]
[JsonSerializable(typeof(XmlTimestampsOutput))]
sealed partial class AwsQueryShapes : JsonSerializerContext;
