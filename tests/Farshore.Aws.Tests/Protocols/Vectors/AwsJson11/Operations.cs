using System.Text.Json.Serialization;
using Farshore.Aws.Protocols;
using S = Farshore.Aws.Tests.Protocols.Vectors.AwsJson11.AwsJson11Shapes;

namespace Farshore.Aws.Tests.Protocols.Vectors.AwsJson11;

/// <summary>The operations that the vectors call.</summary>
public static class Operations
{
    static readonly ServiceContract Service =
        new("Vectors", "vectors", "vectors", "2019-12-16", Protocol.AwsJson11) { TargetPrefix = "JsonProtocol" };

    public static IReadOnlyList<JsonOperation> All { get; } =
    [
        JsonOperation.Of(Service, "DatetimeOffsets", HttpRoute.Rpc, S.Default.NoMembers, S.Default.DatetimeOffsetsOutput),
        JsonOperation.Of(Service, "EmptyOperation", HttpRoute.Rpc, S.Default.NoMembers, S.Default.NoMembers),
        JsonOperation.Of(Service, "FractionalSeconds", HttpRoute.Rpc, S.Default.NoMembers, S.Default.FractionalSecondsOutput),
        JsonOperation.Of(Service, "JsonEnums", HttpRoute.Rpc, S.Default.JsonEnumsInputOutput, S.Default.JsonEnumsInputOutput),
        JsonOperation.Of(Service, "JsonIntEnums", HttpRoute.Rpc, S.Default.JsonIntEnumsInputOutput, S.Default.JsonIntEnumsInputOutput),
        JsonOperation.Of(Service, "JsonUnions", HttpRoute.Rpc, S.Default.UnionInputOutput, S.Default.UnionInputOutput),
        JsonOperation.Of(Service, "KitchenSinkOperation", HttpRoute.Rpc, S.Default.KitchenSink, S.Default.KitchenSink),
        JsonOperation.Of(Service, "NullOperation", HttpRoute.Rpc, S.Default.NullOperationInputOutput, S.Default.NullOperationInputOutput),
        JsonOperation.Of(Service, "OperationWithOptionalInputOutput", HttpRoute.Rpc,
            S.Default.OperationWithOptionalInputOutputInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "SimpleScalarProperties", HttpRoute.Rpc,
            S.Default.SimpleScalarPropertiesInputOutput, S.Default.SimpleScalarPropertiesInputOutput),
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
[JsonSerializable(typeof(FractionalSecondsOutput))]
[JsonSerializable(typeof(JsonEnumsInputOutput))]
[JsonSerializable(typeof(JsonIntEnumsInputOutput))]
[JsonSerializable(typeof(KitchenSink))]
[JsonSerializable(typeof(NullOperationInputOutput))]
[JsonSerializable(typeof(OperationWithOptionalInputOutputInput))]
[JsonSerializable(typeof(SimpleScalarPropertiesInputOutput))]
[JsonSerializable(typeof(UnionInputOutput))]
sealed partial class AwsJson11Shapes : JsonSerializerContext;
