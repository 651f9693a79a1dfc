using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Farshore.Recovery.Inventory;

/// <summary>One hash for everything a bucket holds: SHA-256 over key, version id, size and content of every version in listing order.
/// Two buckets with the same root hold the same.</summary>
public sealed class BucketRoot : IDisposable
{
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds a version by what was read of it, or by what its listing says where nothing was.</summary>
    public void Add(RecordedVersion version) => Add(version.Key, version.VersionId, version.Size, ContentOf(version));

    /// <summary>Lengths go before texts, so that no two lists of versions make the same bytes.</summary>
    public void Add(string key, string versionId, long size, string content)
    {
        Add(key);
        Add(versionId);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, size);
        hash.AppendData(number);
        Add(content);
    }

    /// <returns>The root in hexadecimal.</returns>
    public string Finish() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();

    /// <summary>What stands for a version's bytes.</summary>
    public static string ContentOf(RecordedVersion version) => version switch
    {
        { IsDeleteMarker: true } => "delete marker",
        { Sha256: { } sha256 } => "sha256:" + sha256,
        _ => "etag:" + version.ETag,
    };

    void Add(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
