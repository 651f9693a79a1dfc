using System.Text.Json.Serialization;

namespace Farshore.Aws.Tests.Protocols.Vectors.RestXml;

public sealed record AllQueryStringTypesInput
{
    [InQuery("String")] public string? QueryString { get; init; }
    [InQuery("StringList")] public IReadOnlyList<string>? QueryStringList { get; init; }
    [InQuery("StringSet")] public IReadOnlyList<string>? QueryStringSet { get; init; }
    [InQuery("Byte")] public int? QueryByte { get; init; }
    [InQuery("Short")] public int? QueryShort { get; init; }
    [InQuery("Integer")] public int? QueryInteger { get; init; }
    [InQuery("IntegerList")] public IReadOnlyList<int>? QueryIntegerList { get; init; }
    [InQuery("IntegerSet")] public IReadOnlyList<int>? QueryIntegerSet { get; init; }
    [InQuery("Long")] public long? QueryLong { get; init; }
    [InQuery("Float")] public double? QueryFloat { get; init; }
    [InQuery("Double")] public double? QueryDouble { get; init; }
    [InQuery("DoubleList")] public IReadOnlyList<double>? QueryDoubleList { get; init; }
    [InQuery("Boolean")] public bool? QueryBoolean { get; init; }
    [InQuery("BooleanList")] public IReadOnlyList<bool>? QueryBooleanList { get; init; }
    [InQuery("Timestamp")] public DateTimeOffset? QueryTimestamp { get; init; }
    [InQuery("TimestampList")] public IReadOnlyList<DateTimeOffset>? QueryTimestampList { get; init; }
    [InQuery("Enum")] public string? QueryEnum { get; init; }
    [InQuery("EnumList")] public IReadOnlyList<string>? QueryEnumList { get; init; }
    [InQuery("IntegerEnum")] public int? QueryIntegerEnum { get; init; }
    [InQuery("IntegerEnumList")] public IReadOnlyList<int>? QueryIntegerEnumList { get; init; }
    [InQuery("")] public IReadOnlyDictionary<string, string>? QueryParamsMapOfStrings { get; init; }
}

public sealed record BodyWithXmlNameInputOutput
{
    public PayloadWithXmlName? Nested { get; init; }
}

public sealed record PayloadWithXmlName
{
    public string? Name { get; init; }
}

public sealed record ConstantAndVariableQueryStringInput
{
    [InQuery("baz")] public string? Baz { get; init; }
    [InQuery("maybeSet")] public string? MaybeSet { get; init; }
}

public sealed record ConstantQueryStringInput
{
    [InPath("hello")] public required string Hello { get; init; }
}

public sealed record EmptyInputAndEmptyOutputInput;

public sealed record FlattenedXmlMapRequest
{
    [Entries("key", "value", Flat = true)] public IReadOnlyDictionary<string, string>? MyMap { get; init; }
}

public sealed record FlattenedXmlMapWithXmlNameRequest
{
    [WireName("KVP"), Entries("K", "V", Flat = true)] public IReadOnlyDictionary<string, string>? MyMap { get; init; }
}

public sealed record EnumPayloadInput
{
    [Payload] public string? Payload { get; init; }
}

public sealed record HttpPayloadTraitsInputOutput
{
    [InHeader("X-Foo")] public string? Foo { get; init; }
    [Payload] public byte[]? Blob { get; init; }
}

public sealed record HttpPayloadWithMemberXmlNameInputOutput
{
    [Payload, WireName("Hola")] public PayloadWithXmlName? Nested { get; init; }
}

public sealed record HttpPayloadWithStructureInputOutput
{
    [Payload] public NestedPayload? Nested { get; init; }
}

public sealed record NestedPayload
{
    public string? Greeting { get; init; }
    public string? Name { get; init; }
}

public sealed record HttpPayloadWithUnionInputOutput
{
    [Payload] public UnionPayload? Nested { get; init; }
}

public sealed record UnionPayload
{
    public string? Greeting { get; init; }
}

public sealed record HttpPayloadWithXmlNameInputOutput
{
    [Payload, WireName("Hello")] public PayloadWithXmlName? Nested { get; init; }
}

public sealed record HttpPayloadWithXmlNamespaceInputOutput
{
    [Payload] public PayloadWithXmlNamespace? Nested { get; init; }
}

public sealed record PayloadWithXmlNamespace
{
    public string? Name { get; init; }
}

public sealed record HttpPayloadWithXmlNamespaceAndPrefixInputOutput
{
    [Payload] public PayloadWithXmlNamespaceAndPrefix? Nested { get; init; }
}

public sealed record PayloadWithXmlNamespaceAndPrefix
{
    public string? Name { get; init; }
}

public sealed record HttpPrefixHeadersInputOutput
{
    [InHeader("x-foo")] public string? Foo { get; init; }
    [InHeaders("x-foo-")] public IReadOnlyDictionary<string, string>? FooMap { get; init; }
}

public sealed record HttpRequestWithFloatLabelsInput
{
    [InPath("float")] public required double Float { get; init; }
    [InPath("double")] public required double Double { get; init; }
}

public sealed record HttpRequestWithGreedyLabelInPathInput
{
    [InPath("foo")] public required string Foo { get; init; }
    [InPath("baz")] public required string Baz { get; init; }
}

public sealed record HttpRequestWithLabelsInput
{
    [InPath("string")] public required string String { get; init; }
    [InPath("short")] public required int Short { get; init; }
    [InPath("integer")] public required int Integer { get; init; }
    [InPath("long")] public required long Long { get; init; }
    [InPath("float")] public required double Float { get; init; }
    [InPath("double")] public required double Double { get; init; }
    [InPath("boolean")] public required bool Boolean { get; init; }
    [InPath("timestamp")] public required DateTimeOffset Timestamp { get; init; }
}

