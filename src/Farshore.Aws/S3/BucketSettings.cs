namespace Farshore.Aws.S3;

/// <summary>How the bucket is served as a web site.</summary>
public sealed record GetBucketWebsiteRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>Never answered by a local region, which serves none.</summary>
public sealed record GetBucketWebsiteOutput;

/// <summary>A web site; its members are not read, since it is refused.</summary>
public sealed record WebsiteConfiguration;

/// <summary>Would serve the bucket as a web site.</summary>
public sealed record PutBucketWebsiteRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [Payload]
    public required WebsiteConfiguration WebsiteConfiguration { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutBucketWebsite is always refused.</summary>
public sealed record PutBucketWebsiteResponse;

/// <summary>Ends a web site that was never begun.</summary>
public sealed record DeleteBucketWebsiteRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>DeleteBucketWebsite answers with its status alone.</summary>
public sealed record DeleteBucketWebsiteResponse;

public static partial class S3Api
{
    public static readonly Operation<GetBucketWebsiteRequest, GetBucketWebsiteOutput> GetBucketWebsite = new(
        Service, nameof(GetBucketWebsite), new("GET", "/{Bucket}?website"),
        S3Shapes.Default.GetBucketWebsiteRequest, S3Shapes.Default.GetBucketWebsiteOutput)
    {
        OutputRoot = "WebsiteConfiguration",
    };

    public static readonly Operation<PutBucketWebsiteRequest, PutBucketWebsiteResponse> PutBucketWebsite = new(
        Service, nameof(PutBucketWebsite), new("PUT", "/{Bucket}?website"),
        BucketShapes.Default.PutBucketWebsiteRequest, BucketShapes.Default.PutBucketWebsiteResponse);

    public static readonly Operation<DeleteBucketWebsiteRequest, DeleteBucketWebsiteResponse> DeleteBucketWebsite = new(
        Service, nameof(DeleteBucketWebsite), new("DELETE", "/{Bucket}?website", 204),
        BucketShapes.Default.DeleteBucketWebsiteRequest, BucketShapes.Default.DeleteBucketWebsiteResponse);
}
