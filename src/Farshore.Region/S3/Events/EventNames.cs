namespace Farshore.Region.S3.Events;

/// <summary>The events there are, by the names that notification configurations use.</summary>
static class EventNames
{
    public const string Prefix = "s3:";
    public const string Test = "s3:TestEvent";
    public const string Put = "s3:ObjectCreated:Put";
    public const string Post = "s3:ObjectCreated:Post";
    public const string Copy = "s3:ObjectCreated:Copy";
    public const string Completed = "s3:ObjectCreated:CompleteMultipartUpload";
    public const string Deleted = "s3:ObjectRemoved:Delete";
    public const string MarkerMade = "s3:ObjectRemoved:DeleteMarkerCreated";
    public const string RestoreAsked = "s3:ObjectRestore:Post";
    public const string Restored = "s3:ObjectRestore:Completed";
    public const string RestoreOver = "s3:ObjectRestore:Delete";
    public const string Transitioned = "s3:LifecycleTransition";
    public const string AclPut = "s3:ObjectAcl:Put";
    public const string Expired = "s3:LifecycleExpiration:Delete";
    public const string ExpiredByMarker = "s3:LifecycleExpiration:DeleteMarkerCreated";
    public const string Tagged = "s3:ObjectTagging:Put";
    public const string Untagged = "s3:ObjectTagging:Delete";

    const string Everything = ":*";

    static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        Put, Post, Copy, Completed, "s3:ObjectCreated:*", Deleted, MarkerMade, "s3:ObjectRemoved:*", RestoreAsked, Restored, RestoreOver,
        "s3:ObjectRestore:*", "s3:Replication:*", "s3:Replication:OperationFailedReplication", "s3:Replication:OperationNotTracked",
        "s3:Replication:OperationMissedThreshold", "s3:Replication:OperationReplicatedAfterThreshold", Transitioned,
        "s3:IntelligentTiering", AclPut, Expired, ExpiredByMarker, "s3:LifecycleExpiration:*", Tagged, Untagged, "s3:ObjectTagging:*",
        "s3:ReducedRedundancyLostObject",
    };

    public static bool IsKnown(string name) => Known.Contains(name);

    /// <summary>Whether a configured name, which may end in <c>*</c>, means an event.</summary>
    public static bool Means(string configured, string name) =>
        string.Equals(configured, name, StringComparison.Ordinal)
        || (configured.EndsWith(Everything, StringComparison.Ordinal)
            && name.StartsWith(configured[..^1], StringComparison.Ordinal));
}
