using System.Net;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws.S3;
using Farshore.Region.S3.Checksums;
using Farshore.Region.Tests.Hosting;
using Algorithm = Farshore.Region.S3.Checksums.ChecksumAlgorithm;

namespace Farshore.Region.Tests.S3;

[Collection(S3Regions.Collection)]
public sealed class MultipartUploadsTests(S3Regions regions)
{
    const int FiveMebibytes = 5 * 1024 * 1024;

    static readonly byte[] First = S3Regions.Content(FiveMebibytes);
    static readonly byte[] Last = S3Regions.Content(1234);

    [Fact]
    public async Task Parts_become_one_object_that_can_be_read_across_their_seams()
    {
        var bucket = await regions.BucketAsync();
        var upload = await BeginAsync(bucket);
        var tags = new[] { await UploadAsync(bucket, upload, 7, First), await UploadAsync(bucket, upload, 9, Last) };

        var made = await CompleteAsync(bucket, upload, (7, tags[0]), (9, tags[1]));

        byte[] sums = [.. MD5.HashData(First), .. MD5.HashData(Last)];
        Assert.Equal($"\"{Convert.ToHexStringLower(MD5.HashData(sums))}-2\"", made.ETag);
        byte[] whole = [.. First, .. Last];
        Assert.Equal(whole, await regions.GetAsync(bucket, "k"));
        using var seam = await regions.East.GetObjectAsync(
            new() { BucketName = bucket, Key = "k", ByteRange = new(FiveMebibytes - 10, FiveMebibytes + 9) });
        Assert.Equal(whole[(FiveMebibytes - 10)..(FiveMebibytes + 10)], await S3Regions.BytesAsync(seam));
        using var second = await regions.East.GetObjectAsync(new() { BucketName = bucket, Key = "k", PartNumber = 2 });
        Assert.Equal((2, HttpStatusCode.PartialContent), (second.PartsCount, second.HttpStatusCode));
        Assert.Equal(Last, await S3Regions.BytesAsync(second));
    }

    [Fact]
    public async Task The_whole_has_a_checksum_though_nobody_sent_one()
    {
        var bucket = await regions.BucketAsync();
        var wire = regions.Wire;
        var upload = (await wire.SendAsync(S3Api.CreateMultipartUpload, new() { Bucket = bucket, Key = "k" }, default)).UploadId!;
        var first = await wire.SendAsync(
            S3Api.UploadPart, new() { Bucket = bucket, Key = "k", UploadId = upload, PartNumber = 1, Body = new MemoryStream(First) },
                default);
        var last = await wire.SendAsync(
            S3Api.UploadPart, new() { Bucket = bucket, Key = "k", UploadId = upload, PartNumber = 2, Body = new MemoryStream(Last) },
                default);

        var made = await wire.SendAsync(S3Api.CompleteMultipartUpload, new()
        {
            Bucket = bucket, Key = "k", UploadId = upload, MultipartUpload = new()
            {
                Parts = [new() { PartNumber = 1, ETag = first.ETag }, new() { PartNumber = 2, ETag = last.ETag }],
            },
        }, default);

        Assert.Equal(("FULL_OBJECT", Convert.ToBase64String(Algorithm.Crc64Nvme.Of([.. First, .. Last]))),
            (made.ChecksumType, made.ChecksumCRC64NVME));
    }

