using System.Text.Json.Serialization;
using Farshore.Aws.Protocols;
using S = Farshore.Aws.Tests.Protocols.Vectors.AwsQuery.AwsQueryShapes;

namespace Farshore.Aws.Tests.Protocols.Vectors.AwsQuery;

/// <summary>The operations that the vectors call.</summary>
public static class Operations
{
    static readonly ServiceContract Service =
        new("Vectors", "vectors", "vectors", "2020-01-08", Protocol.AwsQuery) { XmlNamespace = "https://example.com/" };

    public static IReadOnlyList<VectorOperation> All { get; } =
    [
        VectorOperation.Of(Service, "DatetimeOffsets", HttpRoute.Rpc, S.Default.NoMembers, S.Default.DatetimeOffsetsOutput),
        VectorOperation.Of(Service, "EmptyInputAndEmptyOutput", HttpRoute.Rpc,
            S.Default.EmptyInputAndEmptyOutputInput, S.Default.EmptyInputAndEmptyOutputOutput),
        VectorOperation.Of(Service, "FlattenedXmlMap", HttpRoute.Rpc, S.Default.NoMembers, S.Default.FlattenedXmlMapOutput),
        VectorOperation.Of(Service, "FlattenedXmlMapWithXmlName", HttpRoute.Rpc,
            S.Default.NoMembers, S.Default.FlattenedXmlMapWithXmlNameOutput),
        VectorOperation.Of(Service, "FlattenedXmlMapWithXmlNamespace", HttpRoute.Rpc,
            S.Default.NoMembers, S.Default.FlattenedXmlMapWithXmlNamespaceOutput),
        VectorOperation.Of(Service, "FractionalSeconds", HttpRoute.Rpc, S.Default.NoMembers, S.Default.FractionalSecondsOutput),
        VectorOperation.Of(Service, "GreetingWithErrors", HttpRoute.Rpc, S.Default.NoMembers, S.Default.GreetingWithErrorsOutput),
        VectorOperation.Of(Service, "IgnoresWrappingXmlName", HttpRoute.Rpc, S.Default.NoMembers, S.Default.IgnoresWrappingXmlNameOutput),
        VectorOperation.Of(Service, "NestedStructures", HttpRoute.Rpc, S.Default.NestedStructuresInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "NoInputAndNoOutput", HttpRoute.Rpc, S.Default.NoMembers, S.Default.NoMembers),
        VectorOperation.Of(Service, "NoInputAndOutput", HttpRoute.Rpc, S.Default.NoInputAndOutputInput, S.Default.NoInputAndOutputOutput),
        VectorOperation.Of(Service, "QueryLists", HttpRoute.Rpc, S.Default.QueryListsInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "QueryMaps", HttpRoute.Rpc, S.Default.QueryMapsInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "QueryTimestamps", HttpRoute.Rpc, S.Default.QueryTimestampsInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "RecursiveXmlShapes", HttpRoute.Rpc, S.Default.NoMembers, S.Default.RecursiveXmlShapesOutput),
        VectorOperation.Of(Service, "SimpleInputParams", HttpRoute.Rpc, S.Default.SimpleInputParamsInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "SimpleScalarXmlProperties", HttpRoute.Rpc,
            S.Default.NoMembers, S.Default.SimpleScalarXmlPropertiesOutput),
        VectorOperation.Of(Service, "XmlBlobs", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlBlobsOutput),
        VectorOperation.Of(Service, "XmlEmptyBlobs", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlBlobsOutput),
        VectorOperation.Of(Service, "XmlEmptyLists", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlListsOutput),
        VectorOperation.Of(Service, "XmlEmptyMaps", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlMapsOutput),
        VectorOperation.Of(Service, "XmlEnums", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlEnumsOutput),
        VectorOperation.Of(Service, "XmlIntEnums", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlIntEnumsOutput),
        VectorOperation.Of(Service, "XmlLists", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlListsOutput),
        VectorOperation.Of(Service, "XmlMaps", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlMapsOutput),
        VectorOperation.Of(Service, "XmlMapsXmlName", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlMapsXmlNameOutput),
        VectorOperation.Of(Service, "XmlTimestamps", HttpRoute.Rpc, S.Default.NoMembers, S.Default.XmlTimestampsOutput),
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
