using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Access;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3.Replication;

/// <summary>A version that may go over, or why it may not.</summary>
/// <param name="Version">The source; none where it was deleted meanwhile.</param>
/// <param name="Replica">What is sent.</param>
/// <param name="Refusal">Reason and what is wrong; nothing where it may go.</param>
sealed record PreparedReplica(StoredVersion? Version, Replica? Replica, string? Refusal);

/// <summary>Decides, when a version's turn comes, whether it may go and as what: by the configuration, the role and the keys of that
/// moment.</summary>
sealed class ReplicaPreparation(
    RegionContext region, ObjectStore store, ReplicationConfigurations configurations, ReplicationRoles roles, ReplicationKeys keys)
{
    public PreparedReplica Prepare(ReplicationTask task)
    {
        if (store.Find(task.Bucket, task.Key, task.VersionId) is not { } version || store.Buckets.Find(task.Bucket) is not { } bucket)
            return new(null, null, task.Batch is null ? null : $"{ReplicationReasons.NoSource}: the version is gone");
        if (configurations.Find(task.Bucket) is not { } configuration)
            return Refused(version, ReplicationReasons.NoConfiguration, $"{task.Bucket} has no replication configuration");
        if (RouteOf(configuration, task, version) is not { } route)
            return Refused(version, ReplicationReasons.NotEligible, $"no rule takes it to {task.Destination}");
        if (roles.ProblemWith(configuration.Role) is { } problem) return Refused(version, ReplicationReasons.NoRole, problem);
        if (OwnerRefusal(bucket, version) is { } foreign) return new(version, null, foreign);
        var replica = ReplicaOf(task, bucket, version, configuration.Role, route.Rule);
        var refusal = new RoleCheck(roles, configuration.Role).Refusal(replica, version)
            ?? KeyRefusal(configuration.Role, version, replica);
        return new(version, refusal is null ? WithTags(replica, version, configuration.Role) : null, refusal);
    }

    static PreparedReplica Refused(StoredVersion version, string reason, string why) => new(version, null, $"{reason}: {why}");

    // S3 replicates what the bucket's owner may read.
    string? OwnerRefusal(BucketState bucket, StoredVersion version)
    {
        var owner = bucket.Owner ?? region.Account;
        if (bucket.OwnerEnforced || version.State.Owner is not { } other || other == owner) return null;
        var reader = new Principal("", owner, "");
        var acl = new AccessList(version.State.Acl ?? []);
        return acl.Gives(reader, AclGrant.Read, ignorePublic: true) && acl.Gives(reader, AclGrant.ReadAcp, ignorePublic: true)
            ? null
            : $"{ReplicationReasons.SourceAclDenied}: the object belongs to {other}, which does not let {owner} read it";
    }

    static Route? RouteOf(ReplicationConfiguration configuration, ReplicationTask task, StoredVersion version)
    {
        var candidate = Candidate.Of(version);
        var route = ReplicationRules.AllRoutesOf(configuration, candidate).FirstOrDefault(route => route.Bucket == task.Destination);
        var isBack = candidate.IsReplica && task.Kind != ReplicationKind.Whole;
        return isBack && route?.TakesReplicaChanges != true ? null : route;
    }

    Replica ReplicaOf(ReplicationTask task, BucketState bucket, StoredVersion version, string role, ReplicationRule rule)
    {
        var key = IsKms(version) ? rule.Destination.EncryptionConfiguration?.ReplicaKmsKeyID : null;
        return new()
        {
            SourceBucket = task.Bucket,
            Bucket = task.Destination,
            Kind = task.Kind,
            IsBack = task.IsReplica && task.Kind != ReplicationKind.Whole,
            Role = role,
            Account = rule.Destination.Account,
            IsLocked = bucket.ObjectLock is not null,
            ChangesOwner = rule.Destination.AccessControlTranslation is not null,
            Key = version.Key,
            VersionId = version.VersionId,
            Sequence = version.Sequence,
            LastModified = version.LastModified,
            IsDeleteMarker = version.IsDeleteMarker,
            Size = version.Size,
            ETag = version.ETag,
            StorageClass = rule.Destination.StorageClass ?? version.StorageClass,
            Checksum = version.Checksum?.ToString(),
            Headers = key is null ? version.Headers : version.Headers with { SSEKMSKeyId = key },
            Owner = version.State.Owner ?? bucket.Owner ?? region.Account,
            State = version.State,
            Parts = task.Kind == ReplicationKind.Whole ? [.. store.PartsOf(version).Select(ReplicaPart.Of)] : [],
        };
    }

    // Without permission for tags S3 replicates the object without them.
    Replica WithTags(Replica replica, StoredVersion version, string role) =>
        replica.Kind == ReplicationKind.Tags
        || (replica.Kind == ReplicationKind.Whole && new RoleCheck(roles, role).TagRefusal(replica) is null)
            ? replica with { Tags = version.Tags }
            : replica;

    string? KeyRefusal(string role, StoredVersion version, Replica replica)
    {
        if (!IsKms(version) || replica.Kind != ReplicationKind.Whole) return null;
        var source = version.Headers.SSEKMSKeyId ?? "alias/aws/s3";
        if (keys.ProblemWith(source, ReplicationReasons.SourceKey, ReplicationReasons.SourceKey) is { } problem) return problem;
        if (!roles.Allows(role, "kms:Decrypt", source))
            return $"{ReplicationReasons.SourceDenied}: {role} is not allowed to kms:Decrypt with {source}";
        return replica.Headers.SSEKMSKeyId is { } destination && !roles.Allows(role, "kms:Encrypt", destination)
            ? $"{ReplicationReasons.ObjectDenied}: {role} is not allowed to kms:Encrypt with {destination}"
            : null;
    }

    static bool IsKms(StoredVersion version) => version.Headers.ServerSideEncryption.StartsWith("aws:kms", StringComparison.Ordinal);
}

