using Farshore.Aws.S3;
using Farshore.Region.S3.Replication;
using static Farshore.Region.Tests.S3.Replication.Configurations;

namespace Farshore.Region.Tests.S3.Replication;

public sealed class ReplicationRulesTests
{
    static readonly DeleteMarkerReplication On = new() { Status = "Enabled" };

    static Candidate Version(string key = "a/b", params string[] tags) =>
        new(key, tags.ToDictionary(tag => tag, _ => "yes", StringComparer.Ordinal), false, false, false);

    static string[] Buckets(ReplicationConfiguration configuration, Candidate version) =>
        [.. ReplicationRules.RoutesOf(configuration, version).Select(route => route.Bucket)];

    [Fact]
    public void Goes_by_prefix_by_tag_and_by_all_of_And()
    {
        var prefix = Of(Second(filter: new() { Prefix = "a/" }));
        var tag = Of(Second(filter: Tagged("keep")));
        var and = Of(Second(filter: new() { And = new() { Prefix = "a/", Tags = [new() { Key = "keep", Value = "yes" }] } }));

        Assert.Equal(["far"], Buckets(prefix, Version()));
        Assert.Empty(Buckets(prefix, Version("b")));
        Assert.Equal(["far"], Buckets(tag, Version("b", "keep", "other")));
        Assert.Empty(Buckets(tag, Version()));
        Assert.Equal(["far"], Buckets(and, Version("a/x", "keep")));
        Assert.Empty(Buckets(and, Version("b/x", "keep")));
    }

    [Fact]
    public void An_empty_filter_takes_everything_and_a_disabled_rule_nothing()
    {
        Assert.Equal(["far"], Buckets(Of(Second(filter: new())), Version()));
        Assert.Empty(Buckets(Of(Second() with { Status = "Disabled" }), Version()));
    }

    [Fact]
    public void Never_sends_a_replica_on() => Assert.Empty(Buckets(Of(Second(), First()), Version() with { IsReplica = true }));

    [Fact]
    public void Sends_to_every_destination_once_by_the_rule_of_highest_priority()
    {
        var quiet = Second("quiet", 9);
        var loud = Second("loud", 2) with { DeleteMarkerReplication = On };
        var other = Second("other", 1, destination: "farther");

        var routes = ReplicationRules.RoutesOf(Of(loud, quiet, other), Version());

        Assert.Equal([("far", "quiet"), ("farther", "other")], routes.Select(route => (route.Bucket, route.Rule.ID!)));
        Assert.Empty(Buckets(Of(loud, quiet), Version() with { IsDeleteMarker = true }));
    }

    [Fact]
    public void Repeats_deletes_in_the_first_schema_and_in_the_second_where_asked()
    {
        var deleted = Version() with { IsDeleteMarker = true };

        Assert.Equal(["far"], Buckets(Of(First()), deleted));
        Assert.Empty(Buckets(Of(Second()), deleted));
        Assert.Equal(["far"], Buckets(Of(Second() with { DeleteMarkerReplication = On }), deleted));
    }

    [Fact]
    public void Leaves_objects_under_a_KMS_key_out_unless_asked()
    {
        var keyed = Version() with { IsKmsEncrypted = true };

        Assert.Empty(Buckets(Of(Second()), keyed));
        Assert.Equal(["far"], Buckets(
            Of(Second() with { SourceSelectionCriteria = new() { SseKmsEncryptedObjects = new() { Status = "Enabled" } } }), keyed));
    }
}
