using System.Text.Json.Serialization;

namespace Farshore.Aws.S3;

/// <summary>A new object, or a new version of one; checksums may follow the body as trailers.</summary>
public sealed record PutObjectRequest : IStreamingBody, IChecksummed, IEncryptionRequest
{
    [InHeader("x-amz-acl")]
    public string? ACL { get; init; }

    [InHeader("x-amz-grant-full-control")]
    public string? GrantFullControl { get; init; }

    [InHeader("x-amz-grant-read")]
    public string? GrantRead { get; init; }

    [InHeader("x-amz-grant-read-acp")]
    public string? GrantReadACP { get; init; }

    [InHeader("x-amz-grant-write-acp")]
    public string? GrantWriteACP { get; init; }

    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("Cache-Control")]
    public string? CacheControl { get; init; }

    [InHeader("Content-Disposition")]
    public string? ContentDisposition { get; init; }

    [InHeader("Content-Encoding")]
    public string? ContentEncoding { get; init; }

    [InHeader("Content-Language")]
    public string? ContentLanguage { get; init; }

    [InHeader("Content-Length")]
    public long? ContentLength { get; init; }

    [InHeader("Content-MD5")]
    public string? ContentMD5 { get; init; }

    [InHeader("Content-Type")]
    public string? ContentType { get; init; }

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

    [InHeader("Expires")]
    public string? Expires { get; init; }

    [InHeader("If-Match")]
    public string? IfMatch { get; init; }

    [InHeader("If-None-Match")]
    public string? IfNoneMatch { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InHeaders("x-amz-meta-")]
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    [InHeader("x-amz-write-offset-bytes")]
    public long? WriteOffsetBytes { get; init; }

    [InHeader("x-amz-server-side-encryption")]
    public string? ServerSideEncryption { get; init; }

    [InHeader("x-amz-storage-class")]
    public string? StorageClass { get; init; }

    [InHeader("x-amz-website-redirect-location")]
    public string? WebsiteRedirectLocation { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-algorithm")]
    public string? SSECustomerAlgorithm { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-key")]
    public string? SSECustomerKey { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-key-MD5")]
    public string? SSECustomerKeyMD5 { get; init; }

    [InHeader("x-amz-server-side-encryption-context")]
    public string? SSEKMSEncryptionContext { get; init; }

    [InHeader("x-amz-server-side-encryption-aws-kms-key-id")]
    public string? SSEKMSKeyId { get; init; }

    [InHeader("x-amz-server-side-encryption-bucket-key-enabled")]
    public bool? BucketKeyEnabled { get; init; }

    [InHeader("x-amz-tagging")]
    public string? Tagging { get; init; }

    [InHeader("x-amz-object-lock-mode")]
    public string? ObjectLockMode { get; init; }

    [InHeader("x-amz-object-lock-retain-until-date"), Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? ObjectLockRetainUntilDate { get; init; }

    [InHeader("x-amz-object-lock-legal-hold")]
    public string? ObjectLockLegalHoldStatus { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public Stream? Body { get; set; }
}

/// <summary>What was stored: its ETag, version and checksum.</summary>
public sealed record PutObjectOutput : IChecksummed, IEncryptedAnswer
{
    [InHeader("x-amz-expiration")]
    public string? Expiration { get; init; }

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

    [InHeader("x-amz-checksum-type")]
    public string? ChecksumType { get; init; }

    [InHeader("x-amz-server-side-encryption")]
    public string? ServerSideEncryption { get; set; }

    [InHeader("x-amz-version-id")]
    public string? VersionId { get; init; }

    [InHeader("x-amz-server-side-encryption-aws-kms-key-id")]
    public string? SSEKMSKeyId { get; set; }

    [InHeader("x-amz-server-side-encryption-bucket-key-enabled")]
    public bool? BucketKeyEnabled { get; set; }

    [InHeader("x-amz-server-side-encryption-customer-algorithm")]
    public string? SSECustomerAlgorithm { get; set; }

    [InHeader("x-amz-server-side-encryption-customer-key-MD5")]
    public string? SSECustomerKeyMD5 { get; set; }

    [InHeader("x-amz-server-side-encryption-context")]
    public string? SSEKMSEncryptionContext { get; set; }

    [InHeader("x-amz-object-size")]
    public long? Size { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<PutObjectRequest, PutObjectOutput> PutObject = new(
        Service, nameof(PutObject), new("PUT", "/{Bucket}/{Key+}"),
        S3Shapes.Default.PutObjectRequest, S3Shapes.Default.PutObjectOutput);
}
