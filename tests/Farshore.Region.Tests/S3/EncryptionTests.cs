using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws.Client;
using Farshore.Aws.Kms;

namespace Farshore.Region.Tests.S3;

[Collection(S3Regions.Collection)]
public sealed class EncryptionTests(S3Regions regions)
{
    static readonly byte[] Large = S3Regions.Content(300_000);

    [Theory]
    [InlineData(0), InlineData(1), InlineData(65_535), InlineData(65_536), InlineData(65_537), InlineData(262_144), InlineData(300_000)]
    [InlineData(1_048_577)]
    public async Task Every_length_comes_back_with_the_key_of_KMS(int length)
    {
        var (bucket, key) = (await regions.BucketAsync(), await NewKeyAsync());
        var content = S3Regions.Content(length);

        var put = await PutAsync(bucket, "k", content, key);

        Assert.Equal((ServerSideEncryptionMethod.AWSKMS, key),
            (put.ServerSideEncryptionMethod, put.ServerSideEncryptionKeyManagementServiceKeyId));
        Assert.NotEqual(Convert.ToHexStringLower(MD5.HashData(content)), put.ETag.Trim('"'));
        Assert.Equal(content, await regions.GetAsync(bucket, "k"));
    }

    [Theory]
    [InlineData(0, 0), InlineData(65_535, 65_536), InlineData(65_536, 131_071), InlineData(65_530, 200_000), InlineData(299_999, 299_999)]
    [InlineData(131_072, 299_999)]
    public async Task A_range_is_read_from_the_segments_it_touches(int from, int to)
    {
        var bucket = await regions.BucketAsync();
        await regions.PutAsync(bucket, "k", Large);

        using var got = await regions.East.GetObjectAsync(new() { BucketName = bucket, Key = "k", ByteRange = new(from, to) });

        Assert.Equal(Large[from..(to + 1)], await S3Regions.BytesAsync(got));
    }

    [Fact]
    public async Task A_disabled_key_opens_nothing_and_takes_nothing_and_a_key_that_never_was_is_named()
    {
        var (bucket, key) = (await regions.BucketAsync(), await NewKeyAsync());
        await PutAsync(bucket, "k", Large, key);

        await regions.Wire.SendAsync(KmsApi.DisableKey, new() { KeyId = key }, default);
        var refused = await regions.East.GetObjectAsync(bucket, "k").RefusedAsync("KMS.DisabledException", HttpStatusCode.BadRequest);
        Assert.Equal($"{key} is disabled.", refused.Message);
        await PutAsync(bucket, "other", Large, key).RefusedAsync("KMS.DisabledException", HttpStatusCode.BadRequest);
        Assert.Equal(Large.Length, (await regions.East.GetObjectMetadataAsync(bucket, "k")).ContentLength);
        await regions.Wire.SendAsync(KmsApi.EnableKey, new() { KeyId = key }, default);
        Assert.Equal(Large, await regions.GetAsync(bucket, "k"));

        await regions.Wire.SendAsync(KmsApi.ScheduleKeyDeletion, new() { KeyId = key }, default);
        await regions.East.GetObjectAsync(bucket, "k").RefusedAsync("KMS.KMSInvalidStateException", HttpStatusCode.BadRequest);
        await PutAsync(bucket, "other", Large, "11111111-2222-3333-4444-555555555555")
            .RefusedAsync("KMS.NotFoundException", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_copy_shares_the_body_under_a_key_of_its_own()
    {
        var (bucket, first, second) = (await regions.BucketAsync(), await NewKeyAsync(), await NewKeyAsync());
        await regions.PutAsync(bucket, "plain", Large);

        await CopyAsync(bucket, "plain", "one", first);
        await CopyAsync(bucket, "one", "two", second);
        await CopyAsync(bucket, "two", "back", null);
        await regions.Wire.SendAsync(KmsApi.DisableKey, new() { KeyId = first }, default);

        await regions.East.GetObjectAsync(bucket, "one").RefusedAsync("KMS.DisabledException", HttpStatusCode.BadRequest);
        Assert.Equal(Large, await regions.GetAsync(bucket, "two"));
        Assert.Equal(Large, await regions.GetAsync(bucket, "back"));
        var (plain, back) = (await regions.East.GetObjectMetadataAsync(bucket, "plain"),
            await regions.East.GetObjectMetadataAsync(bucket, "back"));
        Assert.Equal((plain.ETag, "AES256"), (back.ETag, back.ServerSideEncryptionMethod.Value));
    }

    [Fact]
    public async Task Parts_are_encrypted_each_by_itself_and_read_as_one()
    {
        var (bucket, key) = (await regions.BucketAsync(), await NewKeyAsync());
        var content = S3Regions.Content((5 << 20) + 70_000);
        var upload = await regions.East.InitiateMultipartUploadAsync(new()
        {
            BucketName = bucket, Key = "k", ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS,
            ServerSideEncryptionKeyManagementServiceKeyId = key,
        });
        List<PartETag> parts = [];
        foreach (var (number, bytes) in new[] { (1, content[..(5 << 20)]), (2, content[(5 << 20)..]) })
        {
            parts.Add(new(number, (await regions.East.UploadPartAsync(new()
            {
                BucketName = bucket, Key = "k", UploadId = upload.UploadId, PartNumber = number, InputStream = new MemoryStream(bytes),
            })).ETag));
        }

        await regions.East.CompleteMultipartUploadAsync(new()
        {
            BucketName = bucket, Key = "k", UploadId = upload.UploadId, PartETags = parts,
        });

        Assert.Equal(content, await regions.GetAsync(bucket, "k"));
        using var seam = await regions.East.GetObjectAsync(new()
        {
            BucketName = bucket, Key = "k", ByteRange = new((5 << 20) - 10, (5 << 20) + 9),
        });
        Assert.Equal(content[((5 << 20) - 10)..((5 << 20) + 10)], await S3Regions.BytesAsync(seam));
        Assert.Equal(key, seam.ServerSideEncryptionKeyManagementServiceKeyId);
    }

    [Theory]
    [InlineData(100), InlineData(200_000)]
    public async Task Nothing_on_disk_holds_what_was_written(int length)
    {
        var bucket = await regions.BucketAsync();
        var secret = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"the recipe of {bucket}; ", (length / 20) + 1)));

        await regions.PutAsync(bucket, "k", secret);
        await PutAsync(bucket, "kms", secret, await NewKeyAsync());

        var marker = Encoding.UTF8.GetBytes("the recipe of ");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(regions.Home, "local", "us-east-1"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "lock"))
            Assert.False(File.ReadAllBytes(file).AsSpan().IndexOf(marker) >= 0, file);
    }

    async Task<string> NewKeyAsync() => (await regions.Wire.SendAsync(KmsApi.CreateKey, new(), default)).KeyMetadata!.Arn!;

    Task<PutObjectResponse> PutAsync(string bucket, string key, byte[] content, string kmsKey) => regions.East.PutObjectAsync(new()
    {
        BucketName = bucket, Key = key, InputStream = new MemoryStream(content),
        ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS, ServerSideEncryptionKeyManagementServiceKeyId = kmsKey,
    });

    Task<CopyObjectResponse> CopyAsync(string bucket, string from, string to, string? kmsKey) => regions.East.CopyObjectAsync(new()
    {
        SourceBucket = bucket, SourceKey = from, DestinationBucket = bucket, DestinationKey = to,
        ServerSideEncryptionMethod = kmsKey is null ? ServerSideEncryptionMethod.AES256 : ServerSideEncryptionMethod.AWSKMS,
        ServerSideEncryptionKeyManagementServiceKeyId = kmsKey,
    });
}
