using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Farshore.Region.Tests.S3;

[Collection(S3Regions.Collection)]
public sealed class ObjectTaggingTests(S3Regions regions)
{
    [Fact]
    public async Task Tags_belong_to_one_version_and_make_no_new_one()
    {
        var bucket = await regions.BucketAsync(versions: true);
        var first = (await regions.PutAsync(bucket, "k")).VersionId;
        var second = (await regions.PutAsync(bucket, "k")).VersionId;

        var tagged = await regions.East.PutObjectTaggingAsync(new()
        {
            BucketName = bucket, Key = "k", VersionId = first, Tagging = new() { TagSet = [new() { Key = "team", Value = "shop" }] },
        });

        Assert.Equal(first, tagged.VersionId);
        Assert.Equal("shop", (await GetAsync(bucket, first)).Single().Value);
        Assert.Empty(await GetAsync(bucket, second));
        await regions.East.DeleteObjectTaggingAsync(new() { BucketName = bucket, Key = "k", VersionId = first });
        Assert.Empty(await GetAsync(bucket, first));
        Assert.Equal(2, (await regions.East.ListVersionsAsync(bucket)).Versions.Count);
    }

    [Fact]
    public async Task Tags_that_are_none_are_refused()
    {
        var bucket = await regions.BucketAsync();
        await regions.PutAsync(bucket, "k");

        await PutAsync(bucket, [new() { Key = "a", Value = "1" }, new() { Key = "a", Value = "2" }]).RefusedAsync(
            "InvalidTag", HttpStatusCode.BadRequest);
        await PutAsync(bucket, [new() { Key = "aws:x", Value = "1" }]).RefusedAsync("InvalidTag", HttpStatusCode.BadRequest);
        await PutAsync(bucket, [.. Enumerable.Range(0, 11).Select(index => new Tag { Key = $"{index}", Value = "" })])
            .RefusedAsync("BadRequest", HttpStatusCode.BadRequest);
    }

    Task<PutObjectTaggingResponse> PutAsync(string bucket, List<Tag> tags) =>
        regions.East.PutObjectTaggingAsync(new() { BucketName = bucket, Key = "k", Tagging = new() { TagSet = tags } });

    async Task<List<Tag>> GetAsync(string bucket, string version) =>
        (await regions.East.GetObjectTaggingAsync(new() { BucketName = bucket, Key = "k", VersionId = version })).Tagging ?? [];
}