    [Fact]
    public async Task A_composite_checksum_is_that_of_the_parts()
    {
        var bucket = await regions.BucketAsync();
        var begun = await regions.East.InitiateMultipartUploadAsync(new()
        {
            BucketName = bucket, Key = "k", ChecksumAlgorithm = Amazon.S3.ChecksumAlgorithm.SHA256,
        });
        var part = await regions.East.UploadPartAsync(new()
        {
            BucketName = bucket, Key = "k", UploadId = begun.UploadId, PartNumber = 1, InputStream = new MemoryStream(Last),
            ChecksumAlgorithm = Amazon.S3.ChecksumAlgorithm.SHA256,
        });

        var made = await regions.East.CompleteMultipartUploadAsync(new()
        {
            BucketName = bucket, Key = "k", UploadId = begun.UploadId,
                PartETags = [new(1, part.ETag) { ChecksumSHA256 = part.ChecksumSHA256 }],
        });

        var expected = StoredChecksum.OfParts(Algorithm.Sha256, StoredChecksum.Composite, [(SHA256.HashData(Last), Last.Length)]);
        Assert.Equal(expected.Value, made.ChecksumSHA256);
        var attributes = await regions.East.GetObjectAttributesAsync(new()
        {
            BucketName = bucket, Key = "k",
                ObjectAttributes = [Amazon.S3.ObjectAttributes.Checksum, Amazon.S3.ObjectAttributes.ObjectParts,
                    Amazon.S3.ObjectAttributes.ObjectSize],
        });
        Assert.Equal((expected.Value, 1, Last.Length),
            (attributes.Checksum.ChecksumSHA256, attributes.ObjectParts.TotalPartsCount, attributes.ObjectSize));
        Assert.Equal(part.ChecksumSHA256, attributes.ObjectParts.Parts[0].ChecksumSHA256);
    }

    [Fact]
    public async Task A_list_of_parts_that_is_not_right_is_refused_and_the_upload_goes_on()
    {
        var bucket = await regions.BucketAsync();
        var upload = await BeginAsync(bucket);
        var small = await UploadAsync(bucket, upload, 1, Last);
        var large = await UploadAsync(bucket, upload, 2, First);

        // The SDK sorts them.
        await regions.Wire.SendAsync(S3Api.CompleteMultipartUpload, new()
        {
            Bucket = bucket, Key = "k", UploadId = upload, MultipartUpload = new()
            {
                Parts = [new() { PartNumber = 2, ETag = large }, new() { PartNumber = 1, ETag = small }],
            },
        }, default).RefusedAsync("InvalidPartOrder");
        await CompleteAsync(bucket, upload, (1, small), (2, large)).RefusedAsync("EntityTooSmall", HttpStatusCode.BadRequest);
        await CompleteAsync(bucket, upload, (2, small)).RefusedAsync("InvalidPart", HttpStatusCode.BadRequest);
        await CompleteAsync(bucket, upload, (3, small)).RefusedAsync("InvalidPart", HttpStatusCode.BadRequest);
        await CompleteAsync(bucket, "nonsense", (1, small)).RefusedAsync("NoSuchUpload", HttpStatusCode.NotFound);

        await CompleteAsync(bucket, upload, (2, large));
        Assert.Equal(First, await regions.GetAsync(bucket, "k"));
    }