public sealed record HttpRequestWithLabelsAndTimestampFormatInput
{
    [InPath("memberEpochSeconds"), Timestamp(TimestampFormat.EpochSeconds)]
    public required DateTimeOffset MemberEpochSeconds { get; init; }
    [InPath("memberHttpDate"), Timestamp(TimestampFormat.HttpDate)] public required DateTimeOffset MemberHttpDate { get; init; }
    [InPath("memberDateTime"), Timestamp(TimestampFormat.DateTime)] public required DateTimeOffset MemberDateTime { get; init; }
    [InPath("defaultFormat")] public required DateTimeOffset DefaultFormat { get; init; }
    [InPath("targetEpochSeconds"), Timestamp(TimestampFormat.EpochSeconds)]
    public required DateTimeOffset TargetEpochSeconds { get; init; }
    [InPath("targetHttpDate"), Timestamp(TimestampFormat.HttpDate)] public required DateTimeOffset TargetHttpDate { get; init; }
    [InPath("targetDateTime"), Timestamp(TimestampFormat.DateTime)] public required DateTimeOffset TargetDateTime { get; init; }
}

public sealed record StringPayloadInput
{
    [Payload] public string? Payload { get; init; }
}

public sealed record InputAndOutputWithHeadersIO
{
    [InHeader("X-String")] public string? HeaderString { get; init; }
    [InHeader("X-Byte")] public int? HeaderByte { get; init; }
    [InHeader("X-Short")] public int? HeaderShort { get; init; }
    [InHeader("X-Integer")] public int? HeaderInteger { get; init; }
    [InHeader("X-Long")] public long? HeaderLong { get; init; }
    [InHeader("X-Float")] public double? HeaderFloat { get; init; }
    [InHeader("X-Double")] public double? HeaderDouble { get; init; }
    [InHeader("X-Boolean1")] public bool? HeaderTrueBool { get; init; }
    [InHeader("X-Boolean2")] public bool? HeaderFalseBool { get; init; }
    [InHeader("X-StringList")] public IReadOnlyList<string>? HeaderStringList { get; init; }
    [InHeader("X-StringSet")] public IReadOnlyList<string>? HeaderStringSet { get; init; }
    [InHeader("X-IntegerList")] public IReadOnlyList<int>? HeaderIntegerList { get; init; }
    [InHeader("X-BooleanList")] public IReadOnlyList<bool>? HeaderBooleanList { get; init; }
    [InHeader("X-TimestampList")] public IReadOnlyList<DateTimeOffset>? HeaderTimestampList { get; init; }
    [InHeader("X-Enum")] public string? HeaderEnum { get; init; }
    [InHeader("X-EnumList")] public IReadOnlyList<string>? HeaderEnumList { get; init; }
}

public sealed record NestedXmlMapsRequest
{
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? NestedMap { get; init; }
    [Entries("key", "value", Flat = true)]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? FlatNestedMap { get; init; }
}

public sealed record NullAndEmptyHeadersIO
{
    [InHeader("X-A")] public string? A { get; init; }
    [InHeader("X-B")] public string? B { get; init; }
    [InHeader("X-C")] public IReadOnlyList<string>? C { get; init; }
}

public sealed record OmitsNullSerializesEmptyStringInput
{
    [InQuery("Null")] public string? NullValue { get; init; }
    [InQuery("Empty")] public string? EmptyString { get; init; }
}

public sealed record QueryParamsAsStringListMapInput
{
    [InQuery("corge")] public string? Qux { get; init; }
    [InQuery("")] public IReadOnlyDictionary<string, IReadOnlyList<string>>? Foo { get; init; }
}

public sealed record QueryPrecedenceInput
{
    [InQuery("bar")] public string? Foo { get; init; }
    [InQuery("")] public IReadOnlyDictionary<string, string>? Baz { get; init; }
}

public sealed record RecursiveShapesRequest
{
    public RecursiveShapesInputOutputNested1? Nested { get; init; }
}

public sealed record RecursiveShapesInputOutputNested1
{
    public string? Foo { get; init; }
    public RecursiveShapesInputOutputNested2? Nested { get; init; }
}

public sealed record RecursiveShapesInputOutputNested2
{
    public string? Bar { get; init; }
    public RecursiveShapesInputOutputNested1? RecursiveMember { get; init; }
}

public sealed record SimpleScalarPropertiesRequest
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

public sealed record TimestampFormatHeadersIO
{
    [InHeader("X-memberEpochSeconds"), Timestamp(TimestampFormat.EpochSeconds)] public DateTimeOffset? MemberEpochSeconds { get; init; }
    [InHeader("X-memberHttpDate"), Timestamp(TimestampFormat.HttpDate)] public DateTimeOffset? MemberHttpDate { get; init; }
    [InHeader("X-memberDateTime"), Timestamp(TimestampFormat.DateTime)] public DateTimeOffset? MemberDateTime { get; init; }
    [InHeader("X-defaultFormat")] public DateTimeOffset? DefaultFormat { get; init; }
    [InHeader("X-targetEpochSeconds"), Timestamp(TimestampFormat.EpochSeconds)] public DateTimeOffset? TargetEpochSeconds { get; init; }
    [InHeader("X-targetHttpDate"), Timestamp(TimestampFormat.HttpDate)] public DateTimeOffset? TargetHttpDate { get; init; }
    [InHeader("X-targetDateTime"), Timestamp(TimestampFormat.DateTime)] public DateTimeOffset? TargetDateTime { get; init; }
}

public sealed record XmlAttributesRequest
{
    public string? Foo { get; init; }
    [InXmlAttribute("test")] public string? Attr { get; init; }
}
