using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Replication;

/// <summary>Queues versions because a batch job says so: also those from before the rules, that failed, that have gone already, or that are
/// replicas themselves.</summary>
sealed class ReplicationBatches(RegionContext region, ReplicationConfigurations configurations)
{
    /// <returns>Why it cannot go; nothing where it is queued.</returns>
    public string? Queue(SqliteConnection transaction, string bucket, string key, string? versionId, BatchPlace place)
    {
        var version = versionId is null
            ? VersionTable.Newest(transaction, bucket, key) : VersionTable.Find(transaction, bucket, key, versionId);
        if (version is null) return $"{ReplicationReasons.NoSource}: there is no such version";
        if (configurations.Find(transaction, bucket) is not { } configuration)
            return $"{ReplicationReasons.NoConfiguration}: {bucket} has no replication configuration";
        var candidate = Candidate.Of(version);
        var routes = ReplicationRules.AllRoutesOf(configuration, candidate);
        if (routes.Count == 0) return $"{ReplicationReasons.NotEligible}: no rule takes the object";
        foreach (var route in routes)
        {
            ReplicationQueue.Add(transaction, new(bucket, key, version.VersionId, route.Bucket)
            {
                Kind = ReplicationKind.Whole,
                IsReplica = candidate.IsReplica,
                Batch = place,
                Size = version.Size,
                QueuedAt = region.Time.GetUtcNow(),
            });
        }

        VersionTable.SetReplicationStatus(transaction, version, "PENDING");
        return null;
    }
}
