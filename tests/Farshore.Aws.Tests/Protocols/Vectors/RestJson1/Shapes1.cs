using System.Text.Json.Serialization;

namespace Farshore.Aws.Tests.Protocols.Vectors.RestJson1;

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
    [InQuery("")] public IReadOnlyDictionary<string, IReadOnlyList<string>>? QueryParamsMapOfStringList { get; init; }
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

public sealed record EnumPayloadInput
{
    [Payload] public string? Payload { get; init; }
}

public sealed record HttpPayloadTraitsInputOutput
{
    [InHeader("X-Foo")] public string? Foo { get; init; }
    [Payload] public byte[]? Blob { get; init; }
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

public sealed record HttpPrefixHeadersInput
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

public sealed record HttpRequestWithRegexLiteralInput
{
    [InPath("str")] public required string Str { get; init; }
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
    [InHeader("X-IntegerEnum")] public int? HeaderIntegerEnum { get; init; }
    [InHeader("X-IntegerEnumList")] public IReadOnlyList<int>? HeaderIntegerEnumList { get; init; }
}

public sealed record JsonBlobsInputOutput
{
    public byte[]? Data { get; init; }
}

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
    public int? IntegerEnum1 { get; init; }
    public int? IntegerEnum2 { get; init; }
    public int? IntegerEnum3 { get; init; }
    public IReadOnlyList<int>? IntegerEnumList { get; init; }
    public IReadOnlyList<int>? IntegerEnumSet { get; init; }
    public IReadOnlyDictionary<string, int>? IntegerEnumMap { get; init; }
}

public sealed record JsonListsInputOutput
{
    public IReadOnlyList<string>? StringList { get; init; }
    public IReadOnlyList<string>? StringSet { get; init; }
    public IReadOnlyList<int>? IntegerList { get; init; }
    public IReadOnlyList<bool>? BooleanList { get; init; }
    public IReadOnlyList<DateTimeOffset>? TimestampList { get; init; }
    public IReadOnlyList<string>? EnumList { get; init; }
    public IReadOnlyList<int>? IntEnumList { get; init; }
    public IReadOnlyList<IReadOnlyList<string>>? NestedStringList { get; init; }
    [WireName("myStructureList")] public IReadOnlyList<StructureListMember>? StructureList { get; init; }
}

public sealed record StructureListMember
{
    [WireName("value")] public string? A { get; init; }
    [WireName("other")] public string? B { get; init; }
}

public sealed record JsonMapsInputOutput
{
    public IReadOnlyDictionary<string, GreetingStruct>? DenseStructMap { get; init; }
    public IReadOnlyDictionary<string, int>? DenseNumberMap { get; init; }
    public IReadOnlyDictionary<string, bool>? DenseBooleanMap { get; init; }
    public IReadOnlyDictionary<string, string>? DenseStringMap { get; init; }
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? DenseSetMap { get; init; }
}

public sealed record GreetingStruct
{
    public string? Hi { get; init; }
}

public sealed record JsonTimestampsInputOutput
{
    public DateTimeOffset? Normal { get; init; }
    [Timestamp(TimestampFormat.DateTime)] public DateTimeOffset? DateTime { get; init; }
    [Timestamp(TimestampFormat.DateTime)] public DateTimeOffset? DateTimeOnTarget { get; init; }
    [Timestamp(TimestampFormat.EpochSeconds)] public DateTimeOffset? EpochSeconds { get; init; }
    [Timestamp(TimestampFormat.EpochSeconds)] public DateTimeOffset? EpochSecondsOnTarget { get; init; }
    [Timestamp(TimestampFormat.HttpDate)] public DateTimeOffset? HttpDate { get; init; }
    [Timestamp(TimestampFormat.HttpDate)] public DateTimeOffset? HttpDateOnTarget { get; init; }
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
    public RenamedGreeting? RenamedStructureValue { get; init; }
}

public sealed record RenamedGreeting
{
    public string? Salutation { get; init; }
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

public sealed record OmitsSerializingEmptyListsInput
{
    [InQuery("StringList")] public IReadOnlyList<string>? QueryStringList { get; init; }
    [InQuery("IntegerList")] public IReadOnlyList<int>? QueryIntegerList { get; init; }
    [InQuery("DoubleList")] public IReadOnlyList<double>? QueryDoubleList { get; init; }
    [InQuery("BooleanList")] public IReadOnlyList<bool>? QueryBooleanList { get; init; }
    [InQuery("TimestampList")] public IReadOnlyList<DateTimeOffset>? QueryTimestampList { get; init; }
    [InQuery("EnumList")] public IReadOnlyList<string>? QueryEnumList { get; init; }
    [InQuery("IntegerEnumList")] public IReadOnlyList<int>? QueryIntegerEnumList { get; init; }
}

public sealed record PostUnionWithJsonNameInput
{
    public UnionWithJsonName? Value { get; init; }
}
