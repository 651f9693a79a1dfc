namespace Farshore.Recovery.Inventory;

/// <summary>One version of an object, or one delete marker, as its bucket listed it.</summary>
/// <param name="Key">The object's key.</param>
/// <param name="VersionId">S3's id; <c>null</c> as a word where the bucket was not versioned.</param>
/// <param name="Size">Bytes; 0 for a delete marker.</param>
/// <param name="ETag">Without quotes; empty for a delete marker.</param>
/// <param name="LastModified">When the version was written in the bucket that listed it, or replicated from.</param>
/// <param name="IsLatest">It is what a read without version id finds.</param>
/// <param name="IsDeleteMarker">It says that the object is deleted.</param>
public sealed record RecordedVersion(
    string Key, string VersionId, long Size, string ETag, DateTimeOffset LastModified, bool IsLatest, bool IsDeleteMarker)
{
    public string? StorageClass { get; init; }

    /// <summary>SHA-256 of the bytes, in hexadecimal, where they were read.</summary>
    public string? Sha256 { get; init; }

    /// <summary><c>x-amz-replication-status</c> when the bytes were read; null where they were not or no rule took the version.</summary>
    public string? ReplicationStatus { get; init; }
}

/// <summary>Every version that a bucket has of one key, newest first.</summary>
public sealed record KeyVersions(string Key, IReadOnlyList<RecordedVersion> Versions);
