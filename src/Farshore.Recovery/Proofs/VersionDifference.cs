using System.Text.Json.Serialization;

namespace Farshore.Recovery.Proofs;

/// <summary>How a version differs between two buckets that are both there. Each class has a cure of its own.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DifferenceClass>))]
public enum DifferenceClass
{
    /// <summary>No rule ever took it: it is older than the rule, or outside of it.</summary>
    [JsonStringEnumMemberName("notReplicated")]
    NotReplicated,

    /// <summary>Replication says that it is about to bring it.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>Replication gave it up, and does not try again by itself.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Replication says that it brought it, and it is not there.</summary>
    [JsonStringEnumMemberName("missing")]
    Missing,

    /// <summary>The bytes are not the same.</summary>
    [JsonStringEnumMemberName("content")]
    Content,

    /// <summary>The bytes are the same; the headers, the metadata or the tags beside them are not.</summary>
    [JsonStringEnumMemberName("metadata")]
    Metadata,

    /// <summary>Deleted in the primary by a delete marker that the other side does not have.</summary>
    [JsonStringEnumMemberName("deleteMarker")]
    DeleteMarker,

    /// <summary>The primary has no such version.</summary>
    [JsonStringEnumMemberName("onlySecondary")]
    OnlySecondary,

    /// <summary>One side refused to tell of it.</summary>
    [JsonStringEnumMemberName("unreadable")]
    Unreadable,
}

/// <summary>A version as one side has it.</summary>
public sealed record SeenVersion(string VersionId, long Size, string ETag, DateTimeOffset LastModified, bool IsDeleteMarker, bool IsLatest)
{
    /// <summary>As the service tells it; null where it was not asked or says nothing.</summary>
    public string? ReplicationStatus { get; init; }

    /// <summary>Algorithm and value, of the whole object; null where there is none or it was not asked for.</summary>
    public string? Checksum { get; init; }
}

/// <summary>A version that is not the same on both sides.</summary>
/// <param name="Class">How it differs.</param>
/// <param name="Key">The object.</param>
/// <param name="Primary">As the primary has it; null where it does not.</param>
/// <param name="Secondary">As the secondary has it; null where it does not.</param>
/// <param name="Detail">In words.</param>
public sealed record VersionDifference(DifferenceClass Class, string Key, SeenVersion? Primary, SeenVersion? Secondary, string Detail);
