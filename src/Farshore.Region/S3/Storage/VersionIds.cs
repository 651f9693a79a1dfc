using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace Farshore.Region.S3.Storage;

/// <summary>Version ids: opaque to callers; to the region, the version's place in its key's history, so that a version is found by
/// seeking, and a replica takes the same place in the other Region.</summary>
public static class VersionIds
{
    /// <summary>The id of what is written while versioning is off or suspended.</summary>
    public const string Null = "null";

    const int Bytes = 24;
    const int UploadDigits = 48;

    public static string New(long sequence)
    {
        Span<byte> id = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(id, sequence);
        RandomNumberGenerator.Fill(id[sizeof(long)..]);
        return Base64Url.EncodeToString(id);
    }

    /// <summary>An id for an upload in parts; later ones are greater as text.</summary>
    public static string NewUpload(long sequence) => sequence.ToString("x16", CultureInfo.InvariantCulture)
        + RandomNumberGenerator.GetHexString(UploadDigits, lowercase: true);

    /// <summary>The version's place in its key's history.</summary>
    /// <returns>Whether this can be a version id at all; <see cref="Null"/> has no place of its own.</returns>
    public static bool TryReadSequence(string versionId, out long sequence)
    {
        Span<byte> id = stackalloc byte[Bytes];
        sequence = 0;
        if (versionId.Length != Bytes * 4 / 3 || !Base64Url.TryDecodeFromChars(versionId, id, out var written)
            || written != Bytes) return false;
        sequence = BinaryPrimitives.ReadInt64BigEndian(id);
        return sequence > 0;
    }
}
