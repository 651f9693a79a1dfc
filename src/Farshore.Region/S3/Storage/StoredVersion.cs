using System.Text.Json.Serialization;
using Farshore.Region.S3.Checksums;

namespace Farshore.Region.S3.Storage;

/// <summary>One version of an object, or a delete marker, as the region keeps it.</summary>
public sealed record StoredVersion
{
    public required string Bucket { get; init; }

    public required string Key { get; init; }

    /// <summary>Place in the key's history: the highest is the current version.</summary>
    public required long Sequence { get; init; }

    /// <summary>Opaque, or <c>null</c> as text for what was written without versioning.</summary>
    public required string VersionId { get; init; }

    /// <summary>Whole seconds, as S3 shows it.</summary>
    public required DateTimeOffset LastModified { get; init; }

    public bool IsDeleteMarker { get; init; }

    public long Size { get; init; }

    /// <summary>Without quotes; empty for a delete marker.</summary>
    public string ETag { get; init; } = "";

    public string StorageClass { get; init; } = "STANDARD";

    public StoredChecksum? Checksum { get; init; }

    /// <summary>As the header <c>x-amz-replication-status</c>: <c>PENDING</c>, <c>COMPLETED</c>, <c>FAILED</c>, <c>REPLICA</c>, or
    /// nothing.</summary>
    public string? ReplicationStatus { get; init; }

    /// <summary>Number of the body in the region's store; none for a delete marker and where the bytes lie in parts.</summary>
    public long? Body { get; init; }

    /// <summary>The key of its body, wrapped; none where the bytes lie in parts, and in what was written before bodies were
    /// encrypted.</summary>
    public byte[]? BodyKey { get; init; }

    /// <summary>Under what its parts are listed; none for an object that was put in one piece.</summary>
    public string? Parts { get; init; }

    public int PartCount { get; init; }

    public ObjectHeaders Headers { get; init; } = ObjectHeaders.None;

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Its body as it is kept, where that is a small one and was read along.</summary>
    internal InlineBody? Inline { get; init; }

    public ObjectState State { get; init; } = ObjectState.None;
}

/// <summary>A body that lies in the database.</summary>
/// <param name="Bytes">As it is kept.</param>
/// <param name="Size">How long it is.</param>
readonly record struct InlineBody(byte[] Bytes, long Size);

/// <summary>What is fixed about a version when it is made, beside its bytes; written as one JSON document.</summary>
public sealed record ObjectHeaders
{
    public static readonly ObjectHeaders None = new();

    public string? ContentType { get; init; }

    public string? ContentEncoding { get; init; }

    public string? ContentLanguage { get; init; }

    public string? ContentDisposition { get; init; }

    public string? CacheControl { get; init; }

    public string? Expires { get; init; }

    public string? WebsiteRedirectLocation { get; init; }

    /// <summary>User metadata; names are in lower case and without <c>x-amz-meta-</c>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    public string ServerSideEncryption { get; init; } = "AES256";

    public string? SSEKMSKeyId { get; init; }

    public bool? BucketKeyEnabled { get; init; }

    /// <summary>What the customer has KMS bind the key to, beside the object's ARN: JSON in base64, as it came.</summary>
    public string? EncryptionContext { get; init; }

    /// <summary>By what the customer's key is known again (SSE-C); none for all other ways.</summary>
    public string? CustomerKeyHash { get; init; }

    /// <summary>As answers show it: nothing where the key is the customer's.</summary>
    [JsonIgnore]
    public string? ShownEncryption => CustomerKeyHash is null ? ServerSideEncryption : null;

    /// <summary>The ETag is the MD5 of the bytes; with KMS and customers' keys it says nothing about them.</summary>
    [JsonIgnore]
    public bool HasMD5 => CustomerKeyHash is null && ServerSideEncryption == "AES256";
}

/// <summary>A part: of an upload under way, or of the object it became.</summary>
/// <param name="Number">1 to 10000.</param>
/// <param name="Size">In bytes.</param>
/// <param name="LastModified">When it arrived.</param>
/// <param name="ETag">Without quotes: its MD5, where the object's encryption shows one.</param>
/// <param name="Checksum">The part's own checksum.</param>
/// <param name="Body">Number of the body that holds it.</param>
/// <param name="BodyOffset">Where in that body it begins.</param>
public sealed record StoredPart(
    int Number, long Size, DateTimeOffset LastModified, string ETag, StoredChecksum? Checksum, long Body, long BodyOffset)
{
    /// <summary>The key of the body that holds it, wrapped.</summary>
    public byte[]? BodyKey { get; init; }
}
