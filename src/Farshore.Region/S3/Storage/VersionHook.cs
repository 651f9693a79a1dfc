using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Storage;

/// <summary>What has happened to a version.</summary>
public enum VersionChange
{
    /// <summary>A client's write or delete is making it.</summary>
    Made,

    /// <summary>Its tags were replaced.</summary>
    Tagged,

    /// <summary>Its <see cref="ObjectState"/> was replaced.</summary>
    Altered,
}

/// <summary>Called inside the transaction that changes a version, so that what it notes down stands or falls with the change.
/// Replicas that replication itself writes do not come by here.</summary>
/// <returns>The replication status the version gets; nothing to leave it as it is.</returns>
public delegate string? VersionHook(SqliteConnection transaction, BucketState bucket, StoredVersion version, VersionChange change);
