using System.Text.Json.Serialization;

namespace Farshore.Aws.Tests.Protocols.Vectors.RestXml;

public sealed record XmlAttributesOnPayloadRequest
{
    [Payload] public XmlAttributesPayloadRequest? Payload { get; init; }
}

public sealed record XmlAttributesPayloadRequest
{
    public string? Foo { get; init; }
    [InXmlAttribute("test")] public string? Attr { get; init; }
}

public sealed record XmlBlobsRequest
{
    public byte[]? Data { get; init; }
}

public sealed record XmlEmptyListsRequest
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
    [Items("flattenedStructureList", Flat = true)] public IReadOnlyList<StructureListMember>? FlattenedStructureList { get; init; }
}

public sealed record StructureListMember
{
    [WireName("value")] public string? A { get; init; }
    [WireName("other")] public string? B { get; init; }
}

public sealed record XmlEmptyMapsRequest
{
    public IReadOnlyDictionary<string, GreetingStruct>? MyMap { get; init; }
}

public sealed record GreetingStruct
{
    public string? Hi { get; init; }
}

public sealed record XmlEmptyStringsRequest
{
    public string? EmptyString { get; init; }
}

public sealed record XmlEnumsRequest
{
    public string? FooEnum1 { get; init; }
    public string? FooEnum2 { get; init; }
    public string? FooEnum3 { get; init; }
    public IReadOnlyList<string>? FooEnumList { get; init; }
    public IReadOnlyList<string>? FooEnumSet { get; init; }
    public IReadOnlyDictionary<string, string>? FooEnumMap { get; init; }
}

public sealed record XmlIntEnumsRequest
{
    public int? IntEnum1 { get; init; }
    public int? IntEnum2 { get; init; }
    public int? IntEnum3 { get; init; }
    public IReadOnlyList<int>? IntEnumList { get; init; }
    public IReadOnlyList<int>? IntEnumSet { get; init; }
    public IReadOnlyDictionary<string, int>? IntEnumMap { get; init; }
}

public sealed record XmlListsRequest
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
    [Items("flattenedStructureList", Flat = true)] public IReadOnlyList<StructureListMember>? FlattenedStructureList { get; init; }
}

public sealed record XmlMapsRequest
{
    public IReadOnlyDictionary<string, GreetingStruct>? MyMap { get; init; }
}

public sealed record XmlMapsXmlNameRequest
{
    [Entries("Attribute", "Setting")] public IReadOnlyDictionary<string, GreetingStruct>? MyMap { get; init; }
}

public sealed record XmlMapWithXmlNamespaceRequest
{
    [WireName("KVP"), Entries("K", "V")] public IReadOnlyDictionary<string, string>? MyMap { get; init; }
}

public sealed record XmlTimestampsRequest
{
    public DateTimeOffset? Normal { get; init; }
    [Timestamp(TimestampFormat.DateTime)] public DateTimeOffset? DateTime { get; init; }
    [Timestamp(TimestampFormat.DateTime)] public DateTimeOffset? DateTimeOnTarget { get; init; }
    [Timestamp(TimestampFormat.EpochSeconds)] public DateTimeOffset? EpochSeconds { get; init; }
    [Timestamp(TimestampFormat.EpochSeconds)] public DateTimeOffset? EpochSecondsOnTarget { get; init; }
    [Timestamp(TimestampFormat.HttpDate)] public DateTimeOffset? HttpDate { get; init; }
    [Timestamp(TimestampFormat.HttpDate)] public DateTimeOffset? HttpDateOnTarget { get; init; }
}

public sealed record XmlUnionsRequest
{
    public XmlUnionShape? UnionValue { get; init; }
}

public sealed record XmlUnionShape
{
    public string? StringValue { get; init; }
    public bool? BooleanValue { get; init; }
    public int? ByteValue { get; init; }
    public int? ShortValue { get; init; }
    public int? IntegerValue { get; init; }
    public long? LongValue { get; init; }
    public double? FloatValue { get; init; }
    public double? DoubleValue { get; init; }
    public XmlUnionShape? UnionValue { get; init; }
    public XmlNestedUnionStruct? StructValue { get; init; }
}

public sealed record XmlNestedUnionStruct
{
    public string? StringValue { get; init; }
    public bool? BooleanValue { get; init; }
    public int? ByteValue { get; init; }
    public int? ShortValue { get; init; }
    public int? IntegerValue { get; init; }
    public long? LongValue { get; init; }
    public double? FloatValue { get; init; }
    public double? DoubleValue { get; init; }
}

public sealed record DatetimeOffsetsOutput
{
    [Timestamp(TimestampFormat.DateTime)] public DateTimeOffset? Datetime { get; init; }
}

public sealed record EmptyInputAndEmptyOutputOutput;

public sealed record FlattenedXmlMapResponse
{
    [Entries("key", "value", Flat = true)] public IReadOnlyDictionary<string, string>? MyMap { get; init; }
}

public sealed record FlattenedXmlMapWithXmlNameResponse
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
    [InHeader("X-Greeting")] public string? Greeting { get; init; }
}

public sealed record HttpResponseCodeOutput
{
    [JsonPropertyName("Status"), InStatus] public int? Status { get; init; }
}

public sealed record NestedXmlMapsResponse
{
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? NestedMap { get; init; }
    [Entries("key", "value", Flat = true)]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? FlatNestedMap { get; init; }
}

public sealed record NoInputAndOutputOutput;

public sealed record RecursiveShapesResponse
{
    public RecursiveShapesInputOutputNested1? Nested { get; init; }
}

public sealed record SimpleScalarPropertiesResponse
{
    [InHeader("X-Foo")] public string? Foo { get; init; }
    public string? StringValue { get; init; }
    public bool? TrueBooleanValue { get; init; }
    public bool? FalseBooleanValue { get; init; }
    public int? ByteValue { get; init; }
    public int? ShortValue { get; init; }
    public int? IntegerValue { get; init; }
    public long? LongValue { get; init; }
    public double? FloatValue { get; init; }
    [WireName("DoubleDribble")] public double? DoubleValue { get; init; }
}

public sealed record XmlAttributesResponse
{
    public string? Foo { get; init; }
    [InXmlAttribute("test")] public string? Attr { get; init; }
}

public sealed record XmlAttributesOnPayloadResponse
{
    [Payload] public XmlAttributesPayloadResponse? Payload { get; init; }
}

public sealed record XmlAttributesPayloadResponse
{
    public string? Foo { get; init; }
    [InXmlAttribute("test")] public string? Attr { get; init; }
}

public sealed record XmlBlobsResponse
{
    public byte[]? Data { get; init; }
}

public sealed record XmlEmptyBlobsResponse
{
    public byte[]? Data { get; init; }
}

public sealed record XmlEmptyListsResponse
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
    [Items("flattenedStructureList", Flat = true)] public IReadOnlyList<StructureListMember>? FlattenedStructureList { get; init; }
}

public sealed record XmlEmptyMapsResponse
{
    public IReadOnlyDictionary<string, GreetingStruct>? MyMap { get; init; }
}
