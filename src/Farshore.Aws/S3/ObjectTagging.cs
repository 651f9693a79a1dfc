namespace Farshore.Aws.S3;

/// <summary>The labels of one version of an object.</summary>
public sealed record GetObjectTaggingRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InQuery("versionId")]
    public string? VersionId { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>An empty set where there are none.</summary>
public sealed record GetObjectTaggingOutput
{
    [InHeader("x-amz-version-id")]
    public string? VersionId { get; init; }

    [Items("Tag")]
    public required IReadOnlyList<Tag> TagSet { get; init; }
}

/// <summary>Replaces the labels of one version; makes no new version.</summary>
public sealed record PutObjectTaggingRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InQuery("versionId")]
    public string? VersionId { get; init; }

    [Payload]
    public required Tagging Tagging { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>Which version has the labels now.</summary>
public sealed record PutObjectTaggingOutput
{
    [InHeader("x-amz-version-id")]
    public string? VersionId { get; init; }
}

/// <summary>Takes every label off one version.</summary>
public sealed record DeleteObjectTaggingRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InQuery("versionId")]
    public string? VersionId { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>Which version lost its labels.</summary>
public sealed record DeleteObjectTaggingOutput
{
    [InHeader("x-amz-version-id")]
    public string? VersionId { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<GetObjectTaggingRequest, GetObjectTaggingOutput> GetObjectTagging = new(
        Service, nameof(GetObjectTagging), new("GET", "/{Bucket}/{Key+}?tagging"),
        S3Shapes.Default.GetObjectTaggingRequest, S3Shapes.Default.GetObjectTaggingOutput)
    {
        OutputRoot = "Tagging",
    };

    public static readonly Operation<PutObjectTaggingRequest, PutObjectTaggingOutput> PutObjectTagging = new(
        Service, nameof(PutObjectTagging), new("PUT", "/{Bucket}/{Key+}?tagging"),
        S3Shapes.Default.PutObjectTaggingRequest, S3Shapes.Default.PutObjectTaggingOutput);

    public static readonly Operation<DeleteObjectTaggingRequest, DeleteObjectTaggingOutput> DeleteObjectTagging = new(
        Service, nameof(DeleteObjectTagging), new("DELETE", "/{Bucket}/{Key+}?tagging", 204),
        S3Shapes.Default.DeleteObjectTaggingRequest, S3Shapes.Default.DeleteObjectTaggingOutput);
}
