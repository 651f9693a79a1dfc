namespace Farshore.Aws.S3;

/// <summary>The bucket's resource policy.</summary>
public sealed record GetBucketPolicyRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>The policy document, byte for byte as it was put.</summary>
public sealed record GetBucketPolicyOutput
{
    [Payload]
    public string? Policy { get; init; }
}

/// <summary>Replaces the bucket's resource policy.</summary>
public sealed record PutBucketPolicyRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [Payload]
    public required string Policy { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutBucketPolicy answers with its status alone.</summary>
public sealed record PutBucketPolicyResponse;

/// <summary>Takes the resource policy away.</summary>
public sealed record DeleteBucketPolicyRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>DeleteBucketPolicy answers with its status alone.</summary>
public sealed record DeleteBucketPolicyResponse;

/// <summary>Whether the policy lets the public in.</summary>
public sealed record GetBucketPolicyStatusRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>The verdict on a policy.</summary>
public sealed record PolicyStatus
{
    public bool? IsPublic { get; init; }
}

/// <summary>The verdict, where there is a policy.</summary>
public sealed record GetBucketPolicyStatusOutput
{
    [Payload]
    public PolicyStatus? PolicyStatus { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<GetBucketPolicyStatusRequest, GetBucketPolicyStatusOutput> GetBucketPolicyStatus = new(
        Service, nameof(GetBucketPolicyStatus), new("GET", "/{Bucket}?policyStatus"),
        S3Shapes.Default.GetBucketPolicyStatusRequest, S3Shapes.Default.GetBucketPolicyStatusOutput);

    public static readonly Operation<GetBucketPolicyRequest, GetBucketPolicyOutput> GetBucketPolicy = new(
        Service, nameof(GetBucketPolicy), new("GET", "/{Bucket}?policy"),
        S3Shapes.Default.GetBucketPolicyRequest, S3Shapes.Default.GetBucketPolicyOutput);

    public static readonly Operation<PutBucketPolicyRequest, PutBucketPolicyResponse> PutBucketPolicy = new(
        Service, nameof(PutBucketPolicy), new("PUT", "/{Bucket}?policy"),
        S3Shapes.Default.PutBucketPolicyRequest, S3Shapes.Default.PutBucketPolicyResponse);

    public static readonly Operation<DeleteBucketPolicyRequest, DeleteBucketPolicyResponse> DeleteBucketPolicy = new(
        Service, nameof(DeleteBucketPolicy), new("DELETE", "/{Bucket}?policy", 204),
        S3Shapes.Default.DeleteBucketPolicyRequest, S3Shapes.Default.DeleteBucketPolicyResponse);
}