    [Fact]
    public async Task Completing_twice_is_answered_alike_until_the_object_is_gone()
    {
        var bucket = await regions.BucketAsync();
        var upload = await BeginAsync(bucket);
        var part = await UploadAsync(bucket, upload, 1, Last);

        var once = await CompleteAsync(bucket, upload, (1, part));
        var again = await CompleteAsync(bucket, upload, (1, part));

        Assert.Equal((once.ETag, once.ChecksumCRC64NVME), (again.ETag, again.ChecksumCRC64NVME));
        await regions.East.DeleteObjectAsync(bucket, "k");
        await CompleteAsync(bucket, upload, (1, part)).RefusedAsync("NoSuchUpload", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Uploads_and_parts_are_listed_until_they_end()
    {
        var bucket = await regions.BucketAsync();
        var upload = await BeginAsync(bucket);
        await UploadAsync(bucket, upload, 1, First);
        await UploadAsync(bucket, upload, 1, Last);
        await UploadAsync(bucket, upload, 3, Last);
        await regions.East.InitiateMultipartUploadAsync(bucket, "folder/a");
        await regions.East.InitiateMultipartUploadAsync(bucket, "folder/b");

        var parts = await regions.East.ListPartsAsync(new() { BucketName = bucket, Key = "k", UploadId = upload, MaxParts = 1 });
        var rest = await regions.East.ListPartsAsync(new()
        {
            BucketName = bucket, Key = "k", UploadId = upload, PartNumberMarker = $"{parts.NextPartNumberMarker}",
        });
        var uploads = await regions.East.ListMultipartUploadsAsync(
            new Amazon.S3.Model.ListMultipartUploadsRequest { BucketName = bucket, Delimiter = "/" });

        Assert.Equal((1, Last.Length, true), (parts.Parts[0].PartNumber!.Value, parts.Parts[0].Size!.Value, parts.IsTruncated));
        Assert.Equal(3, Assert.Single(rest.Parts).PartNumber);
        Assert.Equal((upload, "folder/"), (Assert.Single(uploads.MultipartUploads).UploadId, Assert.Single(uploads.CommonPrefixes)));
        await regions.East.AbortMultipartUploadAsync(bucket, "k", upload);
        await regions.East.ListPartsAsync(bucket, "k", upload).RefusedAsync("NoSuchUpload", HttpStatusCode.NotFound);
        var left = await regions.East.ListMultipartUploadsAsync(
            new Amazon.S3.Model.ListMultipartUploadsRequest { BucketName = bucket, MaxUploads = 1 });
        Assert.Equal(("folder/a", true), (Assert.Single(left.MultipartUploads).Key, left.IsTruncated));
    }

    [Theory]
    [InlineData("SHA256", "FULL_OBJECT")]
    [InlineData("CRC64NVME", "COMPOSITE")]
    public async Task Not_every_checksum_can_be_had_in_every_way(string algorithm, string type)
    {
        var bucket = await regions.BucketAsync();

        await regions.Wire.SendAsync(
            S3Api.CreateMultipartUpload, new() { Bucket = bucket, Key = "k", ChecksumAlgorithm = algorithm, ChecksumType = type }, default)
            .RefusedAsync("InvalidRequest");
    }

    [Fact]
    public async Task The_checksum_that_completes_an_upload_is_the_objects()
    {
        var bucket = await regions.BucketAsync();
        var crc = Farshore.Region.S3.Checksums.ChecksumAlgorithm.Crc32;
        var upload = (await regions.Wire.SendAsync(S3Api.CreateMultipartUpload, new()
        {
            Bucket = bucket, Key = "k", ChecksumAlgorithm = "CRC32", ChecksumType = "FULL_OBJECT",
        }, default)).UploadId!;
        var part = await UploadAsync(bucket, upload, 1, Last);
        Aws.S3.CompleteMultipartUploadRequest Complete(byte[] summed) => new()
        {
            Bucket = bucket,
            Key = "k",
            UploadId = upload,
            MultipartUpload = new() { Parts = [new() { PartNumber = 1, ETag = part }] },
            ChecksumCRC32 = Convert.ToBase64String(crc.Of(summed)),
        };

        await regions.Wire.SendAsync(S3Api.CompleteMultipartUpload, Complete(First), default).RefusedAsync("BadDigest");
        var second = await UploadAsync(bucket, upload, 2, Last);
        await regions.Wire.SendAsync(S3Api.CompleteMultipartUpload, Complete(Last) with
        {
            MultipartUpload = new() { Parts = [new() { PartNumber = 2, ETag = second }] },
        }, default).RefusedAsync("InvalidPartOrder");
        var done = await regions.Wire.SendAsync(S3Api.CompleteMultipartUpload, Complete(Last), default);

        Assert.Equal((Convert.ToBase64String(crc.Of(Last)), "FULL_OBJECT"), (done.ChecksumCRC32, done.ChecksumType));
    }

    async Task<string> BeginAsync(string bucket) => (await regions.East.InitiateMultipartUploadAsync(bucket, "k")).UploadId;

    async Task<string> UploadAsync(string bucket, string upload, int number, byte[] content) => (await regions.East.UploadPartAsync(new()
    {
        BucketName = bucket, Key = "k", UploadId = upload, PartNumber = number, InputStream = new MemoryStream(content),
    })).ETag;

    Task<CompleteMultipartUploadResponse> CompleteAsync(
        string bucket, string upload, params IEnumerable<(int Number, string ETag)> parts) =>
        regions.East.CompleteMultipartUploadAsync(new()
        {
            BucketName = bucket, Key = "k", UploadId = upload, PartETags = [.. parts.Select(part => new PartETag(part.Number, part.ETag))],
        });
}
