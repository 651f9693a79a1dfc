using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws.S3;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3;

[Collection(S3Regions.Collection)]
public sealed class ObjectListsTests(S3Regions regions)
{
    [Fact]
    public async Task Both_listings_page_through_objects_and_folders()
    {
        var bucket = await regions.BucketAsync();
        foreach (var key in new[] { "a", "b/1", "b/2", "c", "d/1", "e" }) await regions.PutAsync(bucket, key);

        List<string> second = [];
        await foreach (var page in regions.East.Paginators.ListObjectsV2(
            new() { BucketName = bucket, Delimiter = "/", MaxKeys = 2 }).Responses)
            second.AddRange([.. (page.S3Objects ?? []).Select(one => one.Key), .. page.CommonPrefixes ?? []]);
        List<string> first = [];
        string? marker = null;
        do
        {
            var page = await regions.Wire.SendAsync(
                S3Api.ListObjects, new() { Bucket = bucket, Delimiter = "/", MaxKeys = 2, Marker = marker }, default);
            first.AddRange([.. (page.Contents ?? []).Select(one => one.Key!), .. (page.CommonPrefixes ?? []).Select(one => one.Prefix!)]);
            marker = page.NextMarker;
        }
        while (marker is not null);

        Assert.Equal(["a", "b/", "c", "d/", "e"], second.Order(StringComparer.Ordinal));
        Assert.Equal(["a", "b/", "c", "d/", "e"], first.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_says_what_it_was_asked()
    {
        var bucket = await regions.BucketAsync();
        await regions.PutAsync(bucket, "p/a b");
        await regions.PutAsync(bucket, "p/ü");

        var page = await regions.Wire.SendAsync(S3Api.ListObjectsV2, new()
        {
            Bucket = bucket, Prefix = "p/", StartAfter = "p/a", MaxKeys = 1, EncodingType = "url", FetchOwner = true,
        }, default);

        Assert.Equal((bucket, "p/", "p/a", 1, 1, "url", true),
            (page.Name, page.Prefix, page.StartAfter, page.MaxKeys, page.KeyCount, page.EncodingType, page.IsTruncated));
        var line = Assert.Single(page.Contents!);
        Assert.Equal(("p/a+b", 7L, "STANDARD", "FULL_OBJECT"), (line.Key, line.Size, line.StorageClass, line.ChecksumType));
        Assert.NotNull(line.Owner!.ID);
        var next = await regions.Wire.SendAsync(
            S3Api.ListObjectsV2, new() { Bucket = bucket, ContinuationToken = page.NextContinuationToken, EncodingType = "url" }, default);
        Assert.Equal("p/%C3%BC", Assert.Single(next.Contents!).Key);
        await regions.Wire.SendAsync(S3Api.ListObjectsV2, new() { Bucket = bucket, ContinuationToken = "nonsense!" }, default).RefusedAsync(
            "InvalidArgument");
    }

    [Fact]
    public async Task Versions_are_listed_newest_first_and_page_in_the_middle_of_a_key()
    {
        var bucket = await regions.BucketAsync();
        await regions.PutAsync(bucket, "k", "null");
        await regions.VersioningAsync(bucket, VersionStatus.Enabled);
        var one = (await regions.PutAsync(bucket, "k", "1")).VersionId;
        var two = (await regions.PutAsync(bucket, "k", "2")).VersionId;
        var marker = (await regions.East.DeleteObjectAsync(bucket, "k")).VersionId;
        await regions.PutAsync(bucket, "l");

        List<string> seen = [];
        ListVersionsResponse page = new();
        do
        {
            page = await regions.East.ListVersionsAsync(new ListVersionsRequest
            {
                BucketName = bucket, MaxKeys = 1, KeyMarker = page.NextKeyMarker, VersionIdMarker = page.NextVersionIdMarker,
            });
            seen.AddRange(page.Versions.Select(version => $"{version.Key} {version.VersionId} {version.IsLatest}"));
        }
        while (page.IsTruncated is true);

        Assert.Equal([$"k {marker} True", $"k {two} False", $"k {one} False", "k null False"], seen[..4]);
        Assert.StartsWith("l ", Assert.Single(seen[4..]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(5000, 1, false)]
    public async Task The_size_of_a_page_is_bounded(int asked, int expected, bool truncated)
    {
        var bucket = await regions.BucketAsync();
        await regions.PutAsync(bucket, "k");

        var page = await regions.Wire.SendAsync(S3Api.ListObjectsV2, new() { Bucket = bucket, MaxKeys = asked }, default);

        Assert.Equal((expected, truncated, Math.Min(asked, 1000)), (page.KeyCount, page.IsTruncated, page.MaxKeys));
        await regions.Wire.SendAsync(S3Api.ListObjectsV2, new() { Bucket = bucket, MaxKeys = -1 }, default).RefusedAsync("InvalidArgument");
    }

    [Fact]
    public async Task Versions_and_delete_markers_stand_in_one_order_as_the_history_has_them()
    {
        var bucket = await regions.BucketAsync(versions: true);
        foreach (var key in (string[])["a", "b"])
        {
            await regions.PutAsync(bucket, key);
            await regions.East.DeleteObjectAsync(bucket, key);
            await regions.PutAsync(bucket, key);
        }

        // The SDK has both in one list, as they come.
        var listed = await regions.East.ListVersionsAsync(bucket);

        var lines = listed.Versions.Select(version => $"{version.Key} {(version.IsDeleteMarker is true ? "DeleteMarker" : "Version")}");
        Assert.Equal(["a Version", "a DeleteMarker", "a Version", "b Version", "b DeleteMarker", "b Version"], lines);
    }
}
