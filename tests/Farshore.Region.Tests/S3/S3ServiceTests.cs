using Farshore.Aws.S3;
using Farshore.Region.Partitions;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3;

public sealed class S3ServiceTests
{
    [Fact]
    public async Task A_name_that_was_claimed_for_a_bucket_that_never_came_is_free_after_a_restart()
    {
        await using var regions = await LocalRegions.StartAsync(null, LocalRegions.East, LocalRegions.West);
        await regions.S3(LocalRegions.East).PutBucketAsync("kept");
        var names = regions[LocalRegions.East].Context.Partition.Buckets;
        await names.ClaimAsync("never-came", LocalRegions.East, Partition.Account, DateTimeOffset.UnixEpoch, default);

        await regions.RestartAsync(LocalRegions.East);

        await regions.Client(LocalRegions.West).SendAsync(
            S3Api.CreateBucket, new() { Bucket = "never-came", CreateBucketConfiguration = new() { LocationConstraint = "us-west-2" } },
                default);
        Assert.Equal("kept", Assert.Single(
            (await regions.S3(LocalRegions.East).ListBucketsAsync()).Buckets, bucket => bucket.BucketName == "kept").BucketName);
    }
}
