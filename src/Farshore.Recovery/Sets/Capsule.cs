using System.Text.Json.Serialization;

namespace Farshore.Recovery.Sets;

/// <summary>One recovery set in one file: everything a failover needs, so that it can begin on an empty machine.</summary>
public sealed record Capsule
{
    public const string CurrentFormat = "farshore capsule 1";

    public required string Format { get; init; }

    /// <summary>The set's name: that of the backup run that made it.</summary>
    public required string Set { get; init; }

    public required string Plan { get; init; }

    /// <summary>The plan as it was when the set was taken.</summary>
    public required string PlanText { get; init; }

    public required DateTimeOffset SealedAt { get; init; }

    public required string PrimaryRegion { get; init; }

    public required string SecondaryRegion { get; init; }

    /// <summary>Where the recovery points in the primary are; null in sets from before it was recorded.</summary>
    public string? PrimaryVault { get; init; }

    /// <summary>Where the copies are.</summary>
    public required string SecondaryVault { get; init; }

    /// <summary>The role that AWS Backup restores as.</summary>
    public required string BackupRole { get; init; }

    /// <summary>The instant that the set is as of: of buckets it holds what they held then; null in sets from before it was
    /// recorded.</summary>
    public DateTimeOffset? Instant { get; init; }

    /// <summary>Spread of the members' moments.</summary>
    public required double SkewSeconds { get; init; }

    public required IReadOnlyList<CapsuleMember> Members { get; init; }

    /// <summary>What the members stood on in the primary; null in sets from before it was recorded.</summary>
    public CapturedEnvironment? Environment { get; init; }

    /// <summary>Templates of the plan's stacks; null where it has none, and in sets from before they were kept.</summary>
    public IReadOnlyList<CapturedTemplate>? Templates { get; init; }

    /// <summary>When everything in it was shown to be in the secondary and equal; null where that was not shown.</summary>
    public DateTimeOffset? ProvedAt { get; init; }

    /// <summary>Why this set was taken where another one is newer, or is not what it should be; never in the ledger.</summary>
    public string? Remark { get; init; }

    /// <summary>The moment of its youngest member: the set as a whole is of no earlier time.</summary>
    [JsonIgnore]
    public DateTimeOffset Youngest => Members.Count == 0 ? SealedAt : Members.Max(member => member.Moment);

    /// <summary>Every member is in the secondary, and its content was compared and is there.</summary>
    [JsonIgnore]
    public bool IsRecoverable => Members.Count > 0 && Members.All(member => member.IsRecoverable);

    /// <summary>Something of it was shown not to be in the secondary.</summary>
    [JsonIgnore]
    public bool IsLacking => Members.Any(member => member.IsLacking);

    public CapsuleMember? Find(string resource) => Members.FirstOrDefault(member => member.Name == resource);
}

/// <summary>One resource's part of a recovery set.</summary>
public sealed record CapsuleMember
{
    public required string Name { get; init; }

    /// <summary>s3, ec2 or rds.</summary>
    public required string Type { get; init; }

    /// <summary>The point in time its content is of.</summary>
    public required DateTimeOffset Moment { get; init; }

    public BucketMember? Bucket { get; init; }

    /// <summary>What the machine or database was like; null for buckets.</summary>
    public Captured? Captured { get; init; }

    /// <summary>ARN of the recovery point in the primary; null for buckets.</summary>
    public string? RecoveryPoint { get; init; }

    /// <summary>ARN of its copy in the secondary; null for buckets.</summary>
    public string? Copy { get; init; }

    public long Bytes { get; init; }

    /// <summary>What the disks held, block by block; null for anything but machines.</summary>
    public IReadOnlyList<DiskRecord>? Disks { get; init; }

    /// <summary>What AWS Backup remarked on the backup; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>What was compared with what, and what came of it; null in sets from before that was done.</summary>
    public MemberProof? Proof { get; init; }

    /// <summary>Its content was compared, and the secondary has all of it.</summary>
    [JsonIgnore]
    public bool IsRecoverable => Proof is { Equal: not null, Recoverable: true };

    /// <summary>The secondary was shown not to have all of it.</summary>
    [JsonIgnore]
    public bool IsLacking => Proof is { Recoverable: false };

    [JsonIgnore]
    public string Source => Bucket?.Bucket ?? Captured?.Id ?? "";
}

/// <summary>A bucket's part: its versions up to a moment, as a file in the ledger lists them.</summary>
/// <param name="Bucket">In the primary.</param>
/// <param name="Replica">In the secondary.</param>
/// <param name="RecordKey">The ledger's object with the list.</param>
/// <param name="Root">Hash over the list.</param>
/// <param name="Versions">How many there are.</param>
/// <param name="TakenAt">Everything older is in the list.</param>
public sealed record BucketMember(string Bucket, string Replica, string RecordKey, string Root, long Versions, DateTimeOffset TakenAt);

/// <summary>One disk of a recovery point, as the primary's own snapshot had it.</summary>
/// <param name="Device">E.g. <c>/dev/xvda</c>.</param>
/// <param name="Snapshot">The primary's snapshot that was read.</param>
/// <param name="SizeGiB">Size of the volume.</param>
/// <param name="Blocks">Blocks that are not all zero.</param>
/// <param name="Root">Hash over their places and contents.</param>
/// <param name="RecordKey">The ledger's object with every block's hash.</param>
public sealed record DiskRecord(string Device, string Snapshot, long SizeGiB, int Blocks, string Root, string RecordKey);
