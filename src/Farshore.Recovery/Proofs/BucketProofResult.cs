using Farshore.Recovery.Inventory;

namespace Farshore.Recovery.Proofs;

/// <summary>What a comparison of a bucket record with the secondary bucket found.</summary>
public sealed record BucketProofResult
{
    /// <summary>The secondary bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>Whether bytes were read.</summary>
    public required ContentReading Content { get; init; }

    /// <summary>Versions of the record that the secondary was to hold.</summary>
    public long Versions { get; init; }

    public long Identical { get; init; }

    public long Different { get; init; }

    public long Missing { get; init; }

    /// <summary>Versions that replication had not come to when the Region was lost.</summary>
    public long Pending { get; init; }

    /// <summary>Versions in the secondary that come from nowhere.</summary>
    public long Extra { get; init; }

    /// <summary>Replicas of versions written after the record was taken.</summary>
    public long Newer { get; init; }

    /// <summary>Versions written in the secondary itself after the disaster.</summary>
    public long Written { get; init; }

    /// <summary>Old versions that the plan does not bring to the secondary, and that are not there.</summary>
    public long OutOfScope { get; init; }

    /// <summary>Bytes read in the secondary.</summary>
    public long Bytes { get; init; }

    /// <summary>Ordered SHA-256 over what the secondary holds of the record. Equal to <see cref="RecordRoot"/> if and only if all is
    /// identical.</summary>
    public required string Root { get; init; }

    /// <summary>The same over the record.</summary>
    public required string RecordRoot { get; init; }

    /// <summary>When the newest version that came through was written.</summary>
    public DateTimeOffset? NewestFound { get; init; }

    /// <summary>Nothing known to have been written before this moment is lost.</summary>
    public DateTimeOffset RecoveredTo { get; init; }

    /// <summary>From <see cref="RecoveredTo"/> to the disaster; null where the moment of the disaster was not given.</summary>
    public double? RpoSeconds { get; init; }

    /// <summary>The first differences, in the order of keys.</summary>
    public IReadOnlyList<BucketDifference> Differences { get; init; } = [];

    /// <summary>Everything that had come through is there and is the same, and nothing else is.</summary>
    public bool Verified => Different == 0 && Missing == 0 && Extra == 0;
}
