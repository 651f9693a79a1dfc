namespace Farshore.Aws.S3;

/// <summary>Until when a version is locked, and how strictly.</summary>
public sealed record ObjectLockRetention
{
    public string? Mode { get; init; }

    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? RetainUntilDate { get; init; }
}

/// <summary>Locks a version until a date; without mode and date, takes the lock away.</summary>
public sealed record PutObjectRetentionRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [Payload, WireName("Retention")]
    public ObjectLockRetention? Retention { get; init; }

    [InQuery("versionId")]
    public string? VersionId { get; init; }

    [InHeader("x-amz-bypass-governance-retention")]
    public bool? BypassGovernanceRetention { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutObjectRetention answers with its status alone.</summary>
public sealed record PutObjectRetentionOutput;

/// <summary>Until when a version is locked.</summary>
public sealed record GetObjectRetentionRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InQuery("versionId")]
    public string? VersionId { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>The retention, also one that has passed.</summary>
public sealed record GetObjectRetentionOutput
{
    [Payload, WireName("Retention")]
    public ObjectLockRetention? Retention { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<PutObjectRetentionRequest, PutObjectRetentionOutput> PutObjectRetention = new(
        Service, nameof(PutObjectRetention), new("PUT", "/{Bucket}/{Key+}?retention"),
        ObjectLockShapes.Default.PutObjectRetentionRequest, ObjectLockShapes.Default.PutObjectRetentionOutput)
    {
        RequiresChecksum = true,
    };

    public static readonly Operation<GetObjectRetentionRequest, GetObjectRetentionOutput> GetObjectRetention = new(
        Service, nameof(GetObjectRetention), new("GET", "/{Bucket}/{Key+}?retention"),
        ObjectLockShapes.Default.GetObjectRetentionRequest, ObjectLockShapes.Default.GetObjectRetentionOutput);
}
