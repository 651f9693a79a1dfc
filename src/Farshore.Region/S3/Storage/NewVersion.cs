using Farshore.Region.S3.Checksums;

namespace Farshore.Region.S3.Storage;

/// <summary>What a client wants to become the current version of a key.</summary>
public sealed record NewVersion
{
    public required string Bucket { get; init; }

    public required string Key { get; init; }

    /// <summary>When the request came in.</summary>
    public required DateTimeOffset At { get; init; }

    public required long Size { get; init; }

    public required string ETag { get; init; }

    public required StoredChecksum? Checksum { get; init; }

    public required ObjectHeaders Headers { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public ObjectState State { get; init; } = ObjectState.None;

    public string StorageClass { get; init; } = "STANDARD";

    public WriteConditions Conditions { get; init; } = WriteConditions.None;
}

/// <summary>What a delete did.</summary>
/// <param name="VersionId">The version that is gone, or the marker that was made; none in a bucket that never kept versions.</param>
/// <param name="MadeMarker">A delete marker is the current version now.</param>
/// <param name="RemovedMarker">The version that is gone was a delete marker.</param>
public sealed record Deletion(string? VersionId, bool MadeMarker, bool RemovedMarker);
