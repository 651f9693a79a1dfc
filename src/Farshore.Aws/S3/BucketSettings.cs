namespace Farshore.Aws.S3;

/// <summary>Rules that move or expire objects.</summary>
public sealed record GetBucketLifecycleConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>Never answered by a local region, which keeps no such rules.</summary>
public sealed record GetBucketLifecycleConfigurationOutput;

/// <summary>Which web origins may call.</summary>
public sealed record GetBucketCorsRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>Never answered by a local region, which keeps no such rules.</summary>
public sealed record GetBucketCorsOutput;

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

/// <summary>Where access logs go.</summary>
public sealed record GetBucketLoggingRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>Where access logs go.</summary>
public sealed record LoggingEnabled
{
    public required string TargetBucket { get; init; }

    public required string TargetPrefix { get; init; }
}

/// <summary>Empty: no logs are delivered.</summary>
public sealed record GetBucketLoggingOutput
{
    public LoggingEnabled? LoggingEnabled { get; init; }
}

/// <summary>Whether uploads may enter at the edge.</summary>
public sealed record GetBucketAccelerateConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>Empty: they never might.</summary>
public sealed record GetBucketAccelerateConfigurationOutput
{
    public string? Status { get; init; }
}

/// <summary>Who pays for requests.</summary>
public sealed record GetBucketRequestPaymentRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>Always the owner.</summary>
public sealed record GetBucketRequestPaymentOutput
{
    public string? Payer { get; init; }
}

/// <summary>Whether versions can be locked against deletion.</summary>
public sealed record GetObjectLockConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>Never answered by a local region, which locks none.</summary>
public sealed record GetObjectLockConfigurationOutput;

public static partial class S3Api
{
    public static readonly Operation<GetBucketLifecycleConfigurationRequest, GetBucketLifecycleConfigurationOutput>
        GetBucketLifecycleConfiguration = new(
        Service, nameof(GetBucketLifecycleConfiguration), new("GET", "/{Bucket}?lifecycle"),
        S3Shapes.Default.GetBucketLifecycleConfigurationRequest, S3Shapes.Default.GetBucketLifecycleConfigurationOutput)
    {
        OutputRoot = "LifecycleConfiguration",
    };

    public static readonly Operation<GetBucketCorsRequest, GetBucketCorsOutput> GetBucketCors = new(
        Service, nameof(GetBucketCors), new("GET", "/{Bucket}?cors"),
        S3Shapes.Default.GetBucketCorsRequest, S3Shapes.Default.GetBucketCorsOutput)
    {
        OutputRoot = "CORSConfiguration",
    };

    public static readonly Operation<GetBucketWebsiteRequest, GetBucketWebsiteOutput> GetBucketWebsite = new(
        Service, nameof(GetBucketWebsite), new("GET", "/{Bucket}?website"),
        S3Shapes.Default.GetBucketWebsiteRequest, S3Shapes.Default.GetBucketWebsiteOutput)
    {
        OutputRoot = "WebsiteConfiguration",
    };

    public static readonly Operation<GetBucketLoggingRequest, GetBucketLoggingOutput> GetBucketLogging = new(
        Service, nameof(GetBucketLogging), new("GET", "/{Bucket}?logging"),
        S3Shapes.Default.GetBucketLoggingRequest, S3Shapes.Default.GetBucketLoggingOutput)
    {
        OutputRoot = "BucketLoggingStatus",
    };

    public static readonly Operation<GetBucketAccelerateConfigurationRequest, GetBucketAccelerateConfigurationOutput>
        GetBucketAccelerateConfiguration = new(
        Service, nameof(GetBucketAccelerateConfiguration), new("GET", "/{Bucket}?accelerate"),
        S3Shapes.Default.GetBucketAccelerateConfigurationRequest, S3Shapes.Default.GetBucketAccelerateConfigurationOutput)
    {
        OutputRoot = "AccelerateConfiguration",
    };

    public static readonly Operation<GetBucketRequestPaymentRequest, GetBucketRequestPaymentOutput> GetBucketRequestPayment = new(
        Service, nameof(GetBucketRequestPayment), new("GET", "/{Bucket}?requestPayment"),
        S3Shapes.Default.GetBucketRequestPaymentRequest, S3Shapes.Default.GetBucketRequestPaymentOutput)
    {
        OutputRoot = "RequestPaymentConfiguration",
    };

    public static readonly Operation<GetObjectLockConfigurationRequest, GetObjectLockConfigurationOutput> GetObjectLockConfiguration = new(
        Service, nameof(GetObjectLockConfiguration), new("GET", "/{Bucket}?object-lock"),
        S3Shapes.Default.GetObjectLockConfigurationRequest, S3Shapes.Default.GetObjectLockConfigurationOutput)
    {
        OutputRoot = "ObjectLockConfiguration",
    };
}
