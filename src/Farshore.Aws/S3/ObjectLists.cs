using System.Text.Json.Serialization;

namespace Farshore.Aws.S3;

/// <summary>How far the restoring of an archived object is.</summary>
public sealed record RestoreStatus
{
    public bool? IsRestoreInProgress { get; init; }

    public DateTimeOffset? RestoreExpiryDate { get; init; }
}

/// <summary>Current objects in order of key, continued by key.</summary>
public sealed record ListObjectsRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("delimiter")]
    public string? Delimiter { get; init; }

    [InQuery("encoding-type")]
    public string? EncodingType { get; init; }

    [InQuery("marker")]
    public string? Marker { get; init; }

    [InQuery("max-keys")]
    public int? MaxKeys { get; init; }

    [InQuery("prefix")]
    public string? Prefix { get; init; }

    [InHeader("x-amz-optional-object-attributes")]
    public IReadOnlyList<string>? OptionalObjectAttributes { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>A line in the list of objects.</summary>
public sealed record Object
{
    public string? Key { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    public string? ETag { get; init; }

    [Items("ChecksumAlgorithm", Flat = true)]
    public IReadOnlyList<string>? ChecksumAlgorithm { get; init; }

    public string? ChecksumType { get; init; }

    public long? Size { get; init; }

    public Owner? Owner { get; init; }

    public string? StorageClass { get; init; }

    public RestoreStatus? RestoreStatus { get; init; }
}

/// <summary>What the keys rolled up here start with, up to the delimiter.</summary>
public sealed record CommonPrefix
{
    public string? Prefix { get; init; }
}

/// <summary>A page of objects; without a delimiter the last key is the next marker.</summary>
public sealed record ListObjectsOutput
{
    public string? Name { get; init; }

    public string? Prefix { get; init; }

    public string? Marker { get; init; }

    public string? NextMarker { get; init; }

    public int? MaxKeys { get; init; }

    public string? Delimiter { get; init; }

    public string? EncodingType { get; init; }

    public bool? IsTruncated { get; init; }

    [Items("Contents", Flat = true)]
    public IReadOnlyList<Object>? Contents { get; init; }

    [Items("CommonPrefixes", Flat = true)]
    public IReadOnlyList<CommonPrefix>? CommonPrefixes { get; init; }
}

/// <summary>Current objects in order of key, continued by token.</summary>
public sealed record ListObjectsV2Request
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("delimiter")]
    public string? Delimiter { get; init; }

    [InQuery("encoding-type")]
    public string? EncodingType { get; init; }

    [InQuery("max-keys")]
    public int? MaxKeys { get; init; }

    [InQuery("prefix")]
    public string? Prefix { get; init; }

    [InQuery("continuation-token")]
    public string? ContinuationToken { get; init; }

    [InQuery("fetch-owner")]
    public bool? FetchOwner { get; init; }

    [InQuery("start-after")]
    public string? StartAfter { get; init; }

    [InHeader("x-amz-optional-object-attributes")]
    public IReadOnlyList<string>? OptionalObjectAttributes { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>A page of objects and the token of the next.</summary>
public sealed record ListObjectsV2Output
{
    public string? Name { get; init; }

    public string? Prefix { get; init; }

    public string? StartAfter { get; init; }

    public string? ContinuationToken { get; init; }

    public string? NextContinuationToken { get; init; }

    public int? KeyCount { get; init; }

    public int? MaxKeys { get; init; }

    public string? Delimiter { get; init; }

    public string? EncodingType { get; init; }

    public bool? IsTruncated { get; init; }

    [Items("Contents", Flat = true)]
    public IReadOnlyList<Object>? Contents { get; init; }

    [Items("CommonPrefixes", Flat = true)]
    public IReadOnlyList<CommonPrefix>? CommonPrefixes { get; init; }
}

/// <summary>Every version and delete marker, in order of key, newest first.</summary>
public sealed record ListObjectVersionsRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("delimiter")]
    public string? Delimiter { get; init; }

    [InQuery("encoding-type")]
    public string? EncodingType { get; init; }

    [InQuery("key-marker")]
    public string? KeyMarker { get; init; }

    [InQuery("max-keys")]
    public int? MaxKeys { get; init; }

    [InQuery("prefix")]
    public string? Prefix { get; init; }

    [InQuery("version-id-marker")]
    public string? VersionIdMarker { get; init; }

    [InHeader("x-amz-optional-object-attributes")]
    public IReadOnlyList<string>? OptionalObjectAttributes { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>A line in the list of versions.</summary>
public sealed record ObjectVersion
{
    public string? Key { get; init; }

    public string? VersionId { get; init; }

    public bool? IsLatest { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    public string? ETag { get; init; }

    [Items("ChecksumAlgorithm", Flat = true)]
    public IReadOnlyList<string>? ChecksumAlgorithm { get; init; }

    public string? ChecksumType { get; init; }

    public long? Size { get; init; }

    public Owner? Owner { get; init; }

    public string? StorageClass { get; init; }

    public RestoreStatus? RestoreStatus { get; init; }
}

/// <summary>A version that says the object was deleted here.</summary>
public sealed record DeleteMarkerEntry
{
    public string? Key { get; init; }

    public string? VersionId { get; init; }

    public bool? IsLatest { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    public Owner? Owner { get; init; }
}

/// <summary>A page of versions; two markers say where the next begins.</summary>
public sealed record ListObjectVersionsOutput : IInterleaved
{
    public string? Name { get; init; }

    public string? Prefix { get; init; }

    public string? KeyMarker { get; init; }

    public string? VersionIdMarker { get; init; }

    public string? NextKeyMarker { get; init; }

    public string? NextVersionIdMarker { get; init; }

    public int? MaxKeys { get; init; }

    public string? Delimiter { get; init; }

    public string? EncodingType { get; init; }

    public bool? IsTruncated { get; init; }

    [Items("Version", Flat = true)]
    public IReadOnlyList<ObjectVersion>? Versions { get; init; }

    [Items("DeleteMarker", Flat = true)]
    public IReadOnlyList<DeleteMarkerEntry>? DeleteMarkers { get; init; }

    [Items("CommonPrefixes", Flat = true)]
    public IReadOnlyList<CommonPrefix>? CommonPrefixes { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public IReadOnlyList<object>? InOrder { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<ListObjectsRequest, ListObjectsOutput> ListObjects = new(
        Service, nameof(ListObjects), new("GET", "/{Bucket}"),
        S3Shapes.Default.ListObjectsRequest, S3Shapes.Default.ListObjectsOutput)
    {
        OutputRoot = "ListBucketResult",
    };

    public static readonly Operation<ListObjectsV2Request, ListObjectsV2Output> ListObjectsV2 = new(
        Service, nameof(ListObjectsV2), new("GET", "/{Bucket}?list-type=2"),
        S3Shapes.Default.ListObjectsV2Request, S3Shapes.Default.ListObjectsV2Output)
    {
        OutputRoot = "ListBucketResult",
    };

    public static readonly Operation<ListObjectVersionsRequest, ListObjectVersionsOutput> ListObjectVersions = new(
        Service, nameof(ListObjectVersions), new("GET", "/{Bucket}?versions"),
        S3Shapes.Default.ListObjectVersionsRequest, S3Shapes.Default.ListObjectVersionsOutput)
    {
        OutputRoot = "ListVersionsResult",
    };
}
