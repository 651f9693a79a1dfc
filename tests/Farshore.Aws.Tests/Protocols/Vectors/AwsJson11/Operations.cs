using System.Text.Json.Serialization;
using Farshore.Aws.Protocols;
using S = Farshore.Aws.Tests.Protocols.Vectors.AwsJson11.AwsJson11Shapes;

namespace Farshore.Aws.Tests.Protocols.Vectors.AwsJson11;

/// <summary>The operations that the vectors call.</summary>
public static class Operations
{
    static readonly ServiceContract Service =
        new("Vectors", "vectors", "vectors", "2019-12-16", Protocol.AwsJson11) { TargetPrefix = "JsonProtocol" };

    public static IReadOnlyList<VectorOperation> All { get; } =
    [
        VectorOperation.Of(Service, "DatetimeOffsets", HttpRoute.Rpc, S.Default.NoMembers, S.Default.DatetimeOffsetsOutput),
        VectorOperation.Of(Service, "EmptyOperation", HttpRoute.Rpc, S.Default.NoMembers, S.Default.NoMembers),
        VectorOperation.Of(Service, "FractionalSeconds", HttpRoute.Rpc, S.Default.NoMembers, S.Default.FractionalSecondsOutput),
        VectorOperation.Of(Service, "JsonEnums", HttpRoute.Rpc, S.Default.JsonEnumsInputOutput, S.Default.JsonEnumsInputOutput),
        VectorOperation.Of(Service, "JsonIntEnums", HttpRoute.Rpc, S.Default.JsonIntEnumsInputOutput, S.Default.JsonIntEnumsInputOutput),
        VectorOperation.Of(Service, "JsonUnions", HttpRoute.Rpc, S.Default.UnionInputOutput, S.Default.UnionInputOutput),
        VectorOperation.Of(Service, "KitchenSinkOperation", HttpRoute.Rpc, S.Default.KitchenSink, S.Default.KitchenSink),
        VectorOperation.Of(Service, "NullOperation", HttpRoute.Rpc,
            S.Default.NullOperationInputOutput, S.Default.NullOperationInputOutput),
        VectorOperation.Of(Service, "OperationWithOptionalInputOutput", HttpRoute.Rpc,
            S.Default.OperationWithOptionalInputOutputInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "SimpleScalarProperties", HttpRoute.Rpc,
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
