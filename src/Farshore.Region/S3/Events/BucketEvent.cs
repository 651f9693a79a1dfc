namespace Farshore.Region.S3.Events;

/// <summary>Something that has happened to an object.</summary>
/// <param name="Name">As a notification configuration names it, e.g. <c>s3:ObjectCreated:Put</c>.</param>
/// <param name="Key">The object's key.</param>
/// <param name="VersionId">Its version; none in a bucket that never had versioning.</param>
/// <param name="Size">In bytes; of no meaning for what is gone.</param>
/// <param name="ETag">Without quotes; none for delete markers and what is gone.</param>
/// <param name="At">When, by the region's clock.</param>
public sealed record BucketEvent(string Name, string Key, string? VersionId, long Size, string? ETag, DateTimeOffset At)
{
    /// <summary>For <c>s3:Replication:*</c>.</summary>
    public ReplicationEventData? Replication { get; init; }

    /// <summary>For <c>s3:LifecycleTransition</c>: the class that the object has now.</summary>
    public string? TransitionedTo { get; init; }

    /// <summary>For <c>s3:ObjectRestore:*</c>: until when the restored copy is there.</summary>
    public DateTimeOffset? RestoredUntil { get; init; }

    /// <summary>For <c>s3:ObjectRestore:*</c>: the class that was restored from.</summary>
    public string? RestoredFrom { get; init; }
}

/// <summary>How one version fared on its way to one destination, with AWS's names.</summary>
/// <param name="ReplicationRuleId">The rule that sends it.</param>
/// <param name="DestinationBucket">ARN.</param>
/// <param name="S3Operation"><c>OBJECT_PUT</c>, <c>OBJECT_TAG</c>, …</param>
/// <param name="RequestTime">When the change that is replicated was made.</param>
public sealed record ReplicationEventData(string ReplicationRuleId, string DestinationBucket, string S3Operation,
    DateTimeOffset RequestTime)
{
    /// <summary>AWS's code, e.g. <c>AssumeRoleNotPermitted</c>.</summary>
    public string? FailureReason { get; init; }

    /// <summary>Minutes after which it counts as late.</summary>
    public int? Threshold { get; init; }

    /// <summary>When the replica was there.</summary>
    public DateTimeOffset? ReplicationTime { get; init; }
}
