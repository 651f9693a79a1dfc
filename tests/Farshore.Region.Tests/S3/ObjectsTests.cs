using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws.S3;
using Farshore.Region.S3.Checksums;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3;

[Collection(S3Regions.Collection)]
public sealed class ObjectsTests(S3Regions regions)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(3_000_000)]
    public async Task What_is_put_is_what_is_got(int length)
    {
        var bucket = await regions.BucketAsync();
        var content = S3Regions.Content(length);

        var put = await regions.PutAsync(bucket, "k", content);

        Assert.Equal($"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"", put.ETag);
        Assert.Equal("AES256", put.ServerSideEncryptionMethod.Value);
        Assert.Equal(content, await regions.GetAsync(bucket, "k"));
    }

    [Theory]
    [InlineData("a/b c+d%25?&=.txt")]
    [InlineData("ü/日本/😀")]
    [InlineData("/leading//double/")]
    [InlineData("dots/../and/./more")]
    public async Task Any_key_comes_back_as_it_was(string key)
    {
        var bucket = await regions.BucketAsync();
        await regions.Wire.SendAsync(
            S3Api.PutObject, new() { Bucket = bucket, Key = key, Body = new MemoryStream("x"u8.ToArray()) }, default);

        var listed = await regions.Wire.SendAsync(S3Api.ListObjectsV2, new() { Bucket = bucket }, default);

        Assert.Equal(key, Assert.Single(listed.Contents!).Key);
        Assert.Equal(1, (await regions.Wire.SendAsync(S3Api.HeadObject, new() { Bucket = bucket, Key = key }, default)).ContentLength);
    }

    [Theory]
    [InlineData("SHA512")]
    [InlineData("MD5")]
    [InlineData("XXHASH64")]
    [InlineData("XXHASH3")]
    [InlineData("XXHASH128")]
    public async Task Checksums_of_2026_are_verified_kept_and_shown(string name)
    {
        var bucket = await regions.BucketAsync();
        var algorithm = Farshore.Region.S3.Checksums.ChecksumAlgorithm.Find(name)!;
        Aws.S3.PutObjectRequest Put(string content, byte[] summed) => new Aws.S3.PutObjectRequest
        {
            Bucket = bucket, Key = "k", Body = new MemoryStream(Encoding.UTF8.GetBytes(content)),
        }.With(new(algorithm, StoredChecksum.FullObject, Convert.ToBase64String(algorithm.Of(summed))));

        await regions.Wire.SendAsync(S3Api.PutObject, Put("abc", "abc"u8.ToArray()), default);
        await regions.Wire.SendAsync(S3Api.PutObject, Put("abd", "abc"u8.ToArray()), default).RefusedAsync("BadDigest");

        var head = await regions.Wire.SendAsync(
            S3Api.HeadObject, new() { Bucket = bucket, Key = "k", ChecksumMode = "ENABLED" }, default);
        Assert.Equal((Convert.ToBase64String(algorithm.Of("abc"u8)), "FULL_OBJECT"), (head.Given(algorithm), head.ChecksumType));
        var listed = await regions.Wire.SendAsync(S3Api.ListObjectsV2, new() { Bucket = bucket }, default);
        Assert.Equal([name], Assert.Single(listed.Contents!).ChecksumAlgorithm!);
    }

    [Fact]
    public async Task Headers_metadata_and_tags_are_kept_with_the_object()
    {
        var bucket = await regions.BucketAsync();
        await regions.Wire.SendAsync(S3Api.PutObject, new()
        {
            Bucket = bucket,
            Key = "k",
            Body = new MemoryStream("x"u8.ToArray()),
            ContentType = "text/plain",
            ContentEncoding = "aws-chunked,gzip",
            ContentLanguage = "de",
            ContentDisposition = "inline",
            CacheControl = "no-store",
            Expires = "Thu, 01 Jan 2026 00:00:00 GMT",
            StorageClass = "STANDARD_IA",
            WebsiteRedirectLocation = "/other",
            Tagging = "team=shop&purpose=a%20b",
            Metadata = new Dictionary<string, string> { ["Colour"] = "blue" },
        }, default);

        var head = await regions.Wire.SendAsync(S3Api.HeadObject, new() { Bucket = bucket, Key = "k" }, default);

        Assert.Equal(("text/plain", "gzip", "de", "inline"),
            (head.ContentType, head.ContentEncoding, head.ContentLanguage, head.ContentDisposition));
        Assert.Equal(("no-store", "STANDARD_IA", "/other", 2),
            (head.CacheControl, head.StorageClass, head.WebsiteRedirectLocation, head.TagCount));
        Assert.Equal("Thu, 01 Jan 2026 00:00:00 GMT", head.Expires);
        Assert.Equal("blue", head.Metadata!["colour"]);
        var tags = await regions.East.GetObjectTaggingAsync(new() { BucketName = bucket, Key = "k" });
        Assert.Equal(["purpose=a b", "team=shop"], tags.Tagging.Select(tag => $"{tag.Key}={tag.Value}"));
    }

    [Fact]
    public async Task An_object_put_through_a_link_without_a_type_is_binary()
    {
        var bucket = await regions.BucketAsync();
        var link = await regions.East.GetPreSignedURLAsync(new()
        {
            BucketName = bucket, Key = "k", Verb = HttpVerb.PUT, Protocol = Protocol.HTTP, Expires = DateTime.UtcNow.AddMinutes(5),
        });
        using var http = new HttpClient();
        using var put = await http.PutAsync(link, new ByteArrayContent([1]));

        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal("binary/octet-stream", (await regions.East.GetObjectMetadataAsync(bucket, "k")).ContentType);
    }

    [Theory]
    [InlineData("CRC32")]
    [InlineData("CRC32C")]
    [InlineData("CRC64NVME")]
    [InlineData("SHA1")]
    [InlineData("SHA256")]
    public async Task A_checksum_is_verified_kept_and_answered(string name)
    {
        var bucket = await regions.BucketAsync();
        var algorithm = Farshore.Region.S3.Checksums.ChecksumAlgorithm.Find(name)!;
        var content = S3Regions.Content(100_000);
        var right = Convert.ToBase64String(algorithm.Of(content));
        var wrong = Convert.ToBase64String(algorithm.Of(content.AsSpan(1)));

        await regions.Wire.SendAsync(
            S3Api.PutObject, With(new() { Bucket = bucket, Key = "k", Body = new MemoryStream(content) }, name, wrong), default)
            .RefusedAsync("BadDigest");
        await regions.Wire.SendAsync(
            S3Api.PutObject, With(new() { Bucket = bucket, Key = "k", Body = new MemoryStream(content) }, name, "bad"), default)
            .RefusedAsync("InvalidRequest");
        await regions.Wire.SendAsync(
            S3Api.PutObject, With(new() { Bucket = bucket, Key = "k", Body = new MemoryStream(content) }, name, right), default);

        var head = await regions.Wire.SendAsync(S3Api.HeadObject, new() { Bucket = bucket, Key = "k", ChecksumMode = "ENABLED" }, default);
        string?[] answered = [head.ChecksumCRC32, head.ChecksumCRC32C, head.ChecksumCRC64NVME, head.ChecksumSHA1, head.ChecksumSHA256];
        Assert.Equal(("FULL_OBJECT", right), (head.ChecksumType, Assert.Single(answered, value => value is not null)));
    }

    [Fact]
    public async Task Who_sends_no_checksum_gets_CRC64NVME()
    {
        var bucket = await regions.BucketAsync();
        var content = S3Regions.Content(1000);

        var put = await regions.Wire.SendAsync(
            S3Api.PutObject, new() { Bucket = bucket, Key = "k", Body = new MemoryStream(content) }, default);

        Assert.Equal(Convert.ToBase64String(Farshore.Region.S3.Checksums.ChecksumAlgorithm.Crc64Nvme.Of(content)), put.ChecksumCRC64NVME);
    }

    [Fact]
    public async Task A_wrong_MD5_is_refused_and_nothing_is_kept()
    {
        var bucket = await regions.BucketAsync();
        var wrong = Convert.ToBase64String(MD5.HashData("other"u8));

        await regions.East.PutObjectAsync(new() { BucketName = bucket, Key = "k", ContentBody = "content", MD5Digest = wrong })
            .RefusedAsync("BadDigest", HttpStatusCode.BadRequest);
        await regions.East.PutObjectAsync(new() { BucketName = bucket, Key = "k", ContentBody = "content", MD5Digest = "nonsense" })
            .RefusedAsync("InvalidDigest", HttpStatusCode.BadRequest);

        Assert.Empty((await regions.East.ListObjectsV2Async(new() { BucketName = bucket })).S3Objects ?? []);
    }

    [Fact]
    public async Task Writes_only_if_what_is_there_is_what_the_writer_thinks()
    {
        var bucket = await regions.BucketAsync();

        await regions.East.PutObjectAsync(new() { BucketName = bucket, Key = "k", ContentBody = "1", IfMatch = "\"0\"" })
            .RefusedAsync("NoSuchKey", HttpStatusCode.NotFound);
        var first = await regions.East.PutObjectAsync(new() { BucketName = bucket, Key = "k", ContentBody = "1", IfNoneMatch = "*" });
        await regions.East.PutObjectAsync(new() { BucketName = bucket, Key = "k", ContentBody = "2", IfNoneMatch = "*" })
            .RefusedAsync("PreconditionFailed", HttpStatusCode.PreconditionFailed);
        await regions.East.PutObjectAsync(new() { BucketName = bucket, Key = "k", ContentBody = "3", IfMatch = first.ETag });
        await regions.East.PutObjectAsync(new() { BucketName = bucket, Key = "k", ContentBody = "4", IfMatch = first.ETag })
            .RefusedAsync("PreconditionFailed", HttpStatusCode.PreconditionFailed);

        Assert.Equal("3"u8.ToArray(), await regions.GetAsync(bucket, "k"));
    }

    [Fact]
    public async Task Refuses_what_it_cannot_keep_instead_of_ignoring_it()
    {
        var bucket = await regions.BucketAsync();
        Stream Body() => new MemoryStream("x"u8.ToArray());

        await regions.Wire.SendAsync(
            S3Api.PutObject, new() { Bucket = bucket, Key = new string('k', 1025), Body = Body() }, default).RefusedAsync(
                "KeyTooLongError");
        await regions.Wire.SendAsync(S3Api.PutObject, new() { Bucket = bucket, Key = "k", StorageClass = "ATTIC", Body = Body() }, default)
            .RefusedAsync("InvalidStorageClass");
        await regions.Wire.SendAsync(S3Api.PutObject, new() { Bucket = bucket, Key = "k", Tagging = "a=1&a=2", Body = Body() }, default)
            .RefusedAsync("InvalidArgument");
        await regions.Wire.SendAsync(S3Api.PutObject, new()
        {
            Bucket = bucket, Key = "k", Body = Body(), Metadata = new Dictionary<string, string> { ["long"] = new('m', 2100) },
        }, default).RefusedAsync("MetadataTooLarge");
    }

    static Aws.S3.PutObjectRequest With(Aws.S3.PutObjectRequest request, string algorithm, string value) => algorithm switch
    {
        "CRC32" => request with { ChecksumCRC32 = value },
        "CRC32C" => request with { ChecksumCRC32C = value },
        "CRC64NVME" => request with { ChecksumCRC64NVME = value },
        "SHA1" => request with { ChecksumSHA1 = value },
        _ => request with { ChecksumSHA256 = value },
    };
}
