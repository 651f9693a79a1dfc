using System.Text.Json.Serialization;

namespace Farshore.Aws.Tests.Protocols.Vectors.Ec2Query;

public sealed record EmptyInputAndEmptyOutputInput;

public sealed record NestedStructuresInput
{
    [JsonPropertyName("Nested"), WireName("Nested")] public StructArg? Nested { get; init; }
}

public sealed record StructArg
{
    [JsonPropertyName("StringArg"), WireName("StringArg")] public string? StringArg { get; init; }
    [JsonPropertyName("OtherArg"), WireName("OtherArg")] public bool? OtherArg { get; init; }
    [JsonPropertyName("RecursiveArg"), WireName("RecursiveArg")] public StructArg? RecursiveArg { get; init; }
}

public sealed record QueryListsInput
{
    [JsonPropertyName("ListArg"), WireName("ListArg"), Items("member")] public IReadOnlyList<string>? ListArg { get; init; }
    [JsonPropertyName("ComplexListArg"), WireName("ComplexListArg"), Items("member")]
    public IReadOnlyList<GreetingStruct>? ComplexListArg { get; init; }
    [JsonPropertyName("ListArgWithXmlNameMember"), WireName("ListArgWithXmlNameMember")]
    public IReadOnlyList<string>? ListArgWithXmlNameMember { get; init; }
    [JsonPropertyName("ListArgWithXmlName"), WireName("Hi")] public IReadOnlyList<string>? ListArgWithXmlName { get; init; }
    [JsonPropertyName("NestedWithList"), WireName("NestedWithList")] public NestedStructWithList? NestedWithList { get; init; }
}

public sealed record GreetingStruct
{
    public string? Hi { get; init; }
}

public sealed record NestedStructWithList
{
    [JsonPropertyName("ListArg"), WireName("ListArg"), Items("member")] public IReadOnlyList<string>? ListArg { get; init; }
}

public sealed record QueryTimestampsInput
{
    public DateTimeOffset? NormalFormat { get; init; }
    [Timestamp(TimestampFormat.EpochSeconds)] public DateTimeOffset? EpochMember { get; init; }
    [Timestamp(TimestampFormat.EpochSeconds)] public DateTimeOffset? EpochTarget { get; init; }
}

public sealed record SimpleInputParamsInput
{
    [JsonPropertyName("Foo"), WireName("Foo")] public string? Foo { get; init; }
    [JsonPropertyName("Bar"), WireName("Bar")] public string? Bar { get; init; }
    [JsonPropertyName("Baz"), WireName("Baz")] public bool? Baz { get; init; }
    [JsonPropertyName("Bam"), WireName("Bam")] public int? Bam { get; init; }
    [JsonPropertyName("FloatValue"), WireName("FloatValue")] public double? FloatValue { get; init; }
    [JsonPropertyName("Boo"), WireName("Boo")] public double? Boo { get; init; }
    [JsonPropertyName("Qux"), WireName("Qux")] public byte[]? Qux { get; init; }
    [JsonPropertyName("FooEnum"), WireName("FooEnum")] public string? FooEnum { get; init; }
    [JsonPropertyName("HasQueryName"), WireName("HasQueryName")] public string? HasQueryName { get; init; }
    [JsonPropertyName("HasQueryAndXmlName")] public string? HasQueryAndXmlName { get; init; }
    [JsonPropertyName("UsesXmlName")] public string? UsesXmlName { get; init; }
}

public sealed record DatetimeOffsetsOutput
{
    [Timestamp(TimestampFormat.DateTime)] public DateTimeOffset? Datetime { get; init; }
}

public sealed record EmptyInputAndEmptyOutputOutput;

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
    [Items("member")] public IReadOnlyList<string>? StringList { get; init; }
    [Items("member")] public IReadOnlyList<string>? StringSet { get; init; }
    [Items("member")] public IReadOnlyList<int>? IntegerList { get; init; }
    [Items("member")] public IReadOnlyList<bool>? BooleanList { get; init; }
    [Items("member")] public IReadOnlyList<DateTimeOffset>? TimestampList { get; init; }
    [Items("member")] public IReadOnlyList<string>? EnumList { get; init; }
    [Items("member")] public IReadOnlyList<int>? IntEnumList { get; init; }
    [Items("member")] public IReadOnlyList<IReadOnlyList<string>>? NestedStringList { get; init; }
    [WireName("renamed")] public IReadOnlyList<string>? RenamedListMembers { get; init; }
    [Items("flattenedList", Flat = true)] public IReadOnlyList<string>? FlattenedList { get; init; }
    [Items("customName", Flat = true), WireName("customName")] public IReadOnlyList<string>? FlattenedList2 { get; init; }
    [Items("flattenedListWithMemberNamespace", Flat = true)] public IReadOnlyList<string>? FlattenedListWithMemberNamespace { get; init; }
    [Items("flattenedListWithNamespace", Flat = true)] public IReadOnlyList<string>? FlattenedListWithNamespace { get; init; }
    [WireName("myStructureList")] public IReadOnlyList<StructureListMember>? StructureList { get; init; }
}

public sealed record StructureListMember
{
    [WireName("value")] public string? A { get; init; }
    [WireName("other")] public string? B { get; init; }
}

public sealed record XmlEnumsOutput
{
    public string? FooEnum1 { get; init; }
    public string? FooEnum2 { get; init; }
    public string? FooEnum3 { get; init; }
    [Items("member")] public IReadOnlyList<string>? FooEnumList { get; init; }
    [Items("member")] public IReadOnlyList<string>? FooEnumSet { get; init; }
    public IReadOnlyDictionary<string, string>? FooEnumMap { get; init; }
}

public sealed record XmlIntEnumsOutput
{
    public int? IntEnum1 { get; init; }
    public int? IntEnum2 { get; init; }
    public int? IntEnum3 { get; init; }
    [Items("member")] public IReadOnlyList<int>? IntEnumList { get; init; }
    [Items("member")] public IReadOnlyList<int>? IntEnumSet { get; init; }
    public IReadOnlyDictionary<string, int>? IntEnumMap { get; init; }
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
