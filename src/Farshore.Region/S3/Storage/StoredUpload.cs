using Farshore.Region.S3.Checksums;

namespace Farshore.Region.S3.Storage;

/// <summary>An upload in parts that is neither completed nor aborted, as one JSON document.</summary>
public sealed record StoredUpload
{
    public required string Bucket { get; init; }

    public required string Key { get; init; }

    public required string UploadId { get; init; }

    public required DateTimeOffset Initiated { get; init; }

    /// <summary>Who began it: a user's or session's ARN, else an account's canonical id.</summary>
    public string? Initiator { get; init; }

    public required ObjectHeaders Headers { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public required string StorageClass { get; init; }

    /// <summary>As the client asked; none where it did not, and the object then gets CRC64NVME.</summary>
    public string? ChecksumAlgorithm { get; init; }

    public string? ChecksumType { get; init; }

    /// <summary>What the object is to begin with.</summary>
    public ObjectState State { get; init; } = ObjectState.None;

    /// <summary>What every part is summed with.</summary>
    public ChecksumAlgorithm PartChecksum() => Checksums.ChecksumAlgorithm.Find(ChecksumAlgorithm) ?? Checksums.ChecksumAlgorithm.Crc64Nvme;
}
