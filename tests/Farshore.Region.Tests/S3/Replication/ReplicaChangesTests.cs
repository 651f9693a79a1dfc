using Farshore.Aws.S3;
using Farshore.Region.S3.Access;
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_ACL_follows_unless_the_replica_has_another_owner(bool changesOwner)
    {
        var (two, version) = await ReplicatedAsync(Second() with
        {
            Destination = Second().Destination with
            {
                Account = changesOwner ? "000000000000" : null,
                AccessControlTranslation = changesOwner ? new() { Owner = "Destination" } : null,
            },
        }, null);
        await using var _ = two;

        await two.Near.Store.ChangeStateAsync("near", "a", version.VersionId, there => there.State with
        {
            Acl = [new("somebody", AclGrant.Read)], LegalHold = true,
        }, default);
        await two.UntilAsync(() => two.Far.Store.Find("far", "a")!.State.LegalHold is true && two.Near.StatusOf(version) == "COMPLETED");

        Assert.Equal(changesOwner ? null : "somebody", two.Far.Store.Find("far", "a")!.State.Acl?[0].Grantee);
        Assert.Equal("near", two.Far.Store.Find("far", "a")!.State.ReplicaOf);
    }

    [Fact]
    public async Task What_the_buckets_owner_may_not_read_is_not_replicated()
    {
        await using var two = await TwoRegions.StartAsync(Second());

        var foreign = await two.Near.PutAsync("near", "a", "x", state: new() { Owner = "111111111111" });
        var given = await two.Near.PutAsync("near", "b", "x", state: new()
        {
            Owner = "111111111111", Acl = [new(AccessList.CanonicalId("000000000000"), AclGrant.FullControl)],
        });
        await two.UntilAsync(() => two.Near.StatusOf(foreign) == "FAILED" && two.Near.StatusOf(given) == "COMPLETED");

        Assert.Equal("111111111111", two.Far.Store.Find("far", "b")!.State.Owner);
    }
}
