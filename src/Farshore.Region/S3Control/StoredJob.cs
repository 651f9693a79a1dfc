using System.Text.Json.Serialization;
using Farshore.Aws.S3Control;

namespace Farshore.Region.S3Control;

/// <summary>A batch job with what was asked for and how far it got, as one JSON document.</summary>
public sealed record StoredJob
{
    public required string Id { get; init; }

    public required string Account { get; init; }

    /// <summary>As it was sent.</summary>
    public required CreateJobRequest Request { get; init; }

    public required int Priority { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset CreationTime { get; init; }

    public DateTimeOffset? TerminationDate { get; init; }

    public DateTimeOffset? SuspendedDate { get; init; }

    public string? StatusUpdateReason { get; init; }

    public JobFailure? Failure { get; init; }

    /// <summary>The last version that the generated manifest has; none before the first page.</summary>
    public ManifestPlace? Listed { get; init; }

    public S3GeneratedManifestDescriptor? GeneratedManifest { get; init; }

    /// <summary>Since when it is active; none while it is not.</summary>
    public DateTimeOffset? ActiveSince { get; init; }

    public double ActiveSeconds { get; init; }

    public IReadOnlyList<S3Tag>? Tags { get; init; }

    /// <summary>Over, one way or another.</summary>
    [JsonIgnore]
    public bool IsOver => Status is JobStatus.Complete or JobStatus.Failed or JobStatus.Cancelled;
}

/// <summary>A version in a bucket's listing.</summary>
public sealed record ManifestPlace(string Key, long Sequence);

/// <summary>The statuses of a job, in AWS's words.</summary>
static class JobStatus
{
    public const string New = "New";
    public const string Preparing = "Preparing";
    public const string Suspended = "Suspended";
    public const string Ready = "Ready";
    public const string Active = "Active";
    public const string Completing = "Completing";
    public const string Complete = "Complete";
    public const string Cancelling = "Cancelling";
    public const string Cancelled = "Cancelled";
    public const string Failing = "Failing";
    public const string Failed = "Failed";
}

/// <summary>One object of a manifest, and what came of it.</summary>
/// <param name="Ordinal">Its place.</param>
/// <param name="VersionId">None where the manifest names none.</param>
public sealed record JobTask(long Ordinal, string Bucket, string Key, string? VersionId)
{
    public TaskOutcome? Outcome { get; init; }
}

/// <summary>What came of an object.</summary>
/// <param name="ErrorCode">None for a success.</param>
public sealed record TaskOutcome(string? ErrorCode, int Status, string Message)
{
    public static readonly TaskOutcome Successful = new(null, 200, "Successful");

    public bool Succeeded => ErrorCode is null;
}

/// <summary>Counts of a job's tasks.</summary>
public readonly record struct JobCounts(long Total, long Succeeded, long Failed)
{
    public long Ended => Succeeded + Failed;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredJob))]
[JsonSerializable(typeof(CreateJobRequest))]
sealed partial class JobDocuments : JsonSerializerContext;
