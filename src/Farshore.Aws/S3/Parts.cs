using System.Text.Json.Serialization;

namespace Farshore.Aws.S3;

/// <summary>One part, 1 to 10000; sent again it replaces the earlier one.</summary>
public sealed record UploadPartRequest : IStreamingBody, IChecksummed, ICustomerKeyed
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
    public string? ChecksumCRC32 { get; set; }

    [InHeader("x-amz-checksum-crc32c")]
    public string? ChecksumCRC32C { get; set; }

    [InHeader("x-amz-checksum-crc64nvme")]
    public string? ChecksumCRC64NVME { get; set; }

    [InHeader("x-amz-checksum-sha1")]
    public string? ChecksumSHA1 { get; set; }

    [InHeader("x-amz-checksum-sha256")]
    public string? ChecksumSHA256 { get; set; }

    [InHeader("x-amz-checksum-sha512")]
    public string? ChecksumSHA512 { get; set; }

    [InHeader("x-amz-checksum-md5")]
    public string? ChecksumMD5 { get; set; }

    [InHeader("x-amz-checksum-xxhash64")]
    public string? ChecksumXXHASH64 { get; set; }

    [InHeader("x-amz-checksum-xxhash3")]
    public string? ChecksumXXHASH3 { get; set; }

    [InHeader("x-amz-checksum-xxhash128")]
    public string? ChecksumXXHASH128 { get; set; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InQuery("partNumber")]
    public required int PartNumber { get; init; }

    [InQuery("uploadId")]
    public required string UploadId { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-algorithm")]
    public string? SSECustomerAlgorithm { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-key")]
    public string? SSECustomerKey { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-key-MD5")]
    public string? SSECustomerKeyMD5 { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public Stream? Body { get; set; }
}

/// <summary>The ETag and checksum to complete the upload with.</summary>
public sealed record UploadPartOutput : IChecksummed, IEncryptedAnswer
{
    [InHeader("x-amz-server-side-encryption")]
    public string? ServerSideEncryption { get; set; }

    [InHeader("ETag")]
    public string? ETag { get; init; }

    [InHeader("x-amz-checksum-crc32")]
    public string? ChecksumCRC32 { get; set; }

    [InHeader("x-amz-checksum-crc32c")]
    public string? ChecksumCRC32C { get; set; }

    [InHeader("x-amz-checksum-crc64nvme")]
    public string? ChecksumCRC64NVME { get; set; }

    [InHeader("x-amz-checksum-sha1")]
    public string? ChecksumSHA1 { get; set; }

    [InHeader("x-amz-checksum-sha256")]
    public string? ChecksumSHA256 { get; set; }

    [InHeader("x-amz-checksum-sha512")]
    public string? ChecksumSHA512 { get; set; }

    [InHeader("x-amz-checksum-md5")]
    public string? ChecksumMD5 { get; set; }

    [InHeader("x-amz-checksum-xxhash64")]
    public string? ChecksumXXHASH64 { get; set; }

    [InHeader("x-amz-checksum-xxhash3")]
    public string? ChecksumXXHASH3 { get; set; }

    [InHeader("x-amz-checksum-xxhash128")]
    public string? ChecksumXXHASH128 { get; set; }

    [InHeader("x-amz-server-side-encryption-aws-kms-key-id")]
    public string? SSEKMSKeyId { get; set; }

    [InHeader("x-amz-server-side-encryption-bucket-key-enabled")]
    public bool? BucketKeyEnabled { get; set; }

    [InHeader("x-amz-server-side-encryption-customer-algorithm")]
    public string? SSECustomerAlgorithm { get; set; }

    [InHeader("x-amz-server-side-encryption-customer-key-MD5")]
    public string? SSECustomerKeyMD5 { get; set; }
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
public sealed record Part : IChecksummed
{
    public int? PartNumber { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    public string? ETag { get; init; }

    public long? Size { get; init; }

    public string? ChecksumCRC32 { get; set; }

    public string? ChecksumCRC32C { get; set; }

    public string? ChecksumCRC64NVME { get; set; }

    public string? ChecksumSHA1 { get; set; }

    public string? ChecksumSHA256 { get; set; }

    public string? ChecksumSHA512 { get; set; }

    public string? ChecksumMD5 { get; set; }

    public string? ChecksumXXHASH64 { get; set; }

    public string? ChecksumXXHASH3 { get; set; }

    public string? ChecksumXXHASH128 { get; set; }
}

/// <summary>A page of parts and the number to go on from.</summary>
public sealed record ListPartsOutput
{
    [InHeader("x-amz-abort-date")]
    public DateTimeOffset? AbortDate { get; init; }

    [InHeader("x-amz-abort-rule-id")]
    public string? AbortRuleId { get; init; }

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
