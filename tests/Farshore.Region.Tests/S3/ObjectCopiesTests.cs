using System.Net;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws.S3;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3;

[Collection(S3Regions.Collection)]
public sealed class ObjectCopiesTests(S3Regions regions)
{
    static readonly byte[] Content = S3Regions.Content(300_000);

    [Fact]
    public async Task A_copy_takes_bytes_headers_and_tags_along()
    {
        var bucket = await regions.BucketAsync(versions: true);
        var put = await PutAsync(bucket);

        var copied = await regions.East.CopyObjectAsync(bucket, "source", bucket, "copy");

        Assert.Equal((put.ETag, put.VersionId), (copied.ETag, copied.SourceVersionId));
        var head = await regions.East.GetObjectMetadataAsync(bucket, "copy");
        Assert.Equal(("text/plain", "blue", 1), (head.ContentType, head.Metadata["colour"], head.TagsCount));
        Assert.Equal(Content, await regions.GetAsync(bucket, "copy"));
    }

    [Fact]
    public async Task Directives_replace_metadata_and_tags()
    {
        var bucket = await regions.BucketAsync();
        await PutAsync(bucket);

        await regions.Wire.SendAsync(S3Api.CopyObject, new()
        {
            Bucket = bucket, Key = "copy", CopySource = $"/{bucket}/source", MetadataDirective = "REPLACE", ContentType = "text/x",
            Metadata = new Dictionary<string, string> { ["size"] = "xl" }, TaggingDirective = "REPLACE", Tagging = "new=tag&b=c",
        }, default);

        var head = await regions.East.GetObjectMetadataAsync(bucket, "copy");
        Assert.Equal(("text/x", null, "xl", 2), (head.ContentType, head.Metadata["colour"], head.Metadata["size"], head.TagsCount));
    }

    [Fact]
    public async Task A_copy_from_another_Region_is_read_over_HTTP()
    {
        var east = await regions.BucketAsync(versions: true);
        var put = await PutAsync(east);
        var west = east + "-west";
        await regions.West.PutBucketAsync(new Amazon.S3.Model.PutBucketRequest { BucketName = west, BucketRegionName = "us-west-2" });

        var copied = await regions.West.CopyObjectAsync(east, "source", put.VersionId, west, "copy");

        Assert.Equal((put.ETag, put.VersionId), (copied.ETag, copied.SourceVersionId));
        using var got = await regions.West.GetObjectAsync(west, "copy");
        Assert.Equal(("text/plain", "blue", 1), (got.Headers.ContentType, got.Metadata["colour"], got.TagCount));
        Assert.Equal(Content, await S3Regions.BytesAsync(got));
        await regions.West.CopyObjectAsync(east, "nothing", west, "copy").RefusedAsync("NoSuchKey", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_part_can_be_a_range_of_an_object_in_another_Region()
    {
        var east = await regions.BucketAsync();
        var west = east + "-west";
        await PutAsync(east);
        await regions.West.PutBucketAsync(new Amazon.S3.Model.PutBucketRequest { BucketName = west, BucketRegionName = "us-west-2" });
        var upload = (await regions.West.InitiateMultipartUploadAsync(west, "copy")).UploadId;

        var part = await regions.West.CopyPartAsync(new()
        {
            SourceBucket = east, SourceKey = "source", DestinationBucket = west, DestinationKey = "copy", UploadId = upload, PartNumber = 1,
            FirstByte = 10, LastByte = 99_999,
        });
        await regions.West.CompleteMultipartUploadAsync(new()
        {
            BucketName = west, Key = "copy", UploadId = upload, PartETags = [new(1, part.ETag)],
        });

        using var got = await regions.West.GetObjectAsync(west, "copy");
        Assert.Equal(Content[10..100_000], await S3Regions.BytesAsync(got));
    }

    [Fact]
    public async Task Conditions_look_at_the_source()
    {
        var bucket = await regions.BucketAsync();
        var put = await PutAsync(bucket);

        await regions.East.CopyObjectAsync(
            new() { SourceBucket = bucket, SourceKey = "source", DestinationBucket = bucket, DestinationKey = "c",
                ETagToNotMatch = put.ETag })
            .RefusedAsync("PreconditionFailed", HttpStatusCode.PreconditionFailed);
        await regions.East.CopyObjectAsync(
            new() { SourceBucket = bucket, SourceKey = "source", DestinationBucket = bucket, DestinationKey = "c",
                ETagToMatch = put.ETag });
    }

    [Fact]
    public async Task A_copy_onto_itself_must_change_something()
    {
        var bucket = await regions.BucketAsync();
        await PutAsync(bucket);

        await regions.East.CopyObjectAsync(bucket, "source", bucket, "source").RefusedAsync("InvalidRequest", HttpStatusCode.BadRequest);
        await regions.East.CopyObjectAsync(new()
        {
            SourceBucket = bucket, SourceKey = "source", DestinationBucket = bucket, DestinationKey = "source",
                StorageClass = S3StorageClass.StandardInfrequentAccess,
        });

        Assert.Equal("STANDARD_IA", (await regions.East.GetObjectMetadataAsync(bucket, "source")).StorageClass.Value);
        Assert.Equal(Content, await regions.GetAsync(bucket, "source"));
    }

    [Fact]
    public async Task The_copy_of_an_object_in_parts_is_in_one_piece()
    {
        var bucket = await regions.BucketAsync();
        var upload = (await regions.East.InitiateMultipartUploadAsync(bucket, "parts")).UploadId;
        var part = await regions.East.UploadPartAsync(new()
        {
            BucketName = bucket, Key = "parts", UploadId = upload, PartNumber = 1, InputStream = new MemoryStream(Content),
        });
        var whole = await regions.East.CompleteMultipartUploadAsync(new()
        {
            BucketName = bucket, Key = "parts", UploadId = upload, PartETags = [new(1, part.ETag)],
        });

        var copied = await regions.East.CopyObjectAsync(bucket, "parts", bucket, "copy");

        Assert.EndsWith("-1\"", whole.ETag, StringComparison.Ordinal);
        Assert.Equal($"\"{Convert.ToHexStringLower(MD5.HashData(Content))}\"", copied.ETag);
        Assert.Equal(Content, await regions.GetAsync(bucket, "copy"));
    }

    Task<PutObjectResponse> PutAsync(string bucket)
    {
        var request = new Amazon.S3.Model.PutObjectRequest
        {
            BucketName = bucket, Key = "source", InputStream = new MemoryStream(Content), ContentType = "text/plain",
            TagSet = [new() { Key = "team", Value = "shop" }],
        };
        request.Metadata["colour"] = "blue";
        return regions.East.PutObjectAsync(request);
    }
}
