using System.Net;
using Amazon.S3;
using Farshore.Aws.S3;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3;

[Collection(S3Regions.Collection)]
public sealed class BucketsTests(S3Regions regions)
{
    [Fact]
    public async Task A_new_bucket_is_as_AWS_makes_it()
    {
        var bucket = await regions.BucketAsync();

        Assert.Null((await regions.Wire.SendAsync(S3Api.GetBucketVersioning, new() { Bucket = bucket }, default)).Status);
        var block = (await regions.East.GetPublicAccessBlockAsync(new() { BucketName = bucket })).PublicAccessBlockConfiguration;
        Assert.True(block is { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true });
        var rule = (await regions.East.GetBucketEncryptionAsync(
            new() { BucketName = bucket })).ServerSideEncryptionConfiguration.ServerSideEncryptionRules[0];
        Assert.Equal("AES256", rule.ServerSideEncryptionByDefault.ServerSideEncryptionAlgorithm);
        var owner = await regions.East.GetBucketOwnershipControlsAsync(new() { BucketName = bucket });
        Assert.Equal("BucketOwnerEnforced", owner.OwnershipControls.Rules[0].ObjectOwnership);
    }

    [Fact]
    public async Task Each_Region_makes_buckets_of_its_own_and_all_are_listed_everywhere()
    {
        var east = await regions.BucketAsync();
        var west = east + "-west";
        await regions.West.PutBucketAsync(new Amazon.S3.Model.PutBucketRequest { BucketName = west, BucketRegionName = "us-west-2" });

        var listed = (await regions.East.ListBucketsAsync()).Buckets.Select(bucket => bucket.BucketName).ToList();

        Assert.Contains(east, listed);
        Assert.Contains(west, listed);
        Assert.Equal("us-west-2", (await regions.East.GetBucketLocationAsync(west)).Location.Value);
        Assert.Equal("", (await regions.West.GetBucketLocationAsync(east)).Location.Value);
        var narrowed = await regions.Wire.SendAsync(
            S3Api.ListBuckets, new() { Prefix = east, BucketRegion = "us-west-2", MaxBuckets = 1 }, default);
        Assert.Equal([(west, "us-west-2")], narrowed.Buckets!.Select(bucket => (bucket.Name!, bucket.BucketRegion!)));
    }

    [Fact]
    public async Task The_location_must_be_that_of_the_Region_asked()
    {
        await regions.East.PutBucketAsync(
            new Amazon.S3.Model.PutBucketRequest { BucketName = "wrong-location", BucketRegionName = "us-west-2" })
            .RefusedAsync("IllegalLocationConstraintException", HttpStatusCode.BadRequest);
        await regions.WireWest.SendAsync(S3Api.CreateBucket, new() { Bucket = "wrong-location" }, default)
            .RefusedAsync("IllegalLocationConstraintException");
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("Upper")]
    [InlineData("-dash")]
    [InlineData("two..dots")]
    [InlineData("192.168.0.1")]
    [InlineData("xn--name")]
    public async Task Refuses_what_is_no_bucket_name(string name) =>
        await regions.Wire.SendAsync(S3Api.CreateBucket, new() { Bucket = name }, default).RefusedAsync("InvalidBucketName");

    [Fact]
    public async Task A_name_is_taken_in_all_Regions()
    {
        var bucket = await regions.BucketAsync();

        await regions.East.PutBucketAsync(bucket);
        await regions.West.PutBucketAsync(new Amazon.S3.Model.PutBucketRequest { BucketName = bucket, BucketRegionName = "us-west-2" })
            .RefusedAsync("BucketAlreadyOwnedByYou", HttpStatusCode.Conflict);
        await regions.East.DeleteBucketAsync(bucket);
        await regions.West.PutBucketAsync(new Amazon.S3.Model.PutBucketRequest { BucketName = bucket, BucketRegionName = "us-west-2" });
    }

    [Fact]
    public async Task The_wrong_Region_points_to_the_right_one()
    {
        var bucket = await regions.BucketAsync();

        var redirect = await regions.WireWest.SendAsync(S3Api.ListObjectsV2, new() { Bucket = bucket }, default).RefusedAsync(
            "PermanentRedirect");

        Assert.Equal((301, "us-east-1"), (redirect.Status, redirect.Headers["x-amz-bucket-region"]));
        Assert.StartsWith("127.0.0.1:", redirect.Details["Endpoint"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_expected_owner_is_denied()
    {
        var bucket = await regions.BucketAsync();

        await regions.Wire.SendAsync(
            S3Api.ListObjectsV2, new() { Bucket = bucket, ExpectedBucketOwner = "111122223333" }, default).RefusedAsync("AccessDenied");
        await regions.Wire.SendAsync(S3Api.ListObjectsV2, new() { Bucket = bucket, ExpectedBucketOwner = "000000000000" }, default);
    }

    [Fact]
    public async Task A_bucket_that_holds_something_is_not_deleted()
    {
        var bucket = await regions.BucketAsync();
        await regions.PutAsync(bucket, "k");

        await regions.East.DeleteBucketAsync(bucket).RefusedAsync("BucketNotEmpty", HttpStatusCode.Conflict);
        await regions.East.DeleteObjectAsync(bucket, "k");
        await regions.East.DeleteBucketAsync(bucket);
        await regions.East.ListObjectsV2Async(new() { BucketName = bucket }).RefusedAsync("NoSuchBucket", HttpStatusCode.NotFound);
    }
}
