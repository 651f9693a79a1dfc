namespace Farshore.Aws.S3;

/// <summary>Conditions that an object must all meet.</summary>
public sealed record MetricsAndOperator
{
    public string? Prefix { get; init; }

    [Items("Tag", Flat = true)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? AccessPointArn { get; init; }
}

/// <summary>At most one condition, or several together; absent it takes every object.</summary>
public sealed record MetricsFilter
{
    public string? Prefix { get; init; }

    public Tag? Tag { get; init; }

    public string? AccessPointArn { get; init; }

    public MetricsAndOperator? And { get; init; }
}

/// <summary>Request metrics of some objects.</summary>
public sealed record MetricsConfiguration
{
    public required string Id { get; init; }

    public MetricsFilter? Filter { get; init; }
}

/// <summary>Adds a set of metrics, or replaces the one of that id.</summary>
public sealed record PutBucketMetricsConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("id")]
    public required string Id { get; init; }

    [Payload]
    public required MetricsConfiguration MetricsConfiguration { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutBucketMetricsConfiguration answers with its status alone.</summary>
public sealed record PutBucketMetricsConfigurationResponse;

/// <summary>Asks for one by its id.</summary>
public sealed record GetBucketMetricsConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("id")]
    public required string Id { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>The configuration as it was put.</summary>
public sealed record GetBucketMetricsConfigurationOutput
{
    [Payload]
    public MetricsConfiguration? MetricsConfiguration { get; init; }
}

/// <summary>Takes one away.</summary>
public sealed record DeleteBucketMetricsConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("id")]
    public required string Id { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>DeleteBucketMetricsConfiguration answers with its status alone.</summary>
public sealed record DeleteBucketMetricsConfigurationResponse;

/// <summary>Asks for all of the bucket, a hundred at a time.</summary>
public sealed record ListBucketMetricsConfigurationsRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("continuation-token")]
    public string? ContinuationToken { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>A page in order of id.</summary>
public sealed record ListBucketMetricsConfigurationsOutput
{
    public bool? IsTruncated { get; init; }

    public string? ContinuationToken { get; init; }

    public string? NextContinuationToken { get; init; }

    [Items("MetricsConfiguration", Flat = true)]
    public IReadOnlyList<MetricsConfiguration>? MetricsConfigurationList { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<PutBucketMetricsConfigurationRequest, PutBucketMetricsConfigurationResponse>
        PutBucketMetricsConfiguration = new(
        Service, nameof(PutBucketMetricsConfiguration), new("PUT", "/{Bucket}?metrics"),
        BucketShapes.Default.PutBucketMetricsConfigurationRequest, BucketShapes.Default.PutBucketMetricsConfigurationResponse);

    public static readonly Operation<GetBucketMetricsConfigurationRequest, GetBucketMetricsConfigurationOutput>
        GetBucketMetricsConfiguration = new(
        Service, nameof(GetBucketMetricsConfiguration), new("GET", "/{Bucket}?metrics"),
        BucketShapes.Default.GetBucketMetricsConfigurationRequest, BucketShapes.Default.GetBucketMetricsConfigurationOutput);

    public static readonly Operation<DeleteBucketMetricsConfigurationRequest, DeleteBucketMetricsConfigurationResponse>
        DeleteBucketMetricsConfiguration = new(
        Service, nameof(DeleteBucketMetricsConfiguration), new("DELETE", "/{Bucket}?metrics", 204),
        BucketShapes.Default.DeleteBucketMetricsConfigurationRequest, BucketShapes.Default.DeleteBucketMetricsConfigurationResponse);

    public static readonly Operation<ListBucketMetricsConfigurationsRequest, ListBucketMetricsConfigurationsOutput>
        ListBucketMetricsConfigurations = new(
        Service, nameof(ListBucketMetricsConfigurations), new("GET", "/{Bucket}?metrics"),
        BucketShapes.Default.ListBucketMetricsConfigurationsRequest, BucketShapes.Default.ListBucketMetricsConfigurationsOutput)
    {
        OutputRoot = "ListMetricsConfigurationsResult",
    };
}
