namespace Farshore.Region.S3.Replication;

/// <summary>What of a version has to go over.</summary>
public enum ReplicationKind
{
    /// <summary>All of it: a new version, or one that a batch job replicates.</summary>
    Whole,

    /// <summary>Its tags, after the version itself.</summary>
    Tags,

    /// <summary>Its access control list and its locks, after the version itself.</summary>
    State,
}

/// <summary>One version that waits to go to one bucket. Role and rule are looked up when its turn comes: what counts is the configuration
/// of that moment.</summary>
/// <param name="Bucket">Source bucket.</param>
/// <param name="Key">The object.</param>
/// <param name="VersionId">The version; its replica gets the same id.</param>
/// <param name="Destination">Name of the destination bucket.</param>
public sealed record ReplicationTask(string Bucket, string Key, string VersionId, string Destination)
{
    /// <summary>Place in the queue; given by the queue.</summary>
    public long Id { get; init; }

    public ReplicationKind Kind { get; init; }

    /// <summary>The version is a replica itself, and says so again afterwards. What changes about it goes back to where it came
    /// from.</summary>
    public bool IsReplica { get; init; }

    /// <summary>Id of the rule that sent it, where the rule is measured: failures are told then.</summary>
    public string? MeasuredRule { get; init; }

    /// <summary>When it counts as late; nothing without replication time control.</summary>
    public DateTimeOffset? LateAt { get; init; }

    /// <summary>The batch job it is a part of, and its place in that.</summary>
    public BatchPlace? Batch { get; init; }

    public long Size { get; init; }

    public DateTimeOffset QueuedAt { get; init; }

    /// <summary>Attempts that the other Region answered with a failure of its own.</summary>
    public int Attempts { get; init; }
}

/// <summary>Where a version stands in a batch job's manifest.</summary>
public sealed record BatchPlace(string Job, long Ordinal);

/// <summary>What waits for one destination bucket.</summary>
/// <param name="Destination">The bucket.</param>
/// <param name="Versions">Versions that wait.</param>
/// <param name="Bytes">Sum of their sizes.</param>
/// <param name="OldestAt">When the oldest was written.</param>
public sealed record ReplicationBacklog(string Destination, long Versions, long Bytes, DateTimeOffset OldestAt);
