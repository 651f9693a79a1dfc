namespace Farshore.Aws.S3;

/// <summary><c>BucketOwnerEnforced</c>, <c>BucketOwnerPreferred</c> or <c>ObjectWriter</c>.</summary>
public sealed record OwnershipControlsRule
{
    public required string ObjectOwnership { get; init; }
}

/// <summary>Holds exactly one rule.</summary>
public sealed record OwnershipControls
{
    [Items("Rule", Flat = true)]
    public required IReadOnlyList<OwnershipControlsRule> Rules { get; init; }
}

/// <summary>Who owns the objects that other accounts write.</summary>
public sealed record PutBucketOwnershipControlsRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }

    [Payload]
    public required OwnershipControls OwnershipControls { get; init; }
}

/// <summary>PutBucketOwnershipControls answers with its status alone.</summary>
public sealed record PutBucketOwnershipControlsResponse;

/// <summary>The ownership rule of the bucket.</summary>
public sealed record GetBucketOwnershipControlsRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>The rule as last set; new buckets have <c>BucketOwnerEnforced</c>.</summary>
public sealed record GetBucketOwnershipControlsOutput
{
    [Payload]
    public OwnershipControls? OwnershipControls { get; init; }
}

/// <summary>Takes the ownership rule away.</summary>
public sealed record DeleteBucketOwnershipControlsRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>DeleteBucketOwnershipControls answers with its status alone.</summary>
public sealed record DeleteBucketOwnershipControlsResponse;

public static partial class S3Api
{
    public static readonly Operation<PutBucketOwnershipControlsRequest, PutBucketOwnershipControlsResponse>
        PutBucketOwnershipControls = new(
        Service, nameof(PutBucketOwnershipControls), new("PUT", "/{Bucket}?ownershipControls"),
        S3Shapes.Default.PutBucketOwnershipControlsRequest, S3Shapes.Default.PutBucketOwnershipControlsResponse);

    public static readonly Operation<GetBucketOwnershipControlsRequest, GetBucketOwnershipControlsOutput> GetBucketOwnershipControls = new(
        Service, nameof(GetBucketOwnershipControls), new("GET", "/{Bucket}?ownershipControls"),
        S3Shapes.Default.GetBucketOwnershipControlsRequest, S3Shapes.Default.GetBucketOwnershipControlsOutput);

    public static readonly Operation<DeleteBucketOwnershipControlsRequest, DeleteBucketOwnershipControlsResponse>
        DeleteBucketOwnershipControls = new(
        Service, nameof(DeleteBucketOwnershipControls), new("DELETE", "/{Bucket}?ownershipControls", 204),
        S3Shapes.Default.DeleteBucketOwnershipControlsRequest, S3Shapes.Default.DeleteBucketOwnershipControlsResponse);
}
