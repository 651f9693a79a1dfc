using System.Text.Json.Serialization;

namespace Farshore.Aws.S3;

/// <summary>An object, a version of it, a range or a part of that.</summary>
public sealed record GetObjectRequest : ICustomerKeyed
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("If-Match")]
    public string? IfMatch { get; init; }

    [InHeader("If-Modified-Since")]
    public DateTimeOffset? IfModifiedSince { get; init; }

    [InHeader("If-None-Match")]
    public string? IfNoneMatch { get; init; }

    [InHeader("If-Unmodified-Since")]
    public DateTimeOffset? IfUnmodifiedSince { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InHeader("Range")]
    public string? Range { get; init; }

    [InQuery("response-cache-control")]
    public string? ResponseCacheControl { get; init; }

    [InQuery("response-content-disposition")]
    public string? ResponseContentDisposition { get; init; }

    [InQuery("response-content-encoding")]
    public string? ResponseContentEncoding { get; init; }

    [InQuery("response-content-language")]
    public string? ResponseContentLanguage { get; init; }

    [InQuery("response-content-type")]
    public string? ResponseContentType { get; init; }

    [InQuery("response-expires"), Timestamp(TimestampFormat.HttpDate)]
    public DateTimeOffset? ResponseExpires { get; init; }

    [InQuery("versionId")]
    public string? VersionId { get; init; }

    [InQuery("partNumber")]
    public int? PartNumber { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-algorithm")]
    public string? SSECustomerAlgorithm { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-key")]
    public string? SSECustomerKey { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-key-MD5")]
    public string? SSECustomerKeyMD5 { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }

    [InHeader("x-amz-checksum-mode")]
    public string? ChecksumMode { get; init; }
}

/// <summary>The bytes with everything that was stored beside them.</summary>
public sealed record GetObjectOutput : IStreamingBody, IChecksummed, IEncryptedAnswer
{
    [InHeader("x-amz-expiration")]
    public string? Expiration { get; init; }

    [InHeader("x-amz-delete-marker")]
    public bool? DeleteMarker { get; init; }

    [InHeader("accept-ranges")]
    public string? AcceptRanges { get; init; }

    [InHeader("x-amz-restore")]
    public string? Restore { get; init; }

    [InHeader("Last-Modified")]
    public DateTimeOffset? LastModified { get; init; }

    [InHeader("Content-Length")]
    public long? ContentLength { get; init; }

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

    [InHeader("x-amz-version-id")]
    public string? VersionId { get; init; }

    [InHeader("Cache-Control")]
    public string? CacheControl { get; init; }

    [InHeader("Content-Disposition")]
    public string? ContentDisposition { get; init; }

    [InHeader("Content-Encoding")]
    public string? ContentEncoding { get; init; }

    [InHeader("Content-Language")]
    public string? ContentLanguage { get; init; }

    [InHeader("Content-Range")]
    public string? ContentRange { get; init; }

    [InHeader("Content-Type")]
    public string? ContentType { get; init; }

    [InHeader("Expires")]
    public string? Expires { get; init; }

    [InHeader("x-amz-website-redirect-location")]
    public string? WebsiteRedirectLocation { get; init; }

    [InHeader("x-amz-server-side-encryption")]
    public string? ServerSideEncryption { get; set; }

    [InHeaders("x-amz-meta-")]
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    [InHeader("x-amz-server-side-encryption-aws-kms-key-id")]
    public string? SSEKMSKeyId { get; set; }

    [InHeader("x-amz-server-side-encryption-bucket-key-enabled")]
    public bool? BucketKeyEnabled { get; set; }

    [InHeader("x-amz-server-side-encryption-customer-algorithm")]
    public string? SSECustomerAlgorithm { get; set; }

    [InHeader("x-amz-server-side-encryption-customer-key-MD5")]
    public string? SSECustomerKeyMD5 { get; set; }

    [InHeader("x-amz-storage-class")]
    public string? StorageClass { get; init; }

    [InHeader("x-amz-replication-status")]
    public string? ReplicationStatus { get; init; }

    [InHeader("x-amz-mp-parts-count")]
    public int? PartsCount { get; init; }

    [InHeader("x-amz-tagging-count")]
    public int? TagCount { get; init; }

    [InHeader("x-amz-object-lock-mode")]
    public string? ObjectLockMode { get; init; }

    [InHeader("x-amz-object-lock-retain-until-date"), Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? ObjectLockRetainUntilDate { get; init; }

    [InHeader("x-amz-object-lock-legal-hold")]
    public string? ObjectLockLegalHoldStatus { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public Stream? Body { get; set; }
}

/// <summary>As GetObject, without the bytes.</summary>
public sealed record HeadObjectRequest : ICustomerKeyed
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("If-Match")]
    public string? IfMatch { get; init; }

    [InHeader("If-Modified-Since")]
    public DateTimeOffset? IfModifiedSince { get; init; }

    [InHeader("If-None-Match")]
    public string? IfNoneMatch { get; init; }

    [InHeader("If-Unmodified-Since")]
    public DateTimeOffset? IfUnmodifiedSince { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InHeader("Range")]
    public string? Range { get; init; }

    [InQuery("response-cache-control")]
    public string? ResponseCacheControl { get; init; }

    [InQuery("response-content-disposition")]
    public string? ResponseContentDisposition { get; init; }

    [InQuery("response-content-encoding")]
    public string? ResponseContentEncoding { get; init; }

    [InQuery("response-content-language")]
    public string? ResponseContentLanguage { get; init; }

    [InQuery("response-content-type")]
    public string? ResponseContentType { get; init; }

    [InQuery("response-expires"), Timestamp(TimestampFormat.HttpDate)]
    public DateTimeOffset? ResponseExpires { get; init; }

    [InQuery("versionId")]
    public string? VersionId { get; init; }

    [InQuery("partNumber")]
    public int? PartNumber { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-algorithm")]
    public string? SSECustomerAlgorithm { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-key")]
    public string? SSECustomerKey { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-key-MD5")]
    public string? SSECustomerKeyMD5 { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }

    [InHeader("x-amz-checksum-mode")]
    public string? ChecksumMode { get; init; }
}

/// <summary>The headers GetObject would answer with.</summary>
public sealed record HeadObjectOutput : IChecksummed, IEncryptedAnswer
{
    [InHeader("x-amz-expiration")]
    public string? Expiration { get; init; }

    [InHeader("x-amz-delete-marker")]
    public bool? DeleteMarker { get; init; }

    [InHeader("accept-ranges")]
    public string? AcceptRanges { get; init; }

    [InHeader("x-amz-restore")]
    public string? Restore { get; init; }

    [InHeader("Last-Modified")]
    public DateTimeOffset? LastModified { get; init; }

    [InHeader("Content-Length")]
    public long? ContentLength { get; init; }

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

    [InHeader("ETag")]
    public string? ETag { get; init; }

    [InHeader("x-amz-version-id")]
    public string? VersionId { get; init; }

    [InHeader("Cache-Control")]
    public string? CacheControl { get; init; }

    [InHeader("Content-Disposition")]
    public string? ContentDisposition { get; init; }

    [InHeader("Content-Encoding")]
    public string? ContentEncoding { get; init; }

    [InHeader("Content-Language")]
    public string? ContentLanguage { get; init; }

    [InHeader("Content-Type")]
    public string? ContentType { get; init; }

    [InHeader("Content-Range")]
    public string? ContentRange { get; init; }

    [InHeader("Expires")]
    public string? Expires { get; init; }

    [InHeader("x-amz-website-redirect-location")]
    public string? WebsiteRedirectLocation { get; init; }

    [InHeader("x-amz-server-side-encryption")]
    public string? ServerSideEncryption { get; set; }

    [InHeaders("x-amz-meta-")]
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    [InHeader("x-amz-server-side-encryption-aws-kms-key-id")]
    public string? SSEKMSKeyId { get; set; }

    [InHeader("x-amz-server-side-encryption-bucket-key-enabled")]
    public bool? BucketKeyEnabled { get; set; }

    [InHeader("x-amz-server-side-encryption-customer-algorithm")]
    public string? SSECustomerAlgorithm { get; set; }

    [InHeader("x-amz-server-side-encryption-customer-key-MD5")]
    public string? SSECustomerKeyMD5 { get; set; }

    [InHeader("x-amz-storage-class")]
    public string? StorageClass { get; init; }

    [InHeader("x-amz-replication-status")]
    public string? ReplicationStatus { get; init; }

    [InHeader("x-amz-mp-parts-count")]
    public int? PartsCount { get; init; }

    [InHeader("x-amz-tagging-count")]
    public int? TagCount { get; init; }

    [InHeader("x-amz-object-lock-mode")]
    public string? ObjectLockMode { get; init; }

    [InHeader("x-amz-object-lock-retain-until-date"), Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? ObjectLockRetainUntilDate { get; init; }

    [InHeader("x-amz-object-lock-legal-hold")]
    public string? ObjectLockLegalHoldStatus { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<GetObjectRequest, GetObjectOutput> GetObject = new(
        Service, nameof(GetObject), new("GET", "/{Bucket}/{Key+}"),
        S3Shapes.Default.GetObjectRequest, S3Shapes.Default.GetObjectOutput);

    public static readonly Operation<HeadObjectRequest, HeadObjectOutput> HeadObject = new(
        Service, nameof(HeadObject), new("HEAD", "/{Bucket}/{Key+}"),
        S3Shapes.Default.HeadObjectRequest, S3Shapes.Default.HeadObjectOutput);
}
