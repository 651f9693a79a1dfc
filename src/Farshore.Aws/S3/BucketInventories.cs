namespace Farshore.Aws.S3;

/// <summary>Reports under a key of S3.</summary>
public sealed record SSES3;

/// <summary>Reports under a KMS key.</summary>
public sealed record SSEKMS
{
    public required string KeyId { get; init; }
}

/// <summary>How reports are encrypted; one of the two.</summary>
public sealed record InventoryEncryption
{
    [WireName("SSE-S3")]
    public SSES3? SSES3 { get; init; }

    [WireName("SSE-KMS")]
    public SSEKMS? SSEKMS { get; init; }
}

/// <summary>The bucket that reports go to, and their form.</summary>
public sealed record InventoryS3BucketDestination
{
    public string? AccountId { get; init; }

    public required string Bucket { get; init; }

    public required string Format { get; init; }

    public string? Prefix { get; init; }

    public InventoryEncryption? Encryption { get; init; }
}

/// <summary>Where reports go.</summary>
public sealed record InventoryDestination
{
    public required InventoryS3BucketDestination S3BucketDestination { get; init; }
}

/// <summary>Start of the keys that are reported.</summary>
public sealed record InventoryFilter
{
    public required string Prefix { get; init; }
}

/// <summary><c>Daily</c> or <c>Weekly</c>.</summary>
public sealed record InventorySchedule
{
    public required string Frequency { get; init; }
}

/// <summary>A report of what is in the bucket, made again and again.</summary>
public sealed record InventoryConfiguration
{
    public required InventoryDestination Destination { get; init; }

    public required bool IsEnabled { get; init; }

    public InventoryFilter? Filter { get; init; }

    public required string Id { get; init; }

    public required string IncludedObjectVersions { get; init; }

    [Items("Field")]
    public IReadOnlyList<string>? OptionalFields { get; init; }

    public required InventorySchedule Schedule { get; init; }
}

/// <summary>Adds a report, or replaces the one of that id.</summary>
public sealed record PutBucketInventoryConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("id")]
    public required string Id { get; init; }

    [Payload]
    public required InventoryConfiguration InventoryConfiguration { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutBucketInventoryConfiguration answers with its status alone.</summary>
public sealed record PutBucketInventoryConfigurationResponse;

/// <summary>Asks for one by its id.</summary>
public sealed record GetBucketInventoryConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("id")]
    public required string Id { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>The configuration as it was put.</summary>
public sealed record GetBucketInventoryConfigurationOutput
{
    [Payload]
    public InventoryConfiguration? InventoryConfiguration { get; init; }
}

/// <summary>Takes one away.</summary>
public sealed record DeleteBucketInventoryConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("id")]
    public required string Id { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>DeleteBucketInventoryConfiguration answers with its status alone.</summary>
public sealed record DeleteBucketInventoryConfigurationResponse;

/// <summary>Asks for all of the bucket, a hundred at a time.</summary>
public sealed record ListBucketInventoryConfigurationsRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("continuation-token")]
    public string? ContinuationToken { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>A page in order of id.</summary>
public sealed record ListBucketInventoryConfigurationsOutput
{
    public string? ContinuationToken { get; init; }

    [Items("InventoryConfiguration", Flat = true)]
    public IReadOnlyList<InventoryConfiguration>? InventoryConfigurationList { get; init; }

    public bool? IsTruncated { get; init; }

    public string? NextContinuationToken { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<PutBucketInventoryConfigurationRequest, PutBucketInventoryConfigurationResponse>
        PutBucketInventoryConfiguration = new(
        Service, nameof(PutBucketInventoryConfiguration), new("PUT", "/{Bucket}?inventory"),
        BucketShapes.Default.PutBucketInventoryConfigurationRequest, BucketShapes.Default.PutBucketInventoryConfigurationResponse);

    public static readonly Operation<GetBucketInventoryConfigurationRequest, GetBucketInventoryConfigurationOutput>
        GetBucketInventoryConfiguration = new(
        Service, nameof(GetBucketInventoryConfiguration), new("GET", "/{Bucket}?inventory"),
        BucketShapes.Default.GetBucketInventoryConfigurationRequest, BucketShapes.Default.GetBucketInventoryConfigurationOutput);

    public static readonly Operation<DeleteBucketInventoryConfigurationRequest, DeleteBucketInventoryConfigurationResponse>
        DeleteBucketInventoryConfiguration = new(
        Service, nameof(DeleteBucketInventoryConfiguration), new("DELETE", "/{Bucket}?inventory", 204),
        BucketShapes.Default.DeleteBucketInventoryConfigurationRequest, BucketShapes.Default.DeleteBucketInventoryConfigurationResponse);

    public static readonly Operation<ListBucketInventoryConfigurationsRequest, ListBucketInventoryConfigurationsOutput>
        ListBucketInventoryConfigurations = new(
        Service, nameof(ListBucketInventoryConfigurations), new("GET", "/{Bucket}?inventory"),
        BucketShapes.Default.ListBucketInventoryConfigurationsRequest, BucketShapes.Default.ListBucketInventoryConfigurationsOutput)
    {
        OutputRoot = "ListInventoryConfigurationsResult",
    };
}
