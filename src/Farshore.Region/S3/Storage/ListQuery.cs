using Farshore.Region.S3.Checksums;

namespace Farshore.Region.S3.Storage;

/// <summary>A page of a listing to be read.</summary>
/// <param name="Bucket">Whose objects.</param>
/// <param name="Prefix">What their keys start with.</param>
/// <param name="Delimiter">Up to where, after the prefix, keys are rolled up into one line; none for every key by itself.</param>
/// <param name="Most">Lines in a page.</param>
public sealed record ListQuery(string Bucket, string Prefix, string? Delimiter, int Most)
{
    /// <summary>Only keys after this one.</summary>
    public string? After { get; init; }

    /// <summary>The page before ended with the keys that start with <see cref="After"/>, rolled up.</summary>
    public bool AfterRolledUp { get; init; }

    /// <summary>With <see cref="After"/> as key: go on behind this version of it.</summary>
    public long? AfterSequence { get; init; }
}

/// <summary>A line of a listing: a version, or keys rolled up.</summary>
/// <param name="CommonPrefix">What the keys rolled up here start with; none for a version.</param>
/// <param name="Version">The version.</param>
/// <param name="IsLatest">It is the current one.</param>
public readonly record struct ListLine(string? CommonPrefix, ListedVersion? Version, bool IsLatest);

/// <summary>As much of a version as a listing shows.</summary>
public sealed record ListedVersion(
    string Key, long Sequence, string VersionId, DateTimeOffset LastModified, bool IsDeleteMarker, long Size, string ETag,
        string StorageClass,
    StoredChecksum? Checksum, ObjectState? State);

/// <summary>Lines in order of key, newest version first, and whether more follow.</summary>
public sealed record ListPage(IReadOnlyList<ListLine> Lines, bool IsTruncated);