/// <summary>What the role's policies must allow for one version.</summary>
readonly struct RoleCheck(ReplicationRoles roles, string role)
{
    /// <returns>Reason and the permission that is missing; nothing where the role may.</returns>
    public string? Refusal(Replica replica, StoredVersion version)
    {
        var (bucket, source, destination) =
            (Bucket(replica.SourceBucket), Object(replica.SourceBucket, replica.Key), Object(replica.Bucket, replica.Key));
        var refusal = Missing("s3:GetReplicationConfiguration", bucket, ReplicationReasons.SourceDenied)
            ?? Missing("s3:ListBucket", bucket, ReplicationReasons.SourceDenied);
        if (refusal is not null) return refusal;
        if (version.IsDeleteMarker) return Missing("s3:ReplicateDelete", destination, ReplicationReasons.DeleteDenied);
        refusal = Missing("s3:GetObjectVersionForReplication", source, ReplicationReasons.SourceDenied)
            ?? Missing("s3:GetObjectVersionAcl", source, ReplicationReasons.SourceAclDenied);
        if (version.State.RetainUntil is not null)
            refusal ??= Missing("s3:GetObjectRetention", source, ReplicationReasons.SourceRetentionDenied);
        if (version.State.LegalHold is not null)
            refusal ??= Missing("s3:GetObjectLegalHold", source, ReplicationReasons.SourceLegalHoldDenied);
        if (refusal is not null) return refusal;
        if (replica.Kind == ReplicationKind.Tags) return TagRefusal(replica);
        return Missing("s3:ReplicateObject", destination, replica.Kind == ReplicationKind.State
                ? ReplicationReasons.AclDenied : ReplicationReasons.ObjectDenied)
            ?? (replica.ChangesOwner
                ? Missing("s3:ObjectOwnerOverrideToBucketOwner", destination, ReplicationReasons.ObjectDenied) : null);
    }

    /// <summary>What the role lacks to carry tags over.</summary>
    public string? TagRefusal(Replica replica) =>
        Missing("s3:GetObjectVersionTagging", Object(replica.SourceBucket, replica.Key), ReplicationReasons.SourceTagsDenied)
        ?? Missing("s3:ReplicateTags", Object(replica.Bucket, replica.Key), ReplicationReasons.TagsDenied);

    string? Missing(string action, string resource, string reason) =>
        roles.Allows(role, action, resource) ? null : $"{reason}: {role} is not allowed to {action} on {resource}";

    static string Bucket(string name) => $"arn:aws:s3:::{name}";

    static string Object(string bucket, string key) => $"arn:aws:s3:::{bucket}/{key}";
}
