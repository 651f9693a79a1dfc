using Farshore.Aws.S3;
using Farshore.Region.S3.Storage;
using Farshore.Region.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Replication;

/// <summary>Looks at every version while it is written and queues it for where the rules send it, in the same transaction.</summary>
/// <param name="configurations">What each bucket replicates.</param>
/// <param name="time">The region's clock.</param>
public sealed class ReplicationIntake(Table<ReplicationConfiguration> configurations, TimeProvider time)
{
    /// <summary>The <see cref="VersionHook"/> of replication.</summary>
    /// <returns><c>PENDING</c> where the version goes somewhere; null leaves its status as it is.</returns>
    public string? OnChange(SqliteConnection transaction, BucketState bucket, StoredVersion version, VersionChange change)
    {
        if (!bucket.KeepsVersions || configurations.Find(transaction, bucket.Name) is not { } configuration) return null;

        // What changes about an object follows if the object was replicated; it does not make an older one go.
        if (change != VersionChange.Made && version.ReplicationStatus is not ("PENDING" or "COMPLETED" or "FAILED")) return null;

        var routes = ReplicationRules.RoutesOf(configuration, CandidateOf(version));
        foreach (var route in routes) ReplicationQueue.Add(transaction, TaskOf(configuration, version, route));
        return routes.Count == 0 ? null : "PENDING";
    }

    ReplicationTask TaskOf(ReplicationConfiguration configuration, StoredVersion version, Route route) =>
        new(version.Bucket, version.Key, version.VersionId, route.Bucket, configuration.Role)
        {
            StorageClass = route.Rule.Destination.StorageClass,
            KmsKey = IsKms(version) ? route.Rule.Destination.EncryptionConfiguration?.ReplicaKmsKeyID : null,
            Size = version.Size,
            QueuedAt = time.GetUtcNow(),
        };

    static Candidate CandidateOf(StoredVersion version) =>
        new(version.Key, version.Tags, version.IsDeleteMarker, version.ReplicationStatus == "REPLICA", IsKms(version));

    static bool IsKms(StoredVersion version) => version.Headers.ServerSideEncryption.StartsWith("aws:kms", StringComparison.Ordinal);
}
