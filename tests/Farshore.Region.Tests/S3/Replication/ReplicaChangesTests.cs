using Farshore.Aws.S3;
using Farshore.Region.S3.Storage;
using static Farshore.Region.Tests.S3.Replication.Configurations;

namespace Farshore.Region.Tests.S3.Replication;

public sealed class ReplicaChangesTests
{
    static readonly SourceSelectionCriteria Both = new() { ReplicaModifications = new() { Status = "Enabled" } };

    static readonly Dictionary<string, string> Blue = new() { ["team"] = "blue" };

    static async Task<(TwoRegions Two, StoredVersion Version)> ReplicatedAsync(ReplicationRule there, ReplicationRule? back)
    {
        var two = await TwoRegions.StartAsync(there);
        if (back is not null) await two.PutRulesAsync(two.Far, "far", back);
        var version = await two.Near.PutAsync("near", "a", "x");
        await two.UntilAsync(() => two.Near.StatusOf(version) == "COMPLETED");
        return (two, version);
    }

    [Fact]
    public async Task Tags_put_on_a_replica_go_back_where_both_sides_want_it_and_do_not_come_again()
    {
        var (two, version) = await ReplicatedAsync(
            Second() with { SourceSelectionCriteria = Both }, Second(destination: "near") with { SourceSelectionCriteria = Both });
        await using var _ = two;

        var changed = await two.Far.Store.SetTagsAsync("far", "a", version.VersionId, Blue, default);
        await two.UntilAsync(() => two.Near.Store.Find("near", "a")!.Tags.Count == 1);
        await two.UntilAsync(() => two.Far.StatusOf(changed!) == "REPLICA");

        Assert.Equal("PENDING", changed!.ReplicationStatus);
        Assert.Equal(Blue, two.Near.Store.Find("near", "a")!.Tags);
        Assert.Equal("COMPLETED", two.Near.StatusOf(version));
    }

    [Fact]
    public async Task Tags_put_on_a_replica_stay_where_the_source_does_not_want_them()
    {
        var (two, version) = await ReplicatedAsync(Second(), Second(destination: "near") with { SourceSelectionCriteria = Both });
        await using var _ = two;

        var changed = await two.Far.Store.SetTagsAsync("far", "a", version.VersionId, Blue, default);
        await two.UntilAsync(() => two.Far.StatusOf(changed!) == "REPLICA");

        Assert.Empty(two.Near.Store.Find("near", "a")!.Tags);
    }

    [Fact]
    public async Task Tags_put_on_a_replica_stay_where_its_own_bucket_does_not_send_them()
    {
        var (two, version) = await ReplicatedAsync(Second() with { SourceSelectionCriteria = Both }, Second(destination: "near"));
        await using var _ = two;

        var changed = await two.Far.Store.SetTagsAsync("far", "a", version.VersionId, Blue, default);

        Assert.Equal("REPLICA", changed!.ReplicationStatus);
    }
}
