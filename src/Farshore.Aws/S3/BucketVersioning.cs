namespace Farshore.Aws.S3;

/// <summary><c>Enabled</c> or <c>Suspended</c>; a bucket that never had either has no status.</summary>
public sealed record VersioningConfiguration
{
    [WireName("MfaDelete")]
    public string? MFADelete { get; init; }

    public string? Status { get; init; }
}

/// <summary>Whether writes to the bucket keep what was there before.</summary>
public sealed record PutBucketVersioningRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [Payload]
    public required VersioningConfiguration VersioningConfiguration { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutBucketVersioning answers with its status alone.</summary>
public sealed record PutBucketVersioningResponse;

/// <summary>The bucket's versioning status.</summary>
public sealed record GetBucketVersioningRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>Empty for a bucket that never had versioning.</summary>
public sealed record GetBucketVersioningOutput
{
    public string? Status { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<PutBucketVersioningRequest, PutBucketVersioningResponse> PutBucketVersioning = new(
        Service, nameof(PutBucketVersioning), new("PUT", "/{Bucket}?versioning"),
        S3Shapes.Default.PutBucketVersioningRequest, S3Shapes.Default.PutBucketVersioningResponse);

    public static readonly Operation<GetBucketVersioningRequest, GetBucketVersioningOutput> GetBucketVersioning = new(
        Service, nameof(GetBucketVersioning), new("GET", "/{Bucket}?versioning"),
        S3Shapes.Default.GetBucketVersioningRequest, S3Shapes.Default.GetBucketVersioningOutput)
    {
        OutputRoot = "VersioningConfiguration",
    };
}
