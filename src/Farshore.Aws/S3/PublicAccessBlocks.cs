namespace Farshore.Aws.S3;

/// <summary>Four switches, each of which overrides what policies and ACLs would allow the public.</summary>
public sealed record PublicAccessBlockConfiguration
{
    public bool? BlockPublicAcls { get; init; }

    public bool? IgnorePublicAcls { get; init; }

    public bool? BlockPublicPolicy { get; init; }

    public bool? RestrictPublicBuckets { get; init; }
}

/// <summary>Replaces all four switches; one left out is off.</summary>
public sealed record PutPublicAccessBlockRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [Payload]
    public required PublicAccessBlockConfiguration PublicAccessBlockConfiguration { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutPublicAccessBlock answers with its status alone.</summary>
public sealed record PutPublicAccessBlockResponse;

/// <summary>The four switches of the bucket.</summary>
public sealed record GetPublicAccessBlockRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>The switches as last set; new buckets have all of them on.</summary>
public sealed record GetPublicAccessBlockOutput
{
    [Payload]
    public PublicAccessBlockConfiguration? PublicAccessBlockConfiguration { get; init; }
}

/// <summary>Turns all four switches off.</summary>
public sealed record DeletePublicAccessBlockRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>DeletePublicAccessBlock answers with its status alone.</summary>
public sealed record DeletePublicAccessBlockResponse;

public static partial class S3Api
{
    public static readonly Operation<PutPublicAccessBlockRequest, PutPublicAccessBlockResponse> PutPublicAccessBlock = new(
        Service, nameof(PutPublicAccessBlock), new("PUT", "/{Bucket}?publicAccessBlock"),
        S3Shapes.Default.PutPublicAccessBlockRequest, S3Shapes.Default.PutPublicAccessBlockResponse);

    public static readonly Operation<GetPublicAccessBlockRequest, GetPublicAccessBlockOutput> GetPublicAccessBlock = new(
        Service, nameof(GetPublicAccessBlock), new("GET", "/{Bucket}?publicAccessBlock"),
        S3Shapes.Default.GetPublicAccessBlockRequest, S3Shapes.Default.GetPublicAccessBlockOutput);

    public static readonly Operation<DeletePublicAccessBlockRequest, DeletePublicAccessBlockResponse> DeletePublicAccessBlock = new(
        Service, nameof(DeletePublicAccessBlock), new("DELETE", "/{Bucket}?publicAccessBlock", 204),
        S3Shapes.Default.DeletePublicAccessBlockRequest, S3Shapes.Default.DeletePublicAccessBlockResponse);
}
