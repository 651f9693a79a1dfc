namespace Farshore.Aws.S3;

/// <summary>The labels of the bucket.</summary>
public sealed record GetBucketTaggingRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>At least one label; a bucket without any answers with an error.</summary>
public sealed record GetBucketTaggingOutput
{
    [Items("Tag")]
    public required IReadOnlyList<Tag> TagSet { get; init; }
}

/// <summary>A whole set of labels.</summary>
public sealed record Tagging
{
    [Items("Tag")]
    public required IReadOnlyList<Tag> TagSet { get; init; }
}

/// <summary>Replaces the bucket's labels.</summary>
public sealed record PutBucketTaggingRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [Payload]
    public required Tagging Tagging { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutBucketTagging answers with its status alone.</summary>
public sealed record PutBucketTaggingResponse;

/// <summary>Takes every label off the bucket.</summary>
public sealed record DeleteBucketTaggingRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>DeleteBucketTagging answers with its status alone.</summary>
public sealed record DeleteBucketTaggingResponse;

public static partial class S3Api
{
    public static readonly Operation<GetBucketTaggingRequest, GetBucketTaggingOutput> GetBucketTagging = new(
        Service, nameof(GetBucketTagging), new("GET", "/{Bucket}?tagging"),
        S3Shapes.Default.GetBucketTaggingRequest, S3Shapes.Default.GetBucketTaggingOutput)
    {
        OutputRoot = "Tagging",
    };

    public static readonly Operation<PutBucketTaggingRequest, PutBucketTaggingResponse> PutBucketTagging = new(
        Service, nameof(PutBucketTagging), new("PUT", "/{Bucket}?tagging"),
        S3Shapes.Default.PutBucketTaggingRequest, S3Shapes.Default.PutBucketTaggingResponse);

    public static readonly Operation<DeleteBucketTaggingRequest, DeleteBucketTaggingResponse> DeleteBucketTagging = new(
        Service, nameof(DeleteBucketTagging), new("DELETE", "/{Bucket}?tagging", 204),
        S3Shapes.Default.DeleteBucketTaggingRequest, S3Shapes.Default.DeleteBucketTaggingResponse);
}
