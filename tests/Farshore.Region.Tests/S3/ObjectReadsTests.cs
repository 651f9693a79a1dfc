using System.Net;
using Amazon.S3;
using Farshore.Aws.S3;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3;

[Collection(S3Regions.Collection)]
public sealed class ObjectReadsTests(S3Regions regions)
{
    static readonly byte[] Content = S3Regions.Content(200_000);

    [Theory]
    [InlineData("bytes=0-0", 0, 1)]
    [InlineData("bytes=10-99999", 10, 99_990)]
    [InlineData("bytes=199999-", 199_999, 1)]
    [InlineData("bytes=-5", 199_995, 5)]
    [InlineData("bytes=-900000", 0, 200_000)]
    [InlineData("bytes=5-900000", 5, 199_995)]
    public async Task A_range_is_answered_as_a_part_of_the_whole(string range, int start, int length)
    {
        var bucket = await regions.BucketAsync();
        await regions.PutAsync(bucket, "k", Content);

        using var got = await regions.East.GetObjectAsync(new() { BucketName = bucket, Key = "k", ByteRange = new(range) });

        Assert.Equal(HttpStatusCode.PartialContent, got.HttpStatusCode);
        Assert.Equal($"bytes {start}-{start + length - 1}/200000", got.ContentRange);
        Assert.Equal(Content[start..(start + length)], await S3Regions.BytesAsync(got));
    }

    [Fact]
    public async Task A_range_beyond_the_end_is_refused_and_what_is_no_range_is_ignored()
    {
        var bucket = await regions.BucketAsync();
        await regions.PutAsync(bucket, "k", Content);

        var refused = await regions.Wire.SendAsync(S3Api.GetObject, new() { Bucket = bucket, Key = "k", Range = "bytes=200000-" }, default)
            .RefusedAsync("InvalidRange");
        var whole = await regions.Wire.SendAsync(S3Api.GetObject, new() { Bucket = bucket, Key = "k", Range = "bytes=0-1,4-5" }, default);

        Assert.Equal("200000", refused.Details["ActualObjectSize"]);
        Assert.Equal((200_000, null), (whole.ContentLength, whole.ContentRange));
    }

    [Fact]
    public async Task Conditions_are_asked_in_the_order_of_HTTP()
    {
        var bucket = await regions.BucketAsync();
        var tag = (await regions.PutAsync(bucket, "k", Content)).ETag;
        var at = (await regions.East.GetObjectMetadataAsync(bucket, "k")).LastModified!.Value;
        Task<GetObjectOutput> Get(GetObjectRequest request) => regions.Wire.SendAsync(
            S3Api.GetObject, request with { Bucket = bucket, Key = "k" }, default);
        GetObjectRequest any = new() { Bucket = "", Key = "" };

        await Get(any with { IfMatch = tag, IfUnmodifiedSince = at.AddHours(-1) });
        await Get(any with { IfMatch = "*" });
        await Get(any with { IfNoneMatch = "\"other\"", IfModifiedSince = at.AddHours(1) });
        await Get(any with { IfMatch = "\"other\"" }).RefusedAsync("PreconditionFailed");
        await Get(any with { IfUnmodifiedSince = at.AddHours(-1) }).RefusedAsync("PreconditionFailed");
        Assert.Equal(304, (await Assert.ThrowsAsync<Aws.AwsException>(() => Get(any with { IfNoneMatch = tag }))).Status);
        Assert.Equal(304, (await Assert.ThrowsAsync<Aws.AwsException>(() => Get(any with { IfModifiedSince = at }))).Status);
    }

    [Fact]
    public async Task The_caller_may_name_other_headers_for_the_answer()
    {
        var bucket = await regions.BucketAsync();
        await regions.PutAsync(bucket, "k", Content);

        var got = await regions.Wire.SendAsync(S3Api.GetObject, new()
        {
            Bucket = bucket, Key = "k", ResponseContentType = "text/x", ResponseContentDisposition = "attachment; filename=f",
            ResponseCacheControl = "no-cache",
        }, default);

        Assert.Equal(("text/x", "attachment; filename=f", "no-cache"), (got.ContentType, got.ContentDisposition, got.CacheControl));
    }

    [Fact]
    public async Task A_link_may_name_the_file_in_any_language()
    {
        var bucket = await regions.BucketAsync();
        await regions.PutAsync(bucket, "k", Content);
        var link = await regions.East.GetPreSignedURLAsync(new()
        {
            BucketName = bucket, Key = "k", Protocol = Protocol.HTTP, Expires = DateTime.UtcNow.AddMinutes(5),
            ResponseHeaderOverrides = new() { ContentDisposition = "attachment; filename=grün.txt" },
        });

        using var http = new HttpClient(
            new SocketsHttpHandler { ResponseHeaderEncodingSelector = static (_, _) => System.Text.Encoding.UTF8 });
        using var got = await http.GetAsync(link);

        Assert.Equal("attachment; filename=grün.txt", Assert.Single(got.Content.Headers.GetValues("Content-Disposition")));
    }

    [Fact]
    public async Task A_delete_marker_says_so()
    {
        var bucket = await regions.BucketAsync(versions: true);
        var put = await regions.PutAsync(bucket, "k", Content);
        var marker = (await regions.East.DeleteObjectAsync(bucket, "k")).VersionId;

        var current = await regions.Wire.SendAsync(S3Api.GetObject, new() { Bucket = bucket, Key = "k" }, default).RefusedAsync(
            "NoSuchKey");
        var asked = await regions.Wire.SendAsync(S3Api.GetObject, new() { Bucket = bucket, Key = "k", VersionId = marker }, default)
            .RefusedAsync("MethodNotAllowed");

        Assert.Equal(("true", marker), (current.Headers["x-amz-delete-marker"], current.Headers["x-amz-version-id"]));
        Assert.Equal((405, "true"), (asked.Status, asked.Headers["x-amz-delete-marker"]));
        Assert.Equal(Content, await regions.GetAsync(bucket, "k", put.VersionId));
    }

    [Fact]
    public async Task Versions_that_are_not_there_are_told_from_what_is_no_version_id()
    {
        var bucket = await regions.BucketAsync(versions: true);
        var elsewhere = (await regions.PutAsync(bucket, "other")).VersionId;
        await regions.PutAsync(bucket, "k");

        await regions.East.GetObjectAsync(bucket, "k", elsewhere).RefusedAsync("NoSuchVersion", HttpStatusCode.NotFound);
        await regions.East.GetObjectAsync(bucket, "k", "nonsense").RefusedAsync("InvalidArgument", HttpStatusCode.BadRequest);
        await regions.East.GetObjectAsync(bucket, "nothing").RefusedAsync("NoSuchKey", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Metadata_that_is_not_ASCII_comes_back_encoded()
    {
        var bucket = await regions.BucketAsync();
        await regions.Wire.SendAsync(S3Api.PutObject, new()
        {
            Bucket = bucket, Key = "k", Body = new MemoryStream([1]), Metadata = new Dictionary<string, string> { ["plain"] = "a b" },
        }, default);

        var head = await regions.Wire.SendAsync(S3Api.HeadObject, new() { Bucket = bucket, Key = "k" }, default);

        Assert.Equal("a b", head.Metadata!["plain"]);
        Assert.Equal("=?UTF-8?B?w7w=?=", Farshore.Region.S3.MetadataText.ForHeaders(new Dictionary<string, string> { ["u"] = "ü" })!["u"]);
    }
}
