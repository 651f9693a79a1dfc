using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3.Replication;

/// <summary>What of a version's state goes along to its replica.</summary>
static class ReplicaState
{
    /// <summary>The state a replica has in its bucket, from its source's.</summary>
    /// <param name="account">The region's first account, which owns what says nothing else.</param>
    /// <param name="now">A bucket's own retention counts from here, for what comes without one.</param>
    public static ObjectState At(BucketState bucket, string account, Replica replica, DateTimeOffset now)
    {
        var owner = bucket.Owner ?? account;
        var state = replica.Kind == ReplicationKind.Whole ? VersionLock.Initial(bucket, replica.State, now) : replica.State;
        return state with
        {
            Owner = replica.ChangesOwner || bucket.OwnerEnforced || replica.Owner == owner ? null : replica.Owner,
            Acl = replica.ChangesOwner || bucket.OwnerEnforced ? null : state.Acl,
            ReplicaOf = replica.IsBack ? null : replica.SourceBucket,
            Restore = null,
        };
    }

    /// <summary>A version's state after its source's has changed: what belongs to this place stays.</summary>
    /// <param name="withAcl">Its access control list too: not where the replica has another owner.</param>
    public static ObjectState Onto(ObjectState there, ObjectState changed, bool withAcl) => changed with
    {
        Owner = there.Owner,
        Acl = withAcl ? changed.Acl : there.Acl,
        ReplicaOf = there.ReplicaOf,
        Restore = there.Restore,
        LockMode = changed.LockMode ?? there.LockMode,
        RetainUntil = changed.RetainUntil ?? there.RetainUntil,
    };
}
