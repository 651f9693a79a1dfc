using System.Net;
using System.Security.Cryptography;
using Farshore.Aws.Client;
using Farshore.Aws.S3;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3;

[Collection(S3Regions.Collection)]
public sealed class CustomerKeysTests(S3Regions regions)
{
    static readonly string Key = Convert.ToBase64String(S3Regions.Content(32));
    static readonly string KeyMD5 = Convert.ToBase64String(MD5.HashData(S3Regions.Content(32)));
    static readonly string Other = Convert.ToBase64String([.. S3Regions.Content(31), 7]);
    static readonly string OtherMD5 = Convert.ToBase64String(MD5.HashData([.. S3Regions.Content(31), 7]));
    static readonly byte[] Content = S3Regions.Content(150_000);

    [Fact]
    public async Task Only_who_has_the_key_can_read()
    {
        var bucket = await regions.BucketAsync();

        var put = await PutAsync(bucket, "k");

        Assert.Equal(("AES256", KeyMD5, null), (put.SSECustomerAlgorithm, put.SSECustomerKeyMD5, put.ServerSideEncryption));
        var got = await regions.Wire.SendAsync(S3Api.GetObject, Get(bucket, "k", Key, KeyMD5), default);
        Assert.Equal(("AES256", KeyMD5, null), (got.SSECustomerAlgorithm, got.SSECustomerKeyMD5, got.ServerSideEncryption));
        Assert.Equal(Content, await BytesAsync(got.Body!));
        await regions.Wire.SendAsync(S3Api.GetObject, Get(bucket, "k"), default).RefusedAsync("InvalidRequest");
        await regions.Wire.SendAsync(S3Api.GetObject, Get(bucket, "k", Other, OtherMD5), default).RefusedAsync("AccessDenied");
        await regions.East.GetObjectMetadataAsync(bucket, "k").RefusedAsync("BadRequest", HttpStatusCode.BadRequest);
        await regions.PutAsync(bucket, "without", Content);
        await regions.Wire.SendAsync(S3Api.GetObject, Get(bucket, "without", Key, KeyMD5), default).RefusedAsync("InvalidRequest");
    }

    [Fact]
    public async Task A_key_whose_form_is_wrong_is_refused_before_anything_is_read()
    {
        var bucket = await regions.BucketAsync();
        var whole = new PutObjectRequest { Bucket = bucket, Key = "k", SSECustomerAlgorithm = "AES256", SSECustomerKey = Key,
            SSECustomerKeyMD5 = KeyMD5 };

        foreach (var (wrong, code) in new[]
        {
            (whole with { SSECustomerAlgorithm = null }, "InvalidArgument"),
            (whole with { SSECustomerAlgorithm = "AES128" }, "InvalidEncryptionAlgorithmError"),
            (whole with { SSECustomerKey = null }, "InvalidArgument"),
            (whole with { SSECustomerKey = Convert.ToBase64String(new byte[16]) }, "InvalidArgument"),
            (whole with { SSECustomerKeyMD5 = null }, "InvalidArgument"),
            (whole with { SSECustomerKeyMD5 = OtherMD5 }, "InvalidArgument"),
            (whole with { ServerSideEncryption = "aws:kms" }, "InvalidArgument"),
        })
        {
            await regions.Wire.SendAsync(S3Api.PutObject, wrong with { Body = new MemoryStream(Content) }, default).RefusedAsync(code);
        }
    }

