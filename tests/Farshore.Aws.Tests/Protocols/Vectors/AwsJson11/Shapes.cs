using System.Text.Json.Serialization;

namespace Farshore.Aws.Tests.Protocols.Vectors.AwsJson11;

public sealed record JsonEnumsInputOutput
{
    public string? FooEnum1 { get; init; }
    public string? FooEnum2 { get; init; }
    public string? FooEnum3 { get; init; }
    public IReadOnlyList<string>? FooEnumList { get; init; }
    public IReadOnlyList<string>? FooEnumSet { get; init; }
    public IReadOnlyDictionary<string, string>? FooEnumMap { get; init; }
}

public sealed record JsonIntEnumsInputOutput
{
    public int? IntEnum1 { get; init; }
    public int? IntEnum2 { get; init; }
    public int? IntEnum3 { get; init; }
    public IReadOnlyList<int>? IntEnumList { get; init; }
    public IReadOnlyList<int>? IntEnumSet { get; init; }
    public IReadOnlyDictionary<string, int>? IntEnumMap { get; init; }
}

public sealed record UnionInputOutput
{
    public MyUnion? Contents { get; init; }
}

public sealed record MyUnion
{
    public string? StringValue { get; init; }
    public bool? BooleanValue { get; init; }
    public int? NumberValue { get; init; }
    public byte[]? BlobValue { get; init; }
    public DateTimeOffset? TimestampValue { get; init; }
    public string? EnumValue { get; init; }
    public IReadOnlyList<string>? ListValue { get; init; }
    public IReadOnlyDictionary<string, string>? MapValue { get; init; }
    public GreetingStruct? StructureValue { get; init; }
}

public sealed record GreetingStruct
{
    public string? Hi { get; init; }
}

public sealed record KitchenSink
{
    [JsonPropertyName("Blob")] public byte[]? Blob { get; init; }
    [JsonPropertyName("Boolean")] public bool? Boolean { get; init; }
    [JsonPropertyName("Double")] public double? Double { get; init; }
    [JsonPropertyName("EmptyStruct")] public EmptyStruct? EmptyStruct { get; init; }
    [JsonPropertyName("Float")] public double? Float { get; init; }
    [JsonPropertyName("HttpdateTimestamp"), Timestamp(TimestampFormat.HttpDate)] public DateTimeOffset? HttpdateTimestamp { get; init; }
    [JsonPropertyName("Integer")] public int? Integer { get; init; }
    [JsonPropertyName("Iso8601Timestamp"), Timestamp(TimestampFormat.DateTime)] public DateTimeOffset? Iso8601Timestamp { get; init; }
    [JsonPropertyName("ListOfLists")] public IReadOnlyList<IReadOnlyList<string>>? ListOfLists { get; init; }
    [JsonPropertyName("ListOfMapsOfStrings")]
    public IReadOnlyList<IReadOnlyDictionary<string, string>>? ListOfMapsOfStrings { get; init; }
    [JsonPropertyName("ListOfStrings")] public IReadOnlyList<string>? ListOfStrings { get; init; }
    [JsonPropertyName("ListOfStructs")] public IReadOnlyList<SimpleStruct>? ListOfStructs { get; init; }
    [JsonPropertyName("Long")] public long? Long { get; init; }
    [JsonPropertyName("MapOfListsOfStrings")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MapOfListsOfStrings { get; init; }
    [JsonPropertyName("MapOfMaps")] public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? MapOfMaps { get; init; }
    [JsonPropertyName("MapOfStrings")] public IReadOnlyDictionary<string, string>? MapOfStrings { get; init; }
    [JsonPropertyName("MapOfStructs")] public IReadOnlyDictionary<string, SimpleStruct>? MapOfStructs { get; init; }
    [JsonPropertyName("RecursiveList")] public IReadOnlyList<KitchenSink>? RecursiveList { get; init; }
    [JsonPropertyName("RecursiveMap")] public IReadOnlyDictionary<string, KitchenSink>? RecursiveMap { get; init; }
    [JsonPropertyName("RecursiveStruct")] public KitchenSink? RecursiveStruct { get; init; }
    [JsonPropertyName("SimpleStruct")] public SimpleStruct? SimpleStruct { get; init; }
    [JsonPropertyName("String")] public string? String { get; init; }
    [JsonPropertyName("StructWithJsonName")] public StructWithJsonName? StructWithJsonName { get; init; }
    [JsonPropertyName("Timestamp")] public DateTimeOffset? Timestamp { get; init; }
    [JsonPropertyName("UnixTimestamp"), Timestamp(TimestampFormat.EpochSeconds)] public DateTimeOffset? UnixTimestamp { get; init; }
}

public sealed record EmptyStruct;

public sealed record SimpleStruct
{
    [JsonPropertyName("Value")] public string? Value { get; init; }
}

public sealed record StructWithJsonName
{
    [JsonPropertyName("Value")] public string? Value { get; init; }
}

public sealed record NullOperationInputOutput
{
    public string? String { get; init; }
}

public sealed record OperationWithOptionalInputOutputInput
{
    [JsonPropertyName("Value")] public string? Value { get; init; }
}

public sealed record SimpleScalarPropertiesInputOutput
{
    public double? FloatValue { get; init; }
    public double? DoubleValue { get; init; }
}

public sealed record DatetimeOffsetsOutput
{
    [Timestamp(TimestampFormat.DateTime)] public DateTimeOffset? Datetime { get; init; }
}

public sealed record FractionalSecondsOutput
{
    [Timestamp(TimestampFormat.DateTime)] public DateTimeOffset? Datetime { get; init; }
}
