using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws.S3;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3;

public sealed class ObjectRestoresTests
{
    [Fact]
    public async Task An_archived_object_is_read_only_while_a_restored_copy_of_it_is_there()
    {
        await using var regions = await LocalRegions.StartAsync();
        var (s3, wire, clock) = (regions.S3(), regions.Client(), regions[LocalRegions.East].Context.Clock);
        await s3.PutBucketAsync("frozen");
        await PutAsync(s3, "k", S3StorageClass.DeepArchive);

        var refused = await wire.SendAsync(S3Api.GetObject, new() { Bucket = "frozen", Key = "k" },
            default).RefusedAsync("InvalidObjectState");
        Assert.Equal("DEEP_ARCHIVE", refused.Details["StorageClass"]);
        await wire.SendAsync(S3Api.CopyObject, new() { Bucket = "frozen", Key = "c", CopySource = "frozen/k" }, default)
            .RefusedAsync("InvalidObjectState");

        await RestoreAsync(wire, "Bulk");
        Assert.Equal("ongoing-request=\"true\"", await HeaderAsync(wire));
        await RestoreAsync(wire, "Bulk").RefusedAsync("RestoreAlreadyInProgress");
        await RestoreAsync(wire, "Standard");
        clock.SetAhead(TimeSpan.FromHours(13));

        Assert.StartsWith("ongoing-request=\"false\", expiry-date=\"", await HeaderAsync(wire));
        using (var got = await s3.GetObjectAsync("frozen", "k")) Assert.Equal(7, got.ContentLength);
        var listed = await wire.SendAsync(
            S3Api.ListObjectsV2, new() { Bucket = "frozen", OptionalObjectAttributes = ["RestoreStatus"] }, default);
        Assert.False(Assert.Single(listed.Contents!).RestoreStatus!.IsRestoreInProgress);

        clock.SetAhead(TimeSpan.FromDays(4));
        Assert.Null(await HeaderAsync(wire));
        await wire.SendAsync(S3Api.GetObject, new() { Bucket = "frozen", Key = "k" }, default).RefusedAsync("InvalidObjectState");
    }

    [Fact]
    public async Task What_is_not_archived_cannot_be_restored_and_is_read_at_once()
    {
        await using var regions = await LocalRegions.StartAsync();
        var (s3, wire) = (regions.S3(), regions.Client());
        await s3.PutBucketAsync("frozen");
        await PutAsync(s3, "k", S3StorageClass.GlacierInstantRetrieval);

        using var got = await s3.GetObjectAsync("frozen", "k");
        await RestoreAsync(wire, "Standard").RefusedAsync("InvalidObjectState");
        await PutAsync(s3, "k", S3StorageClass.DeepArchive);
        await RestoreAsync(wire, "Expedited").RefusedAsync("InvalidArgument");
        await RestoreAsync(wire, "Slow").RefusedAsync("MalformedXML");
        await RestoreAsync(wire, "Bulk", days: 0).RefusedAsync("InvalidArgument");
        await wire.SendAsync(S3Api.PutObject, new() { Bucket = "frozen", Key = "k", StorageClass = "ICE" }, default)
            .RefusedAsync("InvalidStorageClass");
    }

    static Task PutAsync(IAmazonS3 s3, string key, S3StorageClass storageClass) =>
        s3.PutObjectAsync(new() { BucketName = "frozen", Key = key, ContentBody = "content", StorageClass = storageClass });

    static Task RestoreAsync(Aws.Client.IAwsClient wire, string tier, int days = 2) => wire.SendAsync(S3Api.RestoreObject, new()
    {
        Bucket = "frozen", Key = "k", RestoreRequest = new() { Days = days, GlacierJobParameters = new() { Tier = tier } },
    }, default);

    static async Task<string?> HeaderAsync(Aws.Client.IAwsClient wire) =>
        (await wire.SendAsync(S3Api.HeadObject, new() { Bucket = "frozen", Key = "k" }, default)).Restore;
}