    [Fact]
    public async Task A_copy_leaves_the_key_behind_or_gets_another()
    {
        var bucket = await regions.BucketAsync();
        await PutAsync(bucket, "k");

        var request = new CopyObjectRequest
        {
            Bucket = bucket, Key = "copy", CopySource = $"{bucket}/k", CopySourceSSECustomerAlgorithm = "AES256",
            CopySourceSSECustomerKey = Key, CopySourceSSECustomerKeyMD5 = KeyMD5,
        };
        await regions.Wire.SendAsync(S3Api.CopyObject, request, default);
        await regions.Wire.SendAsync(S3Api.CopyObject, request with
        {
            Key = "again", SSECustomerAlgorithm = "AES256", SSECustomerKey = Other, SSECustomerKeyMD5 = OtherMD5,
        }, default);
        await regions.Wire.SendAsync(S3Api.CopyObject, new() { Bucket = bucket, Key = "no", CopySource = $"{bucket}/k" }, default)
            .RefusedAsync("InvalidRequest");

        Assert.Equal(Content, await regions.GetAsync(bucket, "copy"));
        Assert.Equal(Convert.ToHexStringLower(MD5.HashData(Content)),
            (await regions.East.GetObjectMetadataAsync(bucket, "copy")).ETag.Trim('"'));
        Assert.Equal(Content,
            await BytesAsync((await regions.Wire.SendAsync(S3Api.GetObject, Get(bucket, "again", Other, OtherMD5), default)).Body!));
    }

    [Fact]
    public async Task Every_part_comes_with_the_key_that_the_upload_began_with()
    {
        var bucket = await regions.BucketAsync();
        var upload = await regions.Wire.SendAsync(S3Api.CreateMultipartUpload, new()
        {
            Bucket = bucket, Key = "k", SSECustomerAlgorithm = "AES256", SSECustomerKey = Key, SSECustomerKeyMD5 = KeyMD5,
        }, default);
        UploadPartRequest Part(string? key, string? md5) => new()
        {
            Bucket = bucket, Key = "k", UploadId = upload.UploadId!, PartNumber = 1, Body = new MemoryStream(Content),
            SSECustomerAlgorithm = key is null ? null : "AES256", SSECustomerKey = key, SSECustomerKeyMD5 = md5,
        };

        await regions.Wire.SendAsync(S3Api.UploadPart, Part(null, null), default).RefusedAsync("InvalidRequest");
        await regions.Wire.SendAsync(S3Api.UploadPart, Part(Other, OtherMD5), default).RefusedAsync("InvalidRequest");
        var part = await regions.Wire.SendAsync(S3Api.UploadPart, Part(Key, KeyMD5), default);
        await regions.Wire.SendAsync(S3Api.CompleteMultipartUpload, new()
        {
            Bucket = bucket, Key = "k", UploadId = upload.UploadId!,
            MultipartUpload = new() { Parts = [new() { PartNumber = 1, ETag = part.ETag }] },
        }, default);

        Assert.Equal(Content,
            await BytesAsync((await regions.Wire.SendAsync(S3Api.GetObject, Get(bucket, "k", Key, KeyMD5), default)).Body!));
        await regions.East.GetObjectAsync(bucket, "k").RefusedAsync("InvalidRequest", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_bucket_that_blocks_customers_keys_takes_none()
    {
        var bucket = await regions.BucketAsync();
        await regions.Wire.SendAsync(S3Api.PutBucketEncryption, new()
        {
            Bucket = bucket,
            ServerSideEncryptionConfiguration = new() { Rules = [new() { BlockedEncryptionTypes = new() { EncryptionType = ["SSE-C"] } }] },
        }, default);

        var rule = Assert.Single((await regions.Wire.SendAsync(S3Api.GetBucketEncryption, new() { Bucket = bucket }, default))
            .ServerSideEncryptionConfiguration!.Rules);
        Assert.Equal(["SSE-C"], rule.BlockedEncryptionTypes!.EncryptionType!);
        await PutAsync(bucket, "k").RefusedAsync("AccessDenied");
    }

    Task<PutObjectOutput> PutAsync(string bucket, string key) => regions.Wire.SendAsync(S3Api.PutObject, new()
    {
        Bucket = bucket, Key = key, Body = new MemoryStream(Content),
        SSECustomerAlgorithm = "AES256", SSECustomerKey = Key, SSECustomerKeyMD5 = KeyMD5,
    }, default);

    static GetObjectRequest Get(string bucket, string key, string? customer = null, string? md5 = null) => new()
    {
        Bucket = bucket, Key = key, SSECustomerAlgorithm = customer is null
            ? null : "AES256", SSECustomerKey = customer, SSECustomerKeyMD5 = md5,
    };

    static async Task<byte[]> BytesAsync(Stream body)
    {
        using var bytes = new MemoryStream();
        await using (body) await body.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
