using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.S3.Lifecycle;

namespace Farshore.Region.Tests.S3.Lifecycle;

public sealed class LifecycleCheckTests
{
    static readonly LifecycleRule Good = new()
    {
        ID = "good", Status = "Enabled", Filter = new() { Prefix = "log/" }, Expiration = new() { Days = 30 },
    };

    public static TheoryData<string, string, LifecycleRule> Refused => new()
    {
        { "MalformedXML", "schema", Good with { Status = "enabled" } },
        { "MalformedXML", "schema", Good with { Filter = null } },
        { "MalformedXML", "schema", Good with { Filter = new() { Prefix = "a", ObjectSizeLessThan = 1 } } },
        { "MalformedXML", "schema", Good with { Filter = new() { And = new() { Prefix = "a" } } } },
        { "MalformedXML", "schema", Good with { Expiration = new() { Days = 1, ExpiredObjectDeleteMarker = true } } },
        { "MalformedXML", "schema", Good with { Transitions = [new() { Days = 1, StorageClass = "STANDARD" }] } },
        { "InvalidRequest", "At least one action", Good with { Expiration = null } },
        { "InvalidArgument", "'Days' for Expiration action must be a positive integer", Good with { Expiration = new() { Days = 0 } } },
        { "InvalidArgument", "'Date' must be at midnight GMT",
            Good with { Expiration = new() { Date = DateTimeOffset.UnixEpoch.AddHours(1) } } },
        { "InvalidArgument", "ID length", Good with { ID = new('a', 256) } },
        { "InvalidArgument", "greater than or equal to 30 for storageClass 'STANDARD_IA'",
            Good with { Transitions = [new() { Days = 29, StorageClass = "STANDARD_IA" }] } },
        { "InvalidArgument", "'Days' in the Expiration action for filter '(prefix=log/)' must be greater",
            Good with { Transitions = [new() { Days = 30, StorageClass = "GLACIER" }] } },
        { "InvalidRequest", "Found mixed 'Date' and 'Days'",
            Good with { Transitions = [new() { Date = DateTimeOffset.UnixEpoch, StorageClass = "GLACIER" }] } },
        { "InvalidArgument", "'NewerNoncurrentVersions'",
            Good with { NoncurrentVersionExpiration = new() { NoncurrentDays = 1, NewerNoncurrentVersions = 101 } } },
        { "InvalidRequest", "AbortIncompleteMultipartUpload cannot be specified with Tags", Good with
            {
                Filter = new() { Tag = new() { Key = "k", Value = "v" } },
                AbortIncompleteMultipartUpload = new() { DaysAfterInitiation = 1 },
            }
        },
    };

    [Theory, MemberData(nameof(Refused))]
    public void A_rule_that_AWS_would_not_take_is_refused_in_its_words(string code, string message, LifecycleRule rule)
    {
        var refusal = Assert.Throws<AwsException>(() => LifecycleCheck.Checked([rule]));

        Assert.Equal(code, refusal.Code);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_have_ids_of_their_own()
    {
        var unnamed = Good with { ID = null };

        var kept = LifecycleCheck.Checked([unnamed, unnamed with { Filter = new() }]);

        Assert.Equal(2, kept.Select(rule => rule.ID).Distinct().Count());
        var refusal = Assert.Throws<AwsException>(() => LifecycleCheck.Checked([Good, Good with { Filter = new() }]));
        Assert.Equal("Rule ID must be unique. Found same ID for more than one rule", refusal.Message);
    }

    [Fact]
    public void Rules_of_the_first_schema_may_not_overlap_and_not_mix_with_the_second()
    {
        var first = Good with { ID = "first", Filter = null, Prefix = "a" };

        var overlap = Assert.Throws<AwsException>(() => LifecycleCheck.Checked([first, first with { ID = "other", Prefix = "ab" }]));
        var mixture = Assert.Throws<AwsException>(() => LifecycleCheck.Checked([Good, first]));
        var reverse = Assert.Throws<AwsException>(() => LifecycleCheck.Checked([first, Good]));

        Assert.Equal("Found overlapping prefixes 'a' and 'ab' for same action type 'Expiration'", overlap.Message);
        Assert.StartsWith("Base level prefix cannot be used in Lifecycle V2", mixture.Message, StringComparison.Ordinal);
        Assert.Equal("Filter element can only be used in Lifecycle V2.", reverse.Message);
    }
}
