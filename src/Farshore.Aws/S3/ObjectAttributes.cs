namespace Farshore.Aws.S3;

/// <summary>Only the attributes that are named, of an object and its parts.</summary>
public sealed record GetObjectAttributesRequest : ICustomerKeyed
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InQuery("versionId")]
    public string? VersionId { get; init; }

    [InHeader("x-amz-max-parts")]
    public int? MaxParts { get; init; }

    [InHeader("x-amz-part-number-marker")]
    public int? PartNumberMarker { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-algorithm")]
    public string? SSECustomerAlgorithm { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-key")]
    public string? SSECustomerKey { get; init; }

    [InHeader("x-amz-server-side-encryption-customer-key-MD5")]
    public string? SSECustomerKeyMD5 { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }

    [InHeader("x-amz-object-attributes")]
    public required IReadOnlyList<string> ObjectAttributes { get; init; }
}

/// <summary>An object's checksums; the type says whether of all its bytes or of its parts' checksums.</summary>
public sealed record Checksum : IChecksummed
{
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
}

/// <summary>A part of an object that was uploaded in parts with checksums.</summary>
public sealed record ObjectPart : IChecksummed
{
    public int? PartNumber { get; init; }

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

/// <summary>How many parts there were, and a page of them.</summary>
public sealed record GetObjectAttributesParts
{
    [WireName("PartsCount")]
    public int? TotalPartsCount { get; init; }

    public int? PartNumberMarker { get; init; }

    public int? NextPartNumberMarker { get; init; }

    public int? MaxParts { get; init; }

    public bool? IsTruncated { get; init; }

    [Items("Part", Flat = true)]
    public IReadOnlyList<ObjectPart>? Parts { get; init; }
}

/// <summary>The attributes that were asked for.</summary>
public sealed record GetObjectAttributesOutput
{
    [InHeader("x-amz-delete-marker")]
    public bool? DeleteMarker { get; init; }

    [InHeader("Last-Modified")]
    public DateTimeOffset? LastModified { get; init; }

    [InHeader("x-amz-version-id")]
    public string? VersionId { get; init; }

    public string? ETag { get; init; }

    public Checksum? Checksum { get; init; }

    public GetObjectAttributesParts? ObjectParts { get; init; }

    public string? StorageClass { get; init; }

    public long? ObjectSize { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<GetObjectAttributesRequest, GetObjectAttributesOutput> GetObjectAttributes = new(
        Service, nameof(GetObjectAttributes), new("GET", "/{Bucket}/{Key+}?attributes"),
        S3Shapes.Default.GetObjectAttributesRequest, S3Shapes.Default.GetObjectAttributesOutput)
    {
        OutputRoot = "GetObjectAttributesResponse",
    };
}
