using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3;

[Collection(S3Regions.Collection)]
public sealed class ObjectDeletionsTests(S3Regions regions)
{
    [Fact]
    public async Task Deleting_what_is_not_there_succeeds()
    {
        var bucket = await regions.BucketAsync();

        var deleted = await regions.East.DeleteObjectAsync(bucket, "nothing");

        Assert.Equal((HttpStatusCode.NoContent, null), (deleted.HttpStatusCode, deleted.VersionId));
    }

    [Fact]
    public async Task Where_versions_are_kept_a_delete_makes_a_marker_even_of_nothing()
    {
        var bucket = await regions.BucketAsync(versions: true);

        var deleted = await regions.East.DeleteObjectAsync(bucket, "nothing");

        Assert.Equal("true", deleted.DeleteMarker);
        var line = Assert.Single((await regions.East.ListVersionsAsync(bucket)).Versions);
        Assert.True(line is { IsDeleteMarker: true, IsLatest: true } && line.VersionId == deleted.VersionId);
    }

    [Fact]
    public async Task Many_are_deleted_at_once_and_each_outcome_is_told()
    {
        var bucket = await regions.BucketAsync(versions: true);
        var version = (await regions.PutAsync(bucket, "a")).VersionId;
        await regions.PutAsync(bucket, "b");

        var thrown = await Assert.ThrowsAsync<DeleteObjectsException>(() => regions.East.DeleteObjectsAsync(new()
        {
            BucketName = bucket,
            Objects = [new() { Key = "a", VersionId = version }, new() { Key = "b" }, new() { Key = "c", VersionId = "nonsense" }],
        }));

        Assert.Equal(("c", "InvalidArgument"), (thrown.Response.DeleteErrors[0].Key, thrown.Response.DeleteErrors[0].Code));
        Assert.Equal(["a", "b"], thrown.Response.DeletedObjects.Select(one => one.Key));
        Assert.Equal(version, thrown.Response.DeletedObjects[0].VersionId);
        Assert.True(thrown.Response.DeletedObjects[1] is { DeleteMarker: true, DeleteMarkerVersionId: not null });
    }

    [Fact]
    public async Task Quiet_calls_hear_of_failures_alone()
    {
        var bucket = await regions.BucketAsync();
        await regions.PutAsync(bucket, "a");

        var deleted = await regions.East.DeleteObjectsAsync(new() { BucketName = bucket, Objects = [new() { Key = "a" }], Quiet = true });

        Assert.Empty(deleted.DeletedObjects ?? []);
        Assert.Empty((await regions.East.ListObjectsV2Async(new() { BucketName = bucket })).S3Objects ?? []);
    }

    [Fact]
    public async Task A_delete_can_depend_on_what_is_there()
    {
        var bucket = await regions.BucketAsync();
        var tag = (await regions.PutAsync(bucket, "k")).ETag;

        await regions.East.DeleteObjectAsync(new() { BucketName = bucket, Key = "k", IfMatch = "\"other\"" })
            .RefusedAsync("PreconditionFailed", HttpStatusCode.PreconditionFailed);
        await regions.East.DeleteObjectAsync(new() { BucketName = bucket, Key = "k", IfMatch = tag });
    }

    [Fact]
    public async Task A_list_of_keys_must_come_with_its_digest()
    {
        var bucket = await regions.BucketAsync();
        var withoutDigest = Aws.S3.S3Api.DeleteObjects with { RequiresChecksum = false };

        await regions.Wire.SendAsync(withoutDigest, new() { Bucket = bucket, Delete = new() { Objects = [new() { Key = "k" }] } }, default)
            .RefusedAsync("InvalidRequest");
        await regions.Wire.SendAsync(Aws.S3.S3Api.PutBucketReplication, new()
        {
            Bucket = bucket,
            ContentMD5 = "AAAAAAAAAAAAAAAAAAAAAA==",
            ReplicationConfiguration = new() { Role = "r", Rules = [] },
        }, default).RefusedAsync("BadDigest");
    }
}
