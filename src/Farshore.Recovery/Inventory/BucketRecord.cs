using System.Text.Json.Serialization;

namespace Farshore.Recovery.Inventory;

/// <summary>First line of a bucket record: what was recorded, and when.</summary>
/// <param name="Format">Names the layout of the file.</param>
/// <param name="Bucket">The bucket.</param>
/// <param name="Region">Where it was.</param>
/// <param name="TakenAt">The instant it is as of: everything older is in the record, and nothing else.</param>
/// <param name="Content">Whether the bytes were read.</param>
public sealed record BucketRecordHead(string Format, string Bucket, string Region, DateTimeOffset TakenAt, ContentReading Content)
{
    public const string CurrentFormat = "farshore bucket record 1";
}

/// <summary>Last line of a bucket record; a file without it was not finished and proves nothing.</summary>
/// <param name="Versions">Versions and delete markers recorded.</param>
/// <param name="DeleteMarkers">Those that are delete markers.</param>
/// <param name="Bytes">Sum of the sizes.</param>
/// <param name="Newest">When the newest version was written.</param>
/// <param name="Root">Ordered SHA-256 over key, version, size and content of every version.</param>
public sealed record BucketRecordEnd(long Versions, long DeleteMarkers, long Bytes, DateTimeOffset? Newest, string Root);

/// <summary>What a bucket held at one moment, as a file on this machine says it.</summary>
public sealed record BucketRecord(string File, BucketRecordHead Head, BucketRecordEnd End);

/// <summary>How far a walk over a bucket has come.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Versions">Versions done.</param>
/// <param name="Bytes">Bytes read or copied.</param>
public sealed record BucketProgress(string Bucket, long Versions, long Bytes);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(BucketRecordHead))]
[JsonSerializable(typeof(RecordedVersion))]
[JsonSerializable(typeof(BucketRecordEnd))]
sealed partial class BucketRecordShapes : JsonSerializerContext;
