using System.Security.Cryptography;
using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Peers;
using Farshore.Region.S3.Storage;
using static Farshore.Region.Tests.S3.Replication.Configurations;

namespace Farshore.Region.Tests.S3.Replication;

public sealed class S3ReplicationTests
{
    static StoredVersion? Replica(TwoRegions two, StoredVersion version) => two.Far.Store.Find("far", version.Key, version.VersionId);

    [Fact]
    public async Task A_new_version_arrives_with_its_id_time_metadata_tags_and_bytes()
    {
        await using var two = await TwoRegions.StartAsync(Second());
        var small = await two.Near.PutAsync("near", "日本/ a", "small", "team");
        var large = await two.Near.PutAsync("near", "large", RandomNumberGenerator.GetBytes(300_000));
        var empty = await two.Near.PutAsync("near", "empty", "");
        Assert.Equal("PENDING", small.ReplicationStatus);

        foreach (var version in new[] { small, large, empty })
        {
            await two.UntilAsync(() => two.Near.StatusOf(version) == "COMPLETED");

            var replica = Replica(two, version)!;
            Assert.Equal(
                ("REPLICA", version.VersionId, version.Sequence, version.LastModified, version.ETag, version.Size, version.StorageClass),
                (replica.ReplicationStatus, replica.VersionId, replica.Sequence, replica.LastModified, replica.ETag, replica.Size,
                    replica.StorageClass));
            Assert.Equal(("text/plain", "blue"), (replica.Headers.ContentType, replica.Headers.Metadata!["colour"]));
            Assert.Equal(version.Tags, replica.Tags);
            Assert.Equal(two.Near.HashOf(version), two.Far.HashOf(replica));
        }
    }

    [Fact]
    public async Task Objects_from_before_the_rule_and_outside_its_filter_stay_where_they_are()
    {
        await using var two = await TwoRegions.StartAsync();
        var before = await two.Near.PutAsync("near", "in/before", "x");
        await two.PutRulesAsync(Second(filter: new() { Prefix = "in/" }));

        var outside = await two.Near.PutAsync("near", "out", "x");
        var inside = await two.Near.PutAsync("near", "in/after", "x");
        await two.UntilAsync(() => two.Near.StatusOf(inside) == "COMPLETED");

        Assert.Equal((null, null), (two.Near.StatusOf(before), two.Near.StatusOf(outside)));
        Assert.Null(Replica(two, before));
    }

    [Fact]
    public async Task Deletes_are_repeated_where_the_rule_says_so_and_deletes_of_a_version_never()
    {
        await using var two = await TwoRegions.StartAsync(Second() with { DeleteMarkerReplication = new() { Status = "Enabled" } });
        var version = await two.Near.PutAsync("near", "a", "x");

        var marker = await two.Near.Store.DeleteAsync("near", "a", null, WriteConditions.None, DateTimeOffset.UtcNow, default);
        await two.UntilAsync(() => two.Far.Store.Find("far", "a") is { IsDeleteMarker: true });
        await two.Near.Store.DeleteAsync("near", "a", version.VersionId, WriteConditions.None, DateTimeOffset.UtcNow, default);

        Assert.Equal(marker.VersionId, two.Far.Store.Find("far", "a")!.VersionId);
        Assert.NotNull(Replica(two, version));
    }

    [Fact]
    public async Task Replicas_are_not_replicated_on()
    {
        await using var two = await TwoRegions.StartAsync(Second());
        await two.Far.Client(root: true).SendAsync(S3Api.PutBucketReplication, new()
        {
            Bucket = "far",
            ReplicationConfiguration = Of(Second(destination: "near")),
        }, default);

        var version = await two.Near.PutAsync("near", "a", "x");
        var back = await two.Far.PutAsync("far", "b", "x");
        await two.UntilAsync(() => two.Near.StatusOf(version) == "COMPLETED" && two.Far.StatusOf(back) == "COMPLETED");

        Assert.Equal("REPLICA", Replica(two, version)!.ReplicationStatus);
        Assert.Equal("REPLICA", two.Near.Store.Find("near", "b", back.VersionId)!.ReplicationStatus);
    }

    [Fact]
    public async Task PENDING_outlives_the_process_and_ends_when_the_other_Region_is_back()
    {
        await using var two = await TwoRegions.StartAsync(Second());
        two.Far.IsAway = true;
        var version = await two.Near.PutAsync("near", "a", "x");
        await two.UntilAsync(() => two.Near.StatusOf(version) == "PENDING");

        await two.RestartNearAsync();
        var backlog = await two.Near.Client(root: false).SendAsync(ReplicaApi.GetReplicationBacklog, new(), default);
        Assert.Equal(("PENDING", "far", 1), (two.Near.StatusOf(version), backlog.Destinations[0].Bucket, backlog.Destinations[0].Versions));

        two.Far.IsAway = false;
        await two.UntilAsync(() => two.Near.StatusOf(version) == "COMPLETED");
        Assert.NotNull(Replica(two, version));
    }

