using Farshore.Aws.S3;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3.Replication;

/// <summary>What the rules look at in a version.</summary>
/// <param name="Key">The object's key.</param>
/// <param name="Tags">Its tags; empty for a delete marker.</param>
/// <param name="IsDeleteMarker">A delete without version id made it.</param>
/// <param name="IsReplica">Replication itself wrote it: replicas are not replicated on, except by a batch job.</param>
/// <param name="IsKmsEncrypted">It lies under a KMS key.</param>
sealed record Candidate(string Key, IReadOnlyDictionary<string, string> Tags, bool IsDeleteMarker, bool IsReplica, bool IsKmsEncrypted)
{
    /// <summary>It is in an archive, from which S3 does not replicate.</summary>
    public bool IsArchived { get; init; }

    /// <summary>It lies under a key that only its customer has.</summary>
    public bool IsUnderCustomerKey { get; init; }

    public static Candidate Of(StoredVersion version) => new(
        version.Key, version.Tags, version.IsDeleteMarker, IsReplicaOf(version),
        version.Headers.ServerSideEncryption.StartsWith("aws:kms", StringComparison.Ordinal))
    {
        IsArchived = version.StorageClass is "GLACIER" or "DEEP_ARCHIVE",
        IsUnderCustomerKey = version.Headers.CustomerKeyHash is not null,
    };

    static bool IsReplicaOf(StoredVersion version) => version.ReplicationStatus == "REPLICA" || version.State.ReplicaOf is not null;
}

/// <summary>One bucket that a version goes to, by the rule that decided.</summary>
/// <param name="Bucket">The destination bucket's name.</param>
/// <param name="Rule">The rule of the highest priority among those that take the object there.</param>
sealed record Route(string Bucket, ReplicationRule Rule)
{
    /// <summary>Changes to replicas go where they came from.</summary>
    public bool TakesReplicaChanges =>
        Rule.SourceSelectionCriteria?.ReplicaModifications?.Status == ReplicationSchema.Enabled;

    public bool IsMeasured => Rule.Destination.Metrics?.Status == ReplicationSchema.Enabled;

    public bool IsTimed => Rule.Destination.ReplicationTime?.Status == ReplicationSchema.Enabled;
}

/// <summary>Decides where a version goes. A pure function of the configuration and the version.</summary>
static class ReplicationRules
{
    /// <summary>Where a version goes by itself: replicas nowhere.</summary>
    public static IReadOnlyList<Route> RoutesOf(ReplicationConfiguration configuration, Candidate version) =>
        version.IsReplica ? [] : AllRoutesOf(configuration, version);

    /// <summary>Where a version goes when it is sent on purpose, be it a replica. Rules that disagree about one destination are settled by
    /// priority, the higher number first; then its word on delete markers and KMS is the one that counts.</summary>
    public static IReadOnlyList<Route> AllRoutesOf(ReplicationConfiguration configuration, Candidate version)
    {
        if (version.IsArchived || version.IsUnderCustomerKey) return [];
        return
        [
            .. configuration.Rules
                .Where(rule => rule.Status == ReplicationSchema.Enabled && RuleFilter.Of(rule).Takes(version.Key, version.Tags))
                .GroupBy(rule => DestinationSchema.BucketOf(rule.Destination), StringComparer.Ordinal)
                .Select(rules => new Route(rules.Key, rules.OrderByDescending(rule => rule.Priority ?? 0).First()))
                .Where(route => Goes(route.Rule, version))
                .OrderBy(route => route.Bucket, StringComparer.Ordinal),
        ];
    }

    static bool Goes(ReplicationRule rule, Candidate version) => version switch
    {
        // V1 repeats the deletes of users; V2 only where the rule says so.
        { IsDeleteMarker: true } => rule.Filter is null || rule.DeleteMarkerReplication?.Status == ReplicationSchema.Enabled,
        { IsKmsEncrypted: true } => rule.SourceSelectionCriteria?.SseKmsEncryptedObjects?.Status == ReplicationSchema.Enabled,
        _ => true,
    };
}
