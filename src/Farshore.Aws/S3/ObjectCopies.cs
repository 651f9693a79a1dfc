namespace Farshore.Aws.S3;

/// <summary>A new object made from one that is there, in this Region or another.</summary>
public sealed record CopyObjectRequest : IEncryptionRequest, ICustomerKeyedSource
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

    [InHeader("x-amz-checksum-algorithm")]
    public string? ChecksumAlgorithm { get; init; }

    [InHeader("Content-Disposition")]
    public string? ContentDisposition { get; init; }

    [InHeader("Content-Encoding")]
    public string? ContentEncoding { get; init; }

    [InHeader("Content-Language")]
    public string? ContentLanguage { get; init; }

    [InHeader("Content-Type")]
    public string? ContentType { get; init; }

    [InHeader("x-amz-copy-source")]
    public required string CopySource { get; init; }

    [InHeader("x-amz-copy-source-if-match")]
    public string? CopySourceIfMatch { get; init; }

    [InHeader("x-amz-copy-source-if-modified-since")]
    public DateTimeOffset? CopySourceIfModifiedSince { get; init; }

    [InHeader("x-amz-copy-source-if-none-match")]
    public string? CopySourceIfNoneMatch { get; init; }

    [InHeader("x-amz-copy-source-if-unmodified-since")]
    public DateTimeOffset? CopySourceIfUnmodifiedSince { get; init; }

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

    [InHeader("x-amz-metadata-directive")]
    public string? MetadataDirective { get; init; }

    [InHeader("x-amz-tagging-directive")]
    public string? TaggingDirective { get; init; }

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

    [InHeader("x-amz-copy-source-server-side-encryption-customer-algorithm")]
    public string? CopySourceSSECustomerAlgorithm { get; init; }

    [InHeader("x-amz-copy-source-server-side-encryption-customer-key")]
    public string? CopySourceSSECustomerKey { get; init; }

    [InHeader("x-amz-copy-source-server-side-encryption-customer-key-MD5")]
    public string? CopySourceSSECustomerKeyMD5 { get; init; }

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

    [InHeader("x-amz-source-expected-bucket-owner")]
    public string? ExpectedSourceBucketOwner { get; init; }
}

/// <summary>What the copy became.</summary>
public sealed record CopyObjectResult : IChecksummed
{
    public DateTimeOffset? LastModified { get; init; }

    public string? ETag { get; init; }

    public string? ChecksumType { get; init; }

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

/// <summary>The copy and the version it was made from.</summary>
public sealed record CopyObjectOutput : IEncryptedAnswer
{
    [InHeader("x-amz-expiration")]
    public string? Expiration { get; init; }

    [Payload]
    public CopyObjectResult? CopyObjectResult { get; init; }

    [InHeader("x-amz-copy-source-version-id")]
    public string? CopySourceVersionId { get; init; }

    [InHeader("x-amz-version-id")]
    public string? VersionId { get; init; }

    [InHeader("x-amz-server-side-encryption")]
    public string? ServerSideEncryption { get; set; }

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
}

/// <summary>A part made from a range of an object that is there.</summary>
public sealed record UploadPartCopyRequest : ICustomerKeyed, ICustomerKeyedSource
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-copy-source")]
    public required string CopySource { get; init; }

    [InHeader("x-amz-copy-source-if-match")]
    public string? CopySourceIfMatch { get; init; }

    [InHeader("x-amz-copy-source-if-modified-since")]
    public DateTimeOffset? CopySourceIfModifiedSince { get; init; }

    [InHeader("x-amz-copy-source-if-none-match")]
    public string? CopySourceIfNoneMatch { get; init; }

    [InHeader("x-amz-copy-source-if-unmodified-since")]
    public DateTimeOffset? CopySourceIfUnmodifiedSince { get; init; }

    [InHeader("x-amz-copy-source-range")]
    public string? CopySourceRange { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InQuery("partNumber")]
    public required int PartNumber { get; init; }

    [InQuery("uploadId")]
    public required string UploadId { get; init; }

    [InHeader("x-amz-copy-source-server-side-encryption-customer-algorithm")]
    public string? CopySourceSSECustomerAlgorithm { get; init; }

    [InHeader("x-amz-copy-source-server-side-encryption-customer-key")]
    public string? CopySourceSSECustomerKey { get; init; }

    [InHeader("x-amz-copy-source-server-side-encryption-customer-key-MD5")]
    public string? CopySourceSSECustomerKeyMD5 { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-algorithm")]
    public string? SSECustomerAlgorithm { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-key")]
    public string? SSECustomerKey { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-key-MD5")]
    public string? SSECustomerKeyMD5 { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }

    [InHeader("x-amz-source-expected-bucket-owner")]
    public string? ExpectedSourceBucketOwner { get; init; }
}

/// <summary>What the part became.</summary>
public sealed record CopyPartResult : IChecksummed
{
    public DateTimeOffset? LastModified { get; init; }

    public string? ETag { get; init; }

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

/// <summary>The part and the version it was made from.</summary>
public sealed record UploadPartCopyOutput : IEncryptedAnswer
{
    [InHeader("x-amz-copy-source-version-id")]
    public string? CopySourceVersionId { get; init; }

    [Payload]
    public CopyPartResult? CopyPartResult { get; init; }

    [InHeader("x-amz-server-side-encryption")]
    public string? ServerSideEncryption { get; set; }

    [InHeader("x-amz-server-side-encryption-aws-kms-key-id")]
    public string? SSEKMSKeyId { get; set; }

    [InHeader("x-amz-server-side-encryption-bucket-key-enabled")]
    public bool? BucketKeyEnabled { get; set; }

    [InHeader("x-amz-server-side-encryption-customer-algorithm")]
    public string? SSECustomerAlgorithm { get; set; }

    [InHeader("x-amz-server-side-encryption-customer-key-MD5")]
    public string? SSECustomerKeyMD5 { get; set; }
}

public static partial class S3Api
{
    public static readonly Operation<CopyObjectRequest, CopyObjectOutput> CopyObject = new(
        Service, nameof(CopyObject), new("PUT", "/{Bucket}/{Key+}"),
        S3Shapes.Default.CopyObjectRequest, S3Shapes.Default.CopyObjectOutput);

    public static readonly Operation<UploadPartCopyRequest, UploadPartCopyOutput> UploadPartCopy = new(
        Service, nameof(UploadPartCopy), new("PUT", "/{Bucket}/{Key+}"),
        S3Shapes.Default.UploadPartCopyRequest, S3Shapes.Default.UploadPartCopyOutput);
}
