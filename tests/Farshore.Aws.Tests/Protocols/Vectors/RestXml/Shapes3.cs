using System.Text.Json.Serialization;

namespace Farshore.Aws.Tests.Protocols.Vectors.RestXml;

public sealed record XmlEmptyStringsResponse
{
    public string? EmptyString { get; init; }
}

public sealed record XmlEnumsResponse
{
    public string? FooEnum1 { get; init; }
    public string? FooEnum2 { get; init; }
    public string? FooEnum3 { get; init; }
    public IReadOnlyList<string>? FooEnumList { get; init; }
    public IReadOnlyList<string>? FooEnumSet { get; init; }
    public IReadOnlyDictionary<string, string>? FooEnumMap { get; init; }
}

public sealed record XmlIntEnumsResponse
{
    public int? IntEnum1 { get; init; }
    public int? IntEnum2 { get; init; }
    public int? IntEnum3 { get; init; }
    public IReadOnlyList<int>? IntEnumList { get; init; }
    public IReadOnlyList<int>? IntEnumSet { get; init; }
    public IReadOnlyDictionary<string, int>? IntEnumMap { get; init; }
}

public sealed record XmlListsResponse
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

public sealed record XmlMapsResponse
{
    public IReadOnlyDictionary<string, GreetingStruct>? MyMap { get; init; }
}

public sealed record XmlMapsXmlNameResponse
{
    [Entries("Attribute", "Setting")] public IReadOnlyDictionary<string, GreetingStruct>? MyMap { get; init; }
}

public sealed record XmlMapWithXmlNamespaceResponse
{
    [WireName("KVP"), Entries("K", "V")] public IReadOnlyDictionary<string, string>? MyMap { get; init; }
}

public sealed record XmlTimestampsResponse
{
    public DateTimeOffset? Normal { get; init; }
    [Timestamp(TimestampFormat.DateTime)] public DateTimeOffset? DateTime { get; init; }
    [Timestamp(TimestampFormat.DateTime)] public DateTimeOffset? DateTimeOnTarget { get; init; }
    [Timestamp(TimestampFormat.EpochSeconds)] public DateTimeOffset? EpochSeconds { get; init; }
    [Timestamp(TimestampFormat.EpochSeconds)] public DateTimeOffset? EpochSecondsOnTarget { get; init; }
    [Timestamp(TimestampFormat.HttpDate)] public DateTimeOffset? HttpDate { get; init; }
    [Timestamp(TimestampFormat.HttpDate)] public DateTimeOffset? HttpDateOnTarget { get; init; }
}

public sealed record XmlUnionsResponse
{
    public XmlUnionShape? UnionValue { get; init; }
}
