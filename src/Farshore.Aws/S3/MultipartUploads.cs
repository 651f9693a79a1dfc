namespace Farshore.Aws.S3;

/// <summary>Begins an object whose parts come one by one; its headers are fixed now.</summary>
public sealed record CreateMultipartUploadRequest : IEncryptionRequest
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

    [InHeader("Content-Type")]
    public string? ContentType { get; init; }

    [InHeader("Expires")]
    public string? Expires { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InHeaders("x-amz-meta-")]
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

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

    [InHeader("x-amz-checksum-algorithm")]
    public string? ChecksumAlgorithm { get; init; }

    [InHeader("x-amz-checksum-type")]
    public string? ChecksumType { get; init; }
}

/// <summary>The id under which parts are sent.</summary>
public sealed record CreateMultipartUploadOutput : IEncryptedAnswer
{
    [InHeader("x-amz-abort-date")]
    public DateTimeOffset? AbortDate { get; init; }

    [InHeader("x-amz-abort-rule-id")]
    public string? AbortRuleId { get; init; }

    public string? Bucket { get; init; }

    public string? Key { get; init; }

    public string? UploadId { get; init; }

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

    [InHeader("x-amz-checksum-algorithm")]
    public string? ChecksumAlgorithm { get; init; }

    [InHeader("x-amz-checksum-type")]
    public string? ChecksumType { get; init; }
}

/// <summary>A part as its uploader knows it; it must be the part that is there.</summary>
public sealed record CompletedPart : IChecksummed
{
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

    public int? PartNumber { get; init; }
}

/// <summary>The parts that make the object, in ascending order.</summary>
public sealed record CompletedMultipartUpload
{
    [Items("Part", Flat = true)]
    public IReadOnlyList<CompletedPart>? Parts { get; init; }
}

/// <summary>Makes the object of the parts that are listed and drops the others.</summary>
public sealed record CompleteMultipartUploadRequest : IChecksummed, ICustomerKeyed
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [Payload, WireName("CompleteMultipartUpload")]
    public CompletedMultipartUpload? MultipartUpload { get; init; }

    [InQuery("uploadId")]
    public required string UploadId { get; init; }

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

    [InHeader("x-amz-mp-object-size")]
    public long? MpuObjectSize { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-algorithm")]
    public string? SSECustomerAlgorithm { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-key")]
    public string? SSECustomerKey { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-key-MD5")]
    public string? SSECustomerKeyMD5 { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }

    [InHeader("If-Match")]
    public string? IfMatch { get; init; }

    [InHeader("If-None-Match")]
    public string? IfNoneMatch { get; init; }
}

/// <summary>What the parts became.</summary>
public sealed record CompleteMultipartUploadOutput : IChecksummed
{
    [InHeader("x-amz-expiration")]
    public string? Expiration { get; init; }

    public string? Location { get; init; }

    public string? Bucket { get; init; }

    public string? Key { get; init; }

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

    public string? ChecksumType { get; init; }

    [InHeader("x-amz-server-side-encryption")]
    public string? ServerSideEncryption { get; init; }

    [InHeader("x-amz-version-id")]
    public string? VersionId { get; init; }

    [InHeader("x-amz-server-side-encryption-aws-kms-key-id")]
    public string? SSEKMSKeyId { get; init; }

    [InHeader("x-amz-server-side-encryption-bucket-key-enabled")]
    public bool? BucketKeyEnabled { get; init; }
}

/// <summary>Ends an upload and frees its parts.</summary>
public sealed record AbortMultipartUploadRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InQuery("uploadId")]
    public required string UploadId { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>Nothing remains to be said.</summary>
public sealed record AbortMultipartUploadOutput;

public static partial class S3Api
{
    public static readonly Operation<CreateMultipartUploadRequest, CreateMultipartUploadOutput> CreateMultipartUpload = new(
        Service, nameof(CreateMultipartUpload), new("POST", "/{Bucket}/{Key+}?uploads"),
        S3Shapes.Default.CreateMultipartUploadRequest, S3Shapes.Default.CreateMultipartUploadOutput)
    {
        OutputRoot = "InitiateMultipartUploadResult",
    };

    public static readonly Operation<CompleteMultipartUploadRequest, CompleteMultipartUploadOutput> CompleteMultipartUpload = new(
        Service, nameof(CompleteMultipartUpload), new("POST", "/{Bucket}/{Key+}"),
        S3Shapes.Default.CompleteMultipartUploadRequest, S3Shapes.Default.CompleteMultipartUploadOutput)
    {
        OutputRoot = "CompleteMultipartUploadResult",
    };

    public static readonly Operation<AbortMultipartUploadRequest, AbortMultipartUploadOutput> AbortMultipartUpload = new(
        Service, nameof(AbortMultipartUpload), new("DELETE", "/{Bucket}/{Key+}", 204),
        S3Shapes.Default.AbortMultipartUploadRequest, S3Shapes.Default.AbortMultipartUploadOutput);
}
