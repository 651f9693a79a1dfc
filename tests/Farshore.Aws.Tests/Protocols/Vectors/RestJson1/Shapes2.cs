using System.Text.Json.Serialization;

namespace Farshore.Aws.Tests.Protocols.Vectors.RestJson1;

public sealed record UnionWithJsonName
{
    [WireName("FOO")] public string? Foo { get; init; }
    public string? Bar { get; init; }
    [WireName("_baz")] public string? Baz { get; init; }
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

public sealed record RecursiveShapesInputOutput
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

public sealed record SimpleScalarPropertiesInputOutput
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

public sealed record TestBodyStructureInputOutput
{
    [InHeader("x-amz-test-id")] public string? TestId { get; init; }
    public TestConfig? TestConfig { get; init; }
}

public sealed record TestConfig
{
    public int? Timeout { get; init; }
}

public sealed record TestNoPayloadInputOutput
{
    [InHeader("X-Amz-Test-Id")] public string? TestId { get; init; }
}

public sealed record TestPayloadBlobInputOutput
{
    [InHeader("Content-Type")] public string? ContentType { get; init; }
    [Payload] public byte[]? Data { get; init; }
}

public sealed record TestPayloadStructureInputOutput
{
    [InHeader("x-amz-test-id")] public string? TestId { get; init; }
    [Payload] public PayloadConfig? PayloadConfig { get; init; }
}

public sealed record PayloadConfig
{
    public int? Data { get; init; }
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
    [InHeader("X-Greeting")] public string? Greeting { get; init; }
}

public sealed record HttpPrefixHeadersOutput
{
    [InHeader("x-foo")] public string? Foo { get; init; }
    [InHeaders("x-foo-")] public IReadOnlyDictionary<string, string>? FooMap { get; init; }
}

public sealed record HttpPrefixHeadersInResponseOutput
{
    [InHeaders("")] public IReadOnlyDictionary<string, string>? PrefixHeaders { get; init; }
}

public sealed record HttpResponseCodeOutput
{
    [JsonPropertyName("Status"), InStatus] public int? Status { get; init; }
}

public sealed record IgnoreQueryParamsInResponseOutput
{
    [InPath("baz")] public string? Baz { get; init; }
}

public sealed record NoInputAndOutputOutput;

public sealed record PostUnionWithJsonNameOutput
{
    public required UnionWithJsonName Value { get; init; }
}
