namespace Farshore.Aws.S3;

/// <summary>Conditions that an object must all meet.</summary>
public sealed record IntelligentTieringAndOperator
{
    public string? Prefix { get; init; }

    [Items("Tag", Flat = true)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>At most one condition, or several together; absent it takes every object.</summary>
public sealed record IntelligentTieringFilter
{
    public string? Prefix { get; init; }

    public Tag? Tag { get; init; }

    public IntelligentTieringAndOperator? And { get; init; }
}

/// <summary>After how many days without a read an object goes to which archive tier.</summary>
public sealed record Tiering
{
    public required int Days { get; init; }

    public required string AccessTier { get; init; }
}

/// <summary>Archive tiers of objects in INTELLIGENT_TIERING.</summary>
public sealed record IntelligentTieringConfiguration
{
    public required string Id { get; init; }

    public IntelligentTieringFilter? Filter { get; init; }

    public required string Status { get; init; }

    [Items("Tiering", Flat = true)]
    public required IReadOnlyList<Tiering> Tierings { get; init; }
}

/// <summary>Adds a configuration, or replaces the one of that id.</summary>
public sealed record PutBucketIntelligentTieringConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("id")]
    public required string Id { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }

    [Payload]
    public required IntelligentTieringConfiguration IntelligentTieringConfiguration { get; init; }
}

/// <summary>PutBucketIntelligentTieringConfiguration answers with its status alone.</summary>
public sealed record PutBucketIntelligentTieringConfigurationResponse;

/// <summary>Asks for one by its id.</summary>
public sealed record GetBucketIntelligentTieringConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("id")]
    public required string Id { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>The configuration as it was put.</summary>
public sealed record GetBucketIntelligentTieringConfigurationOutput
{
    [Payload]
    public IntelligentTieringConfiguration? IntelligentTieringConfiguration { get; init; }
}

/// <summary>Takes one away.</summary>
public sealed record DeleteBucketIntelligentTieringConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("id")]
    public required string Id { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>DeleteBucketIntelligentTieringConfiguration answers with its status alone.</summary>
public sealed record DeleteBucketIntelligentTieringConfigurationResponse;

/// <summary>Asks for all of the bucket, a hundred at a time.</summary>
public sealed record ListBucketIntelligentTieringConfigurationsRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("continuation-token")]
    public string? ContinuationToken { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>A page in order of id.</summary>
public sealed record ListBucketIntelligentTieringConfigurationsOutput
{
    public bool? IsTruncated { get; init; }

    public string? ContinuationToken { get; init; }

    public string? NextContinuationToken { get; init; }

    [Items("IntelligentTieringConfiguration", Flat = true)]
    public IReadOnlyList<IntelligentTieringConfiguration>? IntelligentTieringConfigurationList { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<PutBucketIntelligentTieringConfigurationRequest, PutBucketIntelligentTieringConfigurationResponse>
        PutBucketIntelligentTieringConfiguration = new(
        Service, nameof(PutBucketIntelligentTieringConfiguration), new("PUT", "/{Bucket}?intelligent-tiering"),
        BucketShapes.Default.PutBucketIntelligentTieringConfigurationRequest,
        BucketShapes.Default.PutBucketIntelligentTieringConfigurationResponse);

    public static readonly Operation<GetBucketIntelligentTieringConfigurationRequest, GetBucketIntelligentTieringConfigurationOutput>
        GetBucketIntelligentTieringConfiguration = new(
        Service, nameof(GetBucketIntelligentTieringConfiguration), new("GET", "/{Bucket}?intelligent-tiering"),
        BucketShapes.Default.GetBucketIntelligentTieringConfigurationRequest,
        BucketShapes.Default.GetBucketIntelligentTieringConfigurationOutput);

    public static readonly Operation<
        DeleteBucketIntelligentTieringConfigurationRequest, DeleteBucketIntelligentTieringConfigurationResponse>
        DeleteBucketIntelligentTieringConfiguration = new(
        Service, nameof(DeleteBucketIntelligentTieringConfiguration), new("DELETE", "/{Bucket}?intelligent-tiering", 204),
        BucketShapes.Default.DeleteBucketIntelligentTieringConfigurationRequest,
        BucketShapes.Default.DeleteBucketIntelligentTieringConfigurationResponse);

    public static readonly Operation<ListBucketIntelligentTieringConfigurationsRequest, ListBucketIntelligentTieringConfigurationsOutput>
        ListBucketIntelligentTieringConfigurations = new(
        Service, nameof(ListBucketIntelligentTieringConfigurations), new("GET", "/{Bucket}?intelligent-tiering"),
        BucketShapes.Default.ListBucketIntelligentTieringConfigurationsRequest,
        BucketShapes.Default.ListBucketIntelligentTieringConfigurationsOutput)
    {
        OutputRoot = "ListBucketIntelligentTieringConfigurationsOutput",
    };
}
