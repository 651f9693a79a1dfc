namespace Farshore.Aws.S3;

/// <summary>A delete marker where versions are kept; with a version id, the end of that version.</summary>
public sealed record DeleteObjectRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InQuery("versionId")]
    public string? VersionId { get; init; }

    [InHeader("x-amz-bypass-governance-retention")]
    public bool? BypassGovernanceRetention { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }

    [InHeader("If-Match")]
    public string? IfMatch { get; init; }

    [InHeader("x-amz-if-match-last-modified-time"), Timestamp(TimestampFormat.HttpDate)]
    public DateTimeOffset? IfMatchLastModifiedTime { get; init; }

    [InHeader("x-amz-if-match-size")]
    public long? IfMatchSize { get; init; }
}

/// <summary>Which marker was made, or which version is gone.</summary>
public sealed record DeleteObjectOutput
{
    [InHeader("x-amz-delete-marker")]
    public bool? DeleteMarker { get; init; }

    [InHeader("x-amz-version-id")]
    public string? VersionId { get; init; }
}

/// <summary>One object or version to delete, and conditions it must meet.</summary>
public sealed record ObjectIdentifier
{
    public required string Key { get; init; }

    public string? VersionId { get; init; }

    public string? ETag { get; init; }

    [Timestamp(TimestampFormat.HttpDate)]
    public DateTimeOffset? LastModifiedTime { get; init; }

    public long? Size { get; init; }
}

/// <summary>Up to a thousand deletions in one call.</summary>
public sealed record Delete
{
    [Items("Object", Flat = true)]
    public required IReadOnlyList<ObjectIdentifier> Objects { get; init; }

    public bool? Quiet { get; init; }
}

/// <summary>Deletes many objects; each succeeds or fails alone.</summary>
public sealed record DeleteObjectsRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [Payload]
    public required Delete Delete { get; init; }

    [InHeader("x-amz-bypass-governance-retention")]
    public bool? BypassGovernanceRetention { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>A deletion that was done.</summary>
public sealed record DeletedObject
{
    public string? Key { get; init; }

    public string? VersionId { get; init; }

    public bool? DeleteMarker { get; init; }

    public string? DeleteMarkerVersionId { get; init; }
}

/// <summary>A deletion that was not.</summary>
public sealed record Error
{
    public string? Key { get; init; }

    public string? VersionId { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }
}

/// <summary>What became of each deletion; quiet calls are told of failures alone.</summary>
public sealed record DeleteObjectsOutput
{
    [Items("Deleted", Flat = true)]
    public IReadOnlyList<DeletedObject>? Deleted { get; init; }

    [Items("Error", Flat = true)]
    public IReadOnlyList<Error>? Errors { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<DeleteObjectRequest, DeleteObjectOutput> DeleteObject = new(
        Service, nameof(DeleteObject), new("DELETE", "/{Bucket}/{Key+}", 204),
        S3Shapes.Default.DeleteObjectRequest, S3Shapes.Default.DeleteObjectOutput);

    public static readonly Operation<DeleteObjectsRequest, DeleteObjectsOutput> DeleteObjects = new(
        Service, nameof(DeleteObjects), new("POST", "/{Bucket}?delete"),
        S3Shapes.Default.DeleteObjectsRequest, S3Shapes.Default.DeleteObjectsOutput)
    {
        RequiresChecksum = true,
        OutputRoot = "DeleteResult",
    };
}
