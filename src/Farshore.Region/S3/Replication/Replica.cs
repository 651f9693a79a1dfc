using System.Text.Json.Serialization;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3.Replication;

/// <summary>A version on its way to another Region: everything about it but its bytes.</summary>
public sealed record Replica
{
    public required string Key { get; init; }

    /// <summary>The source's; the replica gets the same.</summary>
    public required string VersionId { get; init; }

    /// <summary>Place in the key's history.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset LastModified { get; init; }

    public bool IsDeleteMarker { get; init; }

    public long Size { get; init; }

    public string ETag { get; init; } = "";

    public string StorageClass { get; init; } = "STANDARD";

    /// <summary>In the text form of <see cref="StoredChecksum"/>.</summary>
    public string? Checksum { get; init; }

    public ObjectHeaders Headers { get; init; } = ObjectHeaders.None;

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The parts it was uploaded in: they make its ETag.</summary>
    public IReadOnlyList<ReplicaPart> Parts { get; init; } = [];

    /// <summary>Describes a version as its rule wants it at the destination.</summary>
    public static Replica Of(StoredVersion version, IReadOnlyList<StoredPart> parts, ReplicationTask task) => new()
    {
        Key = version.Key,
        VersionId = version.VersionId,
        Sequence = version.Sequence,
        LastModified = version.LastModified,
        IsDeleteMarker = version.IsDeleteMarker,
        Size = version.Size,
        ETag = version.ETag,
        StorageClass = task.StorageClass ?? version.StorageClass,
        Checksum = version.Checksum?.ToString(),
        Headers = task.KmsKey is { } key ? version.Headers with { SSEKMSKeyId = key } : version.Headers,
        Tags = version.Tags,
        Parts = [.. parts.Select(part => new ReplicaPart(part.Number, part.Size, part.LastModified, part.ETag, part.Checksum?.ToString()))],
    };

    /// <summary>The version as the store takes it in.</summary>
    public (StoredVersion Version, IReadOnlyList<StoredPart> Parts) ToStored(string sourceBucket) => (
        new()
        {
            Bucket = sourceBucket,
            Key = Key,
            VersionId = VersionId,
            Sequence = Sequence,
            LastModified = LastModified,
            IsDeleteMarker = IsDeleteMarker,
            Size = Size,
            ETag = ETag,
            StorageClass = StorageClass,
            Checksum = StoredChecksum.Parse(Checksum),
            Headers = Headers,
            Tags = Tags,
        },
        [.. Parts.Select(part =>
            new StoredPart(part.Number, part.Size, part.LastModified, part.ETag, StoredChecksum.Parse(part.Checksum), 0, 0))]);
}

/// <summary>A part of a version that was uploaded in parts.</summary>
public sealed record ReplicaPart(int Number, long Size, DateTimeOffset LastModified, string ETag, string? Checksum);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Replica))]
sealed partial class ReplicaShapes : JsonSerializerContext;
