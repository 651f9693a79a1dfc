namespace Farshore.Region.S3.Replication;

/// <summary>One version that waits to go to one bucket. It keeps what the rule said when the version was written.</summary>
/// <param name="Bucket">Source bucket.</param>
/// <param name="Key">The object.</param>
/// <param name="VersionId">The version; its replica gets the same id.</param>
/// <param name="Destination">Name of the destination bucket.</param>
/// <param name="Role">ARN of the role that S3 acts as.</param>
public sealed record ReplicationTask(string Bucket, string Key, string VersionId, string Destination, string Role)
{
    /// <summary>Place in the queue; given by the queue.</summary>
    public long Id { get; init; }

    /// <summary>Storage class of the replica where the rule changes it.</summary>
    public string? StorageClass { get; init; }

    /// <summary>Key of the replica where the source is under a KMS key.</summary>
    public string? KmsKey { get; init; }

    public long Size { get; init; }

    public DateTimeOffset QueuedAt { get; init; }

    /// <summary>Attempts that the other Region answered with a failure of its own.</summary>
    public int Attempts { get; init; }
}

/// <summary>What waits for one destination bucket.</summary>
/// <param name="Destination">The bucket.</param>
/// <param name="Versions">Versions that wait.</param>
/// <param name="Bytes">Sum of their sizes.</param>
/// <param name="OldestAt">When the oldest was written.</param>
public sealed record ReplicationBacklog(string Destination, long Versions, long Bytes, DateTimeOffset OldestAt);
