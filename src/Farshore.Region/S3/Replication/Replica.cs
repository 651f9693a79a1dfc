using System.Text.Json.Serialization;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3.Replication;

/// <summary>A version on its way to another Region: everything about it but its bytes.</summary>
public sealed record Replica
{
    static readonly Dictionary<string, string> NoTags = [];

    /// <summary>Where it comes from.</summary>
    public required string SourceBucket { get; init; }

    /// <summary>Where it goes to.</summary>
    public required string Bucket { get; init; }

    public required ReplicationKind Kind { get; init; }

    /// <summary>ARN of the role that S3 acts as, for the destination bucket's policy.</summary>
    public required string Role { get; init; }

    /// <summary>The destination's account is to own it.</summary>
    public bool ChangesOwner { get; init; }

    /// <summary>The account that the rule says the destination belongs to.</summary>
    public string? Account { get; init; }

    /// <summary>The source bucket has object lock, so the destination must have it.</summary>
    public bool IsLocked { get; init; }

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

    /// <summary>None where the role may not carry them over.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The account that owns the source.</summary>
    public required string Owner { get; init; }

    public ObjectState State { get; init; } = ObjectState.None;

    /// <summary>The parts it was uploaded in: they make its ETag.</summary>
    public IReadOnlyList<ReplicaPart> Parts { get; init; } = [];

    /// <summary>It is a replica that goes back to where it came from.</summary>
    public bool IsBack { get; init; }

    /// <summary>Bytes that follow the description.</summary>
    [JsonIgnore]
    public long BodySize => Kind == ReplicationKind.Whole && !IsDeleteMarker ? Size : 0;

    /// <summary>The version as the store takes it in.</summary>
    public (StoredVersion Version, IReadOnlyList<StoredPart> Parts) ToStored() => (
        new()
        {
            Bucket = SourceBucket,
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
            Tags = Tags ?? NoTags,
            State = State,
        },
        [.. Parts.Select(part =>
            new StoredPart(part.Number, part.Size, part.LastModified, part.ETag, StoredChecksum.Parse(part.Checksum), 0, 0))]);
}

/// <summary>A part of a version that was uploaded in parts.</summary>
public sealed record ReplicaPart(int Number, long Size, DateTimeOffset LastModified, string ETag, string? Checksum)
{
    public static ReplicaPart Of(StoredPart part) =>
        new(part.Number, part.Size, part.LastModified, part.ETag, part.Checksum?.ToString());
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Replica))]
sealed partial class ReplicaShapes : JsonSerializerContext;
