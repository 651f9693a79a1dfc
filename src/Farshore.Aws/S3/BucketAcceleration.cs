namespace Farshore.Aws.S3;

/// <summary><c>Enabled</c> or <c>Suspended</c>.</summary>
public sealed record AccelerateConfiguration
{
    public string? Status { get; init; }
}

/// <summary>Lets uploads enter at the edge, or no longer.</summary>
public sealed record PutBucketAccelerateConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [Payload]
    public required AccelerateConfiguration AccelerateConfiguration { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutBucketAccelerateConfiguration answers with its status alone.</summary>
public sealed record PutBucketAccelerateConfigurationResponse;

/// <summary>Whether uploads may enter at the edge.</summary>
public sealed record GetBucketAccelerateConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>Empty where they never might.</summary>
public sealed record GetBucketAccelerateConfigurationOutput
{
    public string? Status { get; init; }

    [InHeader("x-amz-request-charged")]
    public string? RequestCharged { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<PutBucketAccelerateConfigurationRequest, PutBucketAccelerateConfigurationResponse>
        PutBucketAccelerateConfiguration = new(
        Service, nameof(PutBucketAccelerateConfiguration), new("PUT", "/{Bucket}?accelerate"),
        BucketShapes.Default.PutBucketAccelerateConfigurationRequest, BucketShapes.Default.PutBucketAccelerateConfigurationResponse);

    public static readonly Operation<GetBucketAccelerateConfigurationRequest, GetBucketAccelerateConfigurationOutput>
        GetBucketAccelerateConfiguration = new(
        Service, nameof(GetBucketAccelerateConfiguration), new("GET", "/{Bucket}?accelerate"),
        BucketShapes.Default.GetBucketAccelerateConfigurationRequest, BucketShapes.Default.GetBucketAccelerateConfigurationOutput)
    {
        OutputRoot = "AccelerateConfiguration",
    };
}
