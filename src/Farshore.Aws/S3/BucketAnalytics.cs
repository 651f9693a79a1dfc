namespace Farshore.Aws.S3;

/// <summary>Conditions that an object must all meet.</summary>
public sealed record AnalyticsAndOperator
{
    public string? Prefix { get; init; }

    [Items("Tag", Flat = true)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>At most one condition, or several together; absent it takes every object.</summary>
public sealed record AnalyticsFilter
{
    public string? Prefix { get; init; }

    public Tag? Tag { get; init; }

    public AnalyticsAndOperator? And { get; init; }
}

/// <summary>The bucket that results go to, and their form.</summary>
public sealed record AnalyticsS3BucketDestination
{
    public required string Format { get; init; }

    public string? BucketAccountId { get; init; }

    public required string Bucket { get; init; }

    public string? Prefix { get; init; }
}

/// <summary>Where results go.</summary>
public sealed record AnalyticsExportDestination
{
    public required AnalyticsS3BucketDestination S3BucketDestination { get; init; }
}

/// <summary>How results are written.</summary>
public sealed record StorageClassAnalysisDataExport
{
    public required string OutputSchemaVersion { get; init; }

    public required AnalyticsExportDestination Destination { get; init; }
}

/// <summary>How an analysis is exported; empty: it is not.</summary>
public sealed record StorageClassAnalysis
{
    public StorageClassAnalysisDataExport? DataExport { get; init; }
}

/// <summary>An analysis of how some objects are used.</summary>
public sealed record AnalyticsConfiguration
{
    public required string Id { get; init; }

    public AnalyticsFilter? Filter { get; init; }

    public required StorageClassAnalysis StorageClassAnalysis { get; init; }
}

/// <summary>Adds an analysis, or replaces the one of that id.</summary>
public sealed record PutBucketAnalyticsConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("id")]
    public required string Id { get; init; }

    [Payload]
    public required AnalyticsConfiguration AnalyticsConfiguration { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutBucketAnalyticsConfiguration answers with its status alone.</summary>
public sealed record PutBucketAnalyticsConfigurationResponse;

/// <summary>Asks for one by its id.</summary>
public sealed record GetBucketAnalyticsConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("id")]
    public required string Id { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>The configuration as it was put.</summary>
public sealed record GetBucketAnalyticsConfigurationOutput
{
    [Payload]
    public AnalyticsConfiguration? AnalyticsConfiguration { get; init; }
}

/// <summary>Takes one away.</summary>
public sealed record DeleteBucketAnalyticsConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("id")]
    public required string Id { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>DeleteBucketAnalyticsConfiguration answers with its status alone.</summary>
public sealed record DeleteBucketAnalyticsConfigurationResponse;

/// <summary>Asks for all of the bucket, a hundred at a time.</summary>
public sealed record ListBucketAnalyticsConfigurationsRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("continuation-token")]
    public string? ContinuationToken { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>A page in order of id.</summary>
public sealed record ListBucketAnalyticsConfigurationsOutput
{
    public bool? IsTruncated { get; init; }

    public string? ContinuationToken { get; init; }

    public string? NextContinuationToken { get; init; }

    [Items("AnalyticsConfiguration", Flat = true)]
    public IReadOnlyList<AnalyticsConfiguration>? AnalyticsConfigurationList { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<PutBucketAnalyticsConfigurationRequest, PutBucketAnalyticsConfigurationResponse>
        PutBucketAnalyticsConfiguration = new(
        Service, nameof(PutBucketAnalyticsConfiguration), new("PUT", "/{Bucket}?analytics"),
        BucketShapes.Default.PutBucketAnalyticsConfigurationRequest, BucketShapes.Default.PutBucketAnalyticsConfigurationResponse);

    public static readonly Operation<GetBucketAnalyticsConfigurationRequest, GetBucketAnalyticsConfigurationOutput>
        GetBucketAnalyticsConfiguration = new(
        Service, nameof(GetBucketAnalyticsConfiguration), new("GET", "/{Bucket}?analytics"),
        BucketShapes.Default.GetBucketAnalyticsConfigurationRequest, BucketShapes.Default.GetBucketAnalyticsConfigurationOutput);

    public static readonly Operation<DeleteBucketAnalyticsConfigurationRequest, DeleteBucketAnalyticsConfigurationResponse>
        DeleteBucketAnalyticsConfiguration = new(
        Service, nameof(DeleteBucketAnalyticsConfiguration), new("DELETE", "/{Bucket}?analytics", 204),
        BucketShapes.Default.DeleteBucketAnalyticsConfigurationRequest, BucketShapes.Default.DeleteBucketAnalyticsConfigurationResponse);

    public static readonly Operation<ListBucketAnalyticsConfigurationsRequest, ListBucketAnalyticsConfigurationsOutput>
        ListBucketAnalyticsConfigurations = new(
        Service, nameof(ListBucketAnalyticsConfigurations), new("GET", "/{Bucket}?analytics"),
        BucketShapes.Default.ListBucketAnalyticsConfigurationsRequest, BucketShapes.Default.ListBucketAnalyticsConfigurationsOutput)
    {
        OutputRoot = "ListBucketAnalyticsConfigurationResult",
    };
}
