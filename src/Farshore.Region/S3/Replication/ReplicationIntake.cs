using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Events;
using Farshore.Region.S3.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Replication;

/// <summary>Looks at every version while it is written and queues it for where the rules send it, in the same transaction.</summary>
/// <param name="configurations">What each bucket replicates.</param>
/// <param name="time">The region's clock.</param>
public sealed class ReplicationIntake(ReplicationConfigurations configurations, TimeProvider time)
{
    /// <summary>What replication time control promises.</summary>
    internal static readonly TimeSpan Promise = TimeSpan.FromMinutes(15);

    /// <summary>The <see cref="VersionHook"/> of replication.</summary>
    /// <returns><c>PENDING</c> where the version goes somewhere; null leaves its status as it is.</returns>
    public string? OnChange(SqliteConnection transaction, BucketState bucket, StoredVersion version, VersionChange change)
    {
        // What lifecycle rules delete is not deleted at the destination.
        if (version.IsDeleteMarker && Cause.Current?.Operation == ObjectEvents.Lifecycle) return null;
        if (!bucket.KeepsVersions || configurations.Find(transaction, bucket.Name) is not { } configuration) return null;
        var candidate = Candidate.Of(version);
        var routes = change switch
        {
            VersionChange.Made => ReplicationRules.RoutesOf(configuration, candidate),
            _ when candidate.IsReplica => BackRoutesOf(configuration, version, candidate),

            // What changes about an object follows if the object was replicated; it does not make an older one go.
            _ when version.ReplicationStatus is "PENDING" or "COMPLETED" or "FAILED" =>
                ReplicationRules.RoutesOf(configuration, candidate),
            _ => [],
        };
        var kind = change switch
        {
            VersionChange.Made => ReplicationKind.Whole,
            VersionChange.Tagged => ReplicationKind.Tags,
            _ => ReplicationKind.State,
        };
        foreach (var route in routes) ReplicationQueue.Add(transaction, TaskOf(version, route, kind, candidate.IsReplica));
        return routes.Count == 0 ? null : "PENDING";
    }

    // A change to a replica goes to the bucket it came from and nowhere else.
    static IReadOnlyList<Route> BackRoutesOf(ReplicationConfiguration configuration, StoredVersion version, Candidate candidate) =>
    [
        .. ReplicationRules.AllRoutesOf(configuration, candidate).Where(route =>
            route.TakesReplicaChanges && (version.State.ReplicaOf is null || version.State.ReplicaOf == route.Bucket)),
    ];

    ReplicationTask TaskOf(StoredVersion version, Route route, ReplicationKind kind, bool isReplica) =>
        new(version.Bucket, version.Key, version.VersionId, route.Bucket)
        {
            Kind = kind,
            IsReplica = isReplica,
            Size = version.Size,
            QueuedAt = time.GetUtcNow(),
            MeasuredRule = route.IsMeasured ? route.Rule.ID : null,
            LateAt = route.IsTimed ? time.GetUtcNow() + Promise : null,
        };
}
