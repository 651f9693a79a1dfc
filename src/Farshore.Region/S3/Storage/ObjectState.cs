using Farshore.Region.S3.Access;

namespace Farshore.Region.S3.Storage;

/// <summary>What may change about a version after it was made, beside its tags and its replication status; written as one JSON
/// document.</summary>
public sealed record ObjectState
{
    public static readonly ObjectState None = new();

    /// <summary>The account that owns the object; none where that is the bucket's.</summary>
    public string? Owner { get; init; }

    /// <summary><c>GOVERNANCE</c> or <c>COMPLIANCE</c>, together with <see cref="RetainUntil"/>.</summary>
    public string? LockMode { get; init; }

    public DateTimeOffset? RetainUntil { get; init; }

    /// <summary>None where there never was one.</summary>
    public bool? LegalHold { get; init; }

    /// <summary>The last that was asked for; none where the object was never restored.</summary>
    public ObjectRestore? Restore { get; init; }

    /// <summary>The bucket it is a replica of; none for what was written here.</summary>
    public string? ReplicaOf { get; init; }

    /// <summary>In force where ACLs are on; none where it is the owner's full control.</summary>
    public IReadOnlyList<AclGrant>? Acl { get; init; }
}
