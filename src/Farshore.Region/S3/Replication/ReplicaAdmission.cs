using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Iam.Policies;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3.Replication;

/// <summary>Why a destination does not take a replica.</summary>
sealed record ReplicaRefusal(string Reason, string Why);

/// <summary>Decides at the destination whether a replica may be written there.</summary>
sealed class ReplicaAdmission(
    RegionContext region, ObjectStore store, ReplicationConfigurations configurations, ReplicationKeys keys)
{
    /// <returns>Nothing where it may.</returns>
    public ReplicaRefusal? Refusal(Replica replica)
    {
        if (store.Buckets.Find(replica.Bucket) is not { } bucket)
            return new(ReplicationReasons.NoDestination, $"{region.Name} has no bucket {replica.Bucket}");
        if (!bucket.KeepsVersions) return new(ReplicationReasons.Unversioned, $"versioning of {bucket.Name} is not enabled");
        if (replica.Account is { } account && account != (bucket.Owner ?? region.Account))
            return new(ReplicationReasons.ObjectDenied, $"{bucket.Name} does not belong to {account}");
        if (replica.IsLocked && bucket.ObjectLock is null)
            return new(ReplicationReasons.NoObjectLock, $"{bucket.Name} has no object lock, and its source has");
        return PolicyRefusal(bucket, replica) ?? KeyRefusal(replica);
    }

    /// <summary>Whether this bucket takes changes back from its replicas: it must say so too.</summary>
    public bool TakesBack(Replica replica) =>
        store.Find(replica.Bucket, replica.Key, replica.VersionId) is { } version
        && configurations.Find(replica.Bucket) is { } configuration
        && ReplicationRules.AllRoutesOf(configuration, Candidate.Of(version))
            .Any(route => route.Bucket == replica.SourceBucket && route.TakesReplicaChanges);

    // The role's own policies were asked at the source; here the bucket's has its word, and that of another account must allow it.
    ReplicaRefusal? PolicyRefusal(BucketState bucket, Replica replica)
    {
        var isOurs = Arn.TryParse(replica.Role, out var role) && role.Account == (bucket.Owner ?? region.Account);
        if (isOurs && bucket.Policy is null) return null;
        var caller = new PolicyCaller($"arn:aws:sts::{role.Account}:assumed-role/{role.Name.Split('/')[^1]}/s3-replication", role.Account);
        foreach (var (action, reason) in NeededBy(replica))
        {
            var asked = new AccessRequest(caller, action, $"arn:aws:s3:::{bucket.Name}/{replica.Key}", static _ => []);
            var decision = bucket.Policy is { } policy ? PolicyDocument.Of(policy).DecideForResource(asked) : Decision.None;
            if (decision == Decision.Denied || (decision == Decision.None && !isOurs))
                return new(reason, $"the policy of {bucket.Name} does not let {replica.Role} {action}");
        }

        return null;
    }

    static IEnumerable<(string Action, string Reason)> NeededBy(Replica replica)
    {
        if (replica.IsDeleteMarker) yield return ("s3:ReplicateDelete", ReplicationReasons.DeleteDenied);
        else if (replica.Kind == ReplicationKind.Tags) yield return ("s3:ReplicateTags", ReplicationReasons.TagsDenied);
        else yield return ("s3:ReplicateObject", ReplicationReasons.ObjectDenied);
        if (replica.ChangesOwner) yield return ("s3:ObjectOwnerOverrideToBucketOwner", ReplicationReasons.ObjectDenied);
    }

    ReplicaRefusal? KeyRefusal(Replica replica)
    {
        if (replica.Kind != ReplicationKind.Whole || replica.IsDeleteMarker) return null;
        if (!replica.Headers.ServerSideEncryption.StartsWith("aws:kms", StringComparison.Ordinal)) return null;
        if (replica.Headers.SSEKMSKeyId is not { } key) return null;
        return keys.ProblemWith(key, ReplicationReasons.NoKey, ReplicationReasons.DestinationKey) is { } problem
            ? new(problem[..problem.IndexOf(':')], problem[(problem.IndexOf(':') + 2)..])
            : null;
    }
}
