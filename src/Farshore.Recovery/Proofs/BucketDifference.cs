using System.Text.Json.Serialization;

namespace Farshore.Recovery.Proofs;

/// <summary>How a version of the record and the secondary bucket differ.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BucketDifferenceKind>))]
public enum BucketDifferenceKind
{
    /// <summary>Not there, though it was replicated or should have been exported.</summary>
    Missing,

    /// <summary>Not there, because replication had not come to it: lost, within the recovery point.</summary>
    Pending,

    /// <summary>There, with other bytes.</summary>
    Different,

    /// <summary>In the secondary, and from nowhere.</summary>
    Extra,
}

/// <summary>One difference, for a person to look into.</summary>
/// <param name="Key">The object.</param>
/// <param name="VersionId">Version in the record; for an extra one, in the secondary.</param>
/// <param name="Kind">How it differs.</param>
/// <param name="Detail">What was expected and what was found.</param>
/// <param name="LastModified">When the version was written.</param>
public sealed record BucketDifference(string Key, string VersionId, BucketDifferenceKind Kind, string Detail, DateTimeOffset LastModified);
