using System.Text.Json.Serialization;

namespace Farshore.Aws.Tests.Protocols.Vectors.AwsQuery;

public sealed record EmptyInputAndEmptyOutputInput;

public sealed record NestedStructuresInput
{
    [JsonPropertyName("Nested")] public StructArg? Nested { get; init; }
}

public sealed record StructArg
{
    [JsonPropertyName("StringArg")] public string? StringArg { get; init; }
    [JsonPropertyName("OtherArg")] public bool? OtherArg { get; init; }
    [JsonPropertyName("RecursiveArg")] public StructArg? RecursiveArg { get; init; }
}

public sealed record NoInputAndOutputInput;

public sealed record QueryListsInput
{
    [JsonPropertyName("ListArg")] public IReadOnlyList<string>? ListArg { get; init; }
    [JsonPropertyName("ComplexListArg")] public IReadOnlyList<GreetingStruct>? ComplexListArg { get; init; }
    [JsonPropertyName("FlattenedListArg"), Items("FlattenedListArg", Flat = true)]
    public IReadOnlyList<string>? FlattenedListArg { get; init; }
    [JsonPropertyName("ListArgWithXmlNameMember"), Items("item")] public IReadOnlyList<string>? ListArgWithXmlNameMember { get; init; }
    [JsonPropertyName("FlattenedListArgWithXmlName"), Items("Hi", Flat = true), WireName("Hi")]
    public IReadOnlyList<string>? FlattenedListArgWithXmlName { get; init; }
    [JsonPropertyName("NestedWithList")] public NestedStructWithList? NestedWithList { get; init; }
}

public sealed record GreetingStruct
{
    public string? Hi { get; init; }
}

public sealed record NestedStructWithList
{
    [JsonPropertyName("ListArg")] public IReadOnlyList<string>? ListArg { get; init; }
}

public sealed record QueryMapsInput
{
    [JsonPropertyName("MapArg")] public IReadOnlyDictionary<string, string>? MapArg { get; init; }
    [JsonPropertyName("RenamedMapArg"), WireName("Foo")] public IReadOnlyDictionary<string, string>? RenamedMapArg { get; init; }
    [JsonPropertyName("ComplexMapArg")] public IReadOnlyDictionary<string, GreetingStruct>? ComplexMapArg { get; init; }
    [JsonPropertyName("MapWithXmlMemberName"), Entries("K", "V")]
    public IReadOnlyDictionary<string, string>? MapWithXmlMemberName { get; init; }
    [JsonPropertyName("FlattenedMap"), Entries("key", "value", Flat = true)]
    public IReadOnlyDictionary<string, string>? FlattenedMap { get; init; }
    [JsonPropertyName("FlattenedMapWithXmlName"), WireName("Hi"), Entries("K", "V", Flat = true)]
    public IReadOnlyDictionary<string, string>? FlattenedMapWithXmlName { get; init; }
    [JsonPropertyName("MapOfLists")] public IReadOnlyDictionary<string, IReadOnlyList<string>>? MapOfLists { get; init; }
    [JsonPropertyName("NestedStructWithMap")] public NestedStructWithMap? NestedStructWithMap { get; init; }
}

public sealed record NestedStructWithMap
{
    [JsonPropertyName("MapArg")] public IReadOnlyDictionary<string, string>? MapArg { get; init; }
}

public sealed record QueryTimestampsInput
{
    public DateTimeOffset? NormalFormat { get; init; }
    [Timestamp(TimestampFormat.EpochSeconds)] public DateTimeOffset? EpochMember { get; init; }
    [Timestamp(TimestampFormat.EpochSeconds)] public DateTimeOffset? EpochTarget { get; init; }
}

public sealed record SimpleInputParamsInput
{
    [JsonPropertyName("Foo")] public string? Foo { get; init; }
    [JsonPropertyName("Bar")] public string? Bar { get; init; }
    [JsonPropertyName("Baz")] public bool? Baz { get; init; }
    [JsonPropertyName("Bam")] public int? Bam { get; init; }
    [JsonPropertyName("FloatValue")] public double? FloatValue { get; init; }
    [JsonPropertyName("Boo")] public double? Boo { get; init; }
    [JsonPropertyName("Qux")] public byte[]? Qux { get; init; }
    [JsonPropertyName("FooEnum")] public string? FooEnum { get; init; }
    [JsonPropertyName("IntegerEnum")] public int? IntegerEnum { get; init; }
}

public sealed record DatetimeOffsetsOutput
{
    [Timestamp(TimestampFormat.DateTime)] public DateTimeOffset? Datetime { get; init; }
}

public sealed record EmptyInputAndEmptyOutputOutput;

public sealed record FlattenedXmlMapOutput
{
    [Entries("key", "value", Flat = true)] public IReadOnlyDictionary<string, string>? MyMap { get; init; }
}

public sealed record FlattenedXmlMapWithXmlNameOutput
{
    [WireName("KVP"), Entries("K", "V", Flat = true)] public IReadOnlyDictionary<string, string>? MyMap { get; init; }
}