    [Fact]
    public async Task A_role_that_cannot_be_assumed_and_a_destination_without_versioning_make_FAILED()
    {
        await using var two = await TwoRegions.StartAsync(Second());
        two.RoleProblem = "there is no such role";
        var one = await two.Near.PutAsync("near", "a", "x");
        await two.UntilAsync(() => two.Near.StatusOf(one) == "FAILED");

        two.RoleProblem = null;
        await two.Far.Store.Buckets.UpdateAsync("far", bucket => bucket with { Versioning = "Suspended" }, default);
        var other = await two.Near.PutAsync("near", "b", "x");
        await two.UntilAsync(() => two.Near.StatusOf(other) == "FAILED");

        Assert.Equal("FAILED", two.Near.StatusOf(one));
        Assert.Null(Replica(two, one));
    }

    [Fact]
    public async Task Several_destinations_have_one_status_and_each_gets_its_replica()
    {
        await using var two = await TwoRegions.StartAsync();
        await two.AddBucketAsync(two.Far, "farther");
        await two.AddBucketAsync(two.Near, "beside");
        var cold = Second("cold", 3, destination: "farther");
        await two.PutRulesAsync(
            Second("one", 1), Second("two", 2, destination: "beside"),
            cold with { Destination = cold.Destination with { StorageClass = "STANDARD_IA" } });

        var version = await two.Near.PutAsync("near", "a", "x");
        await two.UntilAsync(() => two.Near.StatusOf(version) == "COMPLETED");
        await two.Far.Store.Buckets.UpdateAsync("farther", bucket => bucket with { Versioning = "Suspended" }, default);
        var later = await two.Near.PutAsync("near", "b", "x");
        await two.UntilAsync(() => two.Near.StatusOf(later) == "FAILED");

        Assert.Equal(("STANDARD", "STANDARD_IA"), (Replica(two, version)!.StorageClass, two.Far.Store.Find("farther", "a")!.StorageClass));
        Assert.Equal("REPLICA", two.Near.Store.Find("beside", "a")!.ReplicationStatus);
        Assert.NotNull(two.Near.Store.Find("beside", "b"));
    }

    [Fact]
    public async Task New_tags_follow_the_object_that_was_replicated()
    {
        await using var two = await TwoRegions.StartAsync(Second());
        var version = await two.Near.PutAsync("near", "a", new byte[200_000]);
        await two.UntilAsync(() => two.Near.StatusOf(version) == "COMPLETED");

        await two.Near.Store.SetTagsAsync("near", "a", version.VersionId, new Dictionary<string, string> { ["team"] = "blue" }, default);
        await two.UntilAsync(() => Replica(two, version)!.Tags.Count == 1 && two.Near.StatusOf(version) == "COMPLETED");
    }

    [Fact]
    public async Task A_configuration_is_given_back_as_it_was_put_until_it_is_deleted()
    {
        await using var two = await TwoRegions.StartAsync(Second("one"), Second("two", 2, new() { Prefix = "p" }));
        var client = two.Near.Client(root: true);

        var got = await client.SendAsync(S3Api.GetBucketReplication, new() { Bucket = "near" }, default);
        Assert.Equal(["one", "two"], got.ReplicationConfiguration!.Rules.Select(rule => rule.ID));
        Assert.Equal("p", got.ReplicationConfiguration.Rules[1].Filter!.Prefix);

        await client.SendAsync(S3Api.DeleteBucketReplication, new() { Bucket = "near" }, default);
        var error = await Assert.ThrowsAsync<AwsException>(() =>
            client.SendAsync(S3Api.GetBucketReplication, new() { Bucket = "near" }, default));
        Assert.Equal(("ReplicationConfigurationNotFoundError", 404), (error.Code, error.Status));
    }

    [Fact]
    public async Task A_configuration_must_name_buckets_that_keep_versions()
    {
        await using var two = await TwoRegions.StartAsync();
        async Task<string> RefusedAsync(ReplicationRule rule) =>
            (await Assert.ThrowsAsync<AwsException>(() => two.PutRulesAsync(rule))).Message;

        Assert.Equal("Destination bucket must exist.", await RefusedAsync(Second(destination: "nowhere")));
        await two.Far.Store.Buckets.UpdateAsync("far", bucket => bucket with { Versioning = null }, default);
        Assert.Equal("Destination bucket must have versioning enabled.", await RefusedAsync(Second()));
        await two.Near.Store.Buckets.UpdateAsync("near", bucket => bucket with { Versioning = "Suspended" }, default);
        Assert.Equal("Versioning must be 'Enabled' on the bucket to apply a replication configuration", await RefusedAsync(Second()));
    }

    [Fact]
    public async Task Nobody_but_a_region_may_write_a_replica()
    {
        await using var two = await TwoRegions.StartAsync();

        var error = await Assert.ThrowsAsync<AwsException>(() => two.Far.Client(root: true).SendAsync(
            ReplicaApi.PutReplicas, new() { Body = new MemoryStream() }, default));

        Assert.Equal(("AccessDeniedException", 403), (error.Code, error.Status));
    }
}
