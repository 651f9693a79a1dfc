using System.Text.Json.Serialization;

namespace Farshore.Aws.S3;

/// <summary>One part, 1 to 10000; sent again it replaces the earlier one.</summary>
public sealed record UploadPartRequest : IStreamingBody
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("Content-Length")]
    public long? ContentLength { get; init; }

    [InHeader("Content-MD5")]
    public string? ContentMD5 { get; init; }

    [InHeader("x-amz-sdk-checksum-algorithm")]
    public string? ChecksumAlgorithm { get; init; }

    [InHeader("x-amz-checksum-crc32")]
    public string? ChecksumCRC32 { get; init; }

    [InHeader("x-amz-checksum-crc32c")]
    public string? ChecksumCRC32C { get; init; }

    [InHeader("x-amz-checksum-crc64nvme")]
    public string? ChecksumCRC64NVME { get; init; }

    [InHeader("x-amz-checksum-sha1")]
    public string? ChecksumSHA1 { get; init; }

    [InHeader("x-amz-checksum-sha256")]
    public string? ChecksumSHA256 { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InQuery("partNumber")]
    public required int PartNumber { get; init; }

    [InQuery("uploadId")]
    public required string UploadId { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public Stream? Body { get; set; }
}

/// <summary>The ETag and checksum to complete the upload with.</summary>
public sealed record UploadPartOutput
{
    [InHeader("x-amz-server-side-encryption")]
    public string? ServerSideEncryption { get; init; }

    [InHeader("ETag")]
    public string? ETag { get; init; }

    [InHeader("x-amz-checksum-crc32")]
    public string? ChecksumCRC32 { get; init; }

    [InHeader("x-amz-checksum-crc32c")]
    public string? ChecksumCRC32C { get; init; }

    [InHeader("x-amz-checksum-crc64nvme")]
    public string? ChecksumCRC64NVME { get; init; }

    [InHeader("x-amz-checksum-sha1")]
    public string? ChecksumSHA1 { get; init; }

    [InHeader("x-amz-checksum-sha256")]
    public string? ChecksumSHA256 { get; init; }

    [InHeader("x-amz-server-side-encryption-aws-kms-key-id")]
    public string? SSEKMSKeyId { get; init; }

    [InHeader("x-amz-server-side-encryption-bucket-key-enabled")]
    public bool? BucketKeyEnabled { get; init; }
}

/// <summary>Parts that have arrived, in order of number.</summary>
public sealed record ListPartsRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InQuery("max-parts")]
    public int? MaxParts { get; init; }

    [InQuery("part-number-marker")]
    public int? PartNumberMarker { get; init; }

    [InQuery("uploadId")]
    public required string UploadId { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>A part that has arrived.</summary>
public sealed record Part
{
    public int? PartNumber { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    public string? ETag { get; init; }

    public long? Size { get; init; }

    public string? ChecksumCRC32 { get; init; }

    public string? ChecksumCRC32C { get; init; }

    public string? ChecksumCRC64NVME { get; init; }

    public string? ChecksumSHA1 { get; init; }

    public string? ChecksumSHA256 { get; init; }
}

/// <summary>A page of parts and the number to go on from.</summary>
public sealed record ListPartsOutput
{
    public string? Bucket { get; init; }

    public string? Key { get; init; }

    public string? UploadId { get; init; }

    public Initiator? Initiator { get; init; }

    public Owner? Owner { get; init; }

    public string? StorageClass { get; init; }

    public int? PartNumberMarker { get; init; }

    public int? NextPartNumberMarker { get; init; }

    public int? MaxParts { get; init; }

    public string? ChecksumAlgorithm { get; init; }

    public string? ChecksumType { get; init; }

    public bool? IsTruncated { get; init; }

    [Items("Part", Flat = true)]
    public IReadOnlyList<Part>? Parts { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<UploadPartRequest, UploadPartOutput> UploadPart = new(
        Service, nameof(UploadPart), new("PUT", "/{Bucket}/{Key+}"),
        S3Shapes.Default.UploadPartRequest, S3Shapes.Default.UploadPartOutput);

    public static readonly Operation<ListPartsRequest, ListPartsOutput> ListParts = new(
        Service, nameof(ListParts), new("GET", "/{Bucket}/{Key+}"),
        S3Shapes.Default.ListPartsRequest, S3Shapes.Default.ListPartsOutput)
    {
        OutputRoot = "ListPartsResult",
    };
}