public sealed record FlattenedXmlMapWithXmlNamespaceOutput
{
    [WireName("KVP"), Entries("K", "V", Flat = true)] public IReadOnlyDictionary<string, string>? MyMap { get; init; }
}

public sealed record FractionalSecondsOutput
{
    [Timestamp(TimestampFormat.DateTime)] public DateTimeOffset? Datetime { get; init; }
}

public sealed record GreetingWithErrorsOutput
{
    public string? Greeting { get; init; }
}

public sealed record IgnoresWrappingXmlNameOutput
{
    public string? Foo { get; init; }
}

public sealed record NoInputAndOutputOutput;

public sealed record RecursiveXmlShapesOutput
{
    public RecursiveXmlShapesOutputNested1? Nested { get; init; }
}

public sealed record RecursiveXmlShapesOutputNested1
{
    public string? Foo { get; init; }
    public RecursiveXmlShapesOutputNested2? Nested { get; init; }
}

public sealed record RecursiveXmlShapesOutputNested2
{
    public string? Bar { get; init; }
    public RecursiveXmlShapesOutputNested1? RecursiveMember { get; init; }
}

public sealed record SimpleScalarXmlPropertiesOutput
{
    public string? StringValue { get; init; }
    public string? EmptyStringValue { get; init; }
    public bool? TrueBooleanValue { get; init; }
    public bool? FalseBooleanValue { get; init; }
    public int? ByteValue { get; init; }
    public int? ShortValue { get; init; }
    public int? IntegerValue { get; init; }
    public long? LongValue { get; init; }
    public double? FloatValue { get; init; }
    [WireName("DoubleDribble")] public double? DoubleValue { get; init; }
}

public sealed record XmlBlobsOutput
{
    public byte[]? Data { get; init; }
}

public sealed record XmlListsOutput
{
    public IReadOnlyList<string>? StringList { get; init; }
    public IReadOnlyList<string>? StringSet { get; init; }
    public IReadOnlyList<int>? IntegerList { get; init; }
    public IReadOnlyList<bool>? BooleanList { get; init; }
    public IReadOnlyList<DateTimeOffset>? TimestampList { get; init; }
    public IReadOnlyList<string>? EnumList { get; init; }
    public IReadOnlyList<int>? IntEnumList { get; init; }
    public IReadOnlyList<IReadOnlyList<string>>? NestedStringList { get; init; }
    [WireName("renamed"), Items("item")] public IReadOnlyList<string>? RenamedListMembers { get; init; }
    [Items("flattenedList", Flat = true)] public IReadOnlyList<string>? FlattenedList { get; init; }
    [Items("customName", Flat = true), WireName("customName")] public IReadOnlyList<string>? FlattenedList2 { get; init; }
    [Items("flattenedListWithMemberNamespace", Flat = true)] public IReadOnlyList<string>? FlattenedListWithMemberNamespace { get; init; }
    [Items("flattenedListWithNamespace", Flat = true)] public IReadOnlyList<string>? FlattenedListWithNamespace { get; init; }
    [WireName("myStructureList"), Items("item")] public IReadOnlyList<StructureListMember>? StructureList { get; init; }
}

public sealed record StructureListMember
{
    [WireName("value")] public string? A { get; init; }
    [WireName("other")] public string? B { get; init; }
}

public sealed record XmlMapsOutput
{
    public IReadOnlyDictionary<string, GreetingStruct>? MyMap { get; init; }
}

public sealed record XmlEnumsOutput
{
    public string? FooEnum1 { get; init; }
    public string? FooEnum2 { get; init; }
    public string? FooEnum3 { get; init; }
    public IReadOnlyList<string>? FooEnumList { get; init; }
    public IReadOnlyList<string>? FooEnumSet { get; init; }
    public IReadOnlyDictionary<string, string>? FooEnumMap { get; init; }
}

public sealed record XmlIntEnumsOutput
{
    public int? IntEnum1 { get; init; }
    public int? IntEnum2 { get; init; }
    public int? IntEnum3 { get; init; }
    public IReadOnlyList<int>? IntEnumList { get; init; }
    public IReadOnlyList<int>? IntEnumSet { get; init; }
    public IReadOnlyDictionary<string, int>? IntEnumMap { get; init; }
}

public sealed record XmlMapsXmlNameOutput
{
    [Entries("Attribute", "Setting")] public IReadOnlyDictionary<string, GreetingStruct>? MyMap { get; init; }
}

public sealed record XmlTimestampsOutput
{
    public DateTimeOffset? Normal { get; init; }
    [Timestamp(TimestampFormat.DateTime)] public DateTimeOffset? DateTime { get; init; }
    [Timestamp(TimestampFormat.DateTime)] public DateTimeOffset? DateTimeOnTarget { get; init; }
    [Timestamp(TimestampFormat.EpochSeconds)] public DateTimeOffset? EpochSeconds { get; init; }
    [Timestamp(TimestampFormat.EpochSeconds)] public DateTimeOffset? EpochSecondsOnTarget { get; init; }
    [Timestamp(TimestampFormat.HttpDate)] public DateTimeOffset? HttpDate { get; init; }
    [Timestamp(TimestampFormat.HttpDate)] public DateTimeOffset? HttpDateOnTarget { get; init; }
}
