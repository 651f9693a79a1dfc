using Farshore.Region.S3.Storage;
using static Farshore.Region.Tests.S3.Replication.Configurations;

namespace Farshore.Region.Tests.S3.Replication;

public sealed class ReplicationPermissionsTests
{
    [Theory]
    [InlineData("s3:GetReplicationConfiguration", "SrcGetObjectNotPermitted")]
    [InlineData("s3:ListBucket", "SrcGetObjectNotPermitted")]
    [InlineData("s3:GetObjectVersionForReplication", "SrcGetObjectNotPermitted")]
    [InlineData("s3:GetObjectVersionAcl", "SrcGetAclNotPermitted")]
    [InlineData("s3:ReplicateObject", "DstPutObjectNotPermitted")]
    public async Task A_permission_that_the_role_lacks_makes_FAILED_for_good(string action, string reason)
    {
        await using var two = await TwoRegions.StartAsync(Second());
        two.Denied.Add(action);

        var version = await two.Near.PutAsync("near", "a", "x");
        await two.UntilAsync(() => two.Near.StatusOf(version) == "FAILED");
        two.Denied.Clear();
        var later = await two.Near.PutAsync("near", "b", "x");
        await two.UntilAsync(() => two.Near.StatusOf(later) == "COMPLETED");

        Assert.Equal("FAILED", two.Near.StatusOf(version));
        Assert.Contains(two.Near.Log, line => line.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("s3:GetObjectVersionTagging")]
    [InlineData("s3:ReplicateTags")]
    public async Task Without_permission_for_tags_the_object_goes_without_them(string action)
    {
        await using var two = await TwoRegions.StartAsync(Second());
        two.Denied.Add(action);

        var version = await two.Near.PutAsync("near", "a", "x", "team");
        await two.UntilAsync(() => two.Near.StatusOf(version) == "COMPLETED");

        Assert.Empty(two.Far.Store.Find("far", "a")!.Tags);
    }

    [Fact]
    public async Task Deletes_and_the_change_of_owner_need_permissions_of_their_own()
    {
        await using var two = await TwoRegions.StartAsync(Second() with
        {
            DeleteMarkerReplication = new() { Status = "Enabled" },
            Destination = new()
            {
                Bucket = "arn:aws:s3:::far", Account = "000000000000", AccessControlTranslation = new() { Owner = "Destination" },
            },
        });
        two.Denied.UnionWith(["s3:ReplicateDelete", "s3:ObjectOwnerOverrideToBucketOwner"]);

        var version = await two.Near.PutAsync("near", "a", "x");
        await two.Near.Store.DeleteAsync("near", "a", null, WriteConditions.None, DateTimeOffset.UtcNow, default);
        await two.UntilAsync(() => two.Near.Store.Find("near", "a")!.ReplicationStatus == "FAILED");

        Assert.Equal("FAILED", two.Near.StatusOf(version));
        Assert.Null(two.Far.Store.Find("far", "a"));
    }

    [Fact]
    public async Task What_waits_ends_FAILED_when_the_configuration_goes_meanwhile()
    {
        await using var two = await TwoRegions.StartAsync(Second());
        two.Far.IsAway = true;
        var version = await two.Near.PutAsync("near", "a", "x");

        await two.Near.Client(root: true).SendAsync(
            Farshore.Aws.S3.S3Api.DeleteBucketReplication, new() { Bucket = "near" }, default);

        await two.UntilAsync(() => two.Near.StatusOf(version) == "FAILED");
    }
}
