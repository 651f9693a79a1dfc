namespace Farshore.Aws.S3;

/// <summary>Somebody who may read the logs.</summary>
public sealed record TargetGrant
{
    public Grantee? Grantee { get; init; }

    public string? Permission { get; init; }
}

/// <summary>Log objects lie directly under the prefix.</summary>
public sealed record SimplePrefix;

/// <summary>Log objects lie under account, Region, bucket and date.</summary>
public sealed record PartitionedPrefix
{
    public string? PartitionDateSource { get; init; }
}

/// <summary>How log objects are named; one of the two.</summary>
public sealed record TargetObjectKeyFormat
{
    public SimplePrefix? SimplePrefix { get; init; }

    public PartitionedPrefix? PartitionedPrefix { get; init; }
}

/// <summary>Where access logs go.</summary>
public sealed record LoggingEnabled
{
    public required string TargetBucket { get; init; }

    [Items("Grant")]
    public IReadOnlyList<TargetGrant>? TargetGrants { get; init; }

    public required string TargetPrefix { get; init; }

    public TargetObjectKeyFormat? TargetObjectKeyFormat { get; init; }
}

/// <summary>Empty: no logs are delivered.</summary>
public sealed record BucketLoggingStatus
{
    public LoggingEnabled? LoggingEnabled { get; init; }
}

/// <summary>Switches access logs on, elsewhere, or off.</summary>
public sealed record PutBucketLoggingRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [Payload]
    public required BucketLoggingStatus BucketLoggingStatus { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutBucketLogging answers with its status alone.</summary>
public sealed record PutBucketLoggingResponse;

/// <summary>Asks where access logs go.</summary>
public sealed record GetBucketLoggingRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>Empty where no logs are delivered.</summary>
public sealed record GetBucketLoggingOutput
{
    public LoggingEnabled? LoggingEnabled { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<PutBucketLoggingRequest, PutBucketLoggingResponse> PutBucketLogging = new(
        Service, nameof(PutBucketLogging), new("PUT", "/{Bucket}?logging"),
        BucketShapes.Default.PutBucketLoggingRequest, BucketShapes.Default.PutBucketLoggingResponse);

    public static readonly Operation<GetBucketLoggingRequest, GetBucketLoggingOutput> GetBucketLogging = new(
        Service, nameof(GetBucketLogging), new("GET", "/{Bucket}?logging"),
        BucketShapes.Default.GetBucketLoggingRequest, BucketShapes.Default.GetBucketLoggingOutput)
    {
        OutputRoot = "BucketLoggingStatus",
    };
}
