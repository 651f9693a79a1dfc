using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Farshore.Region.S3.Storage.Encryption;

/// <summary>A body in segments of 64 KiB, each encrypted by itself (AES-256-GCM) and followed by its tag, so that any stretch of it is read
/// without what comes before. The nonce is the segment's number and whether it is the last: segments that are missing, cut off, moved or
/// changed do not open. Every body has a key of its own, so no nonce comes twice under one key.</summary>
sealed class BodyCipher(byte[] key) : IDisposable
{
    /// <summary>Bytes of a body in one segment; the last one may have fewer, and that of an empty body none.</summary>
    public const int Segment = 64 * 1024;

    public const int TagSize = 16;

    /// <summary>A whole segment as it lies on disk.</summary>
    public const int SealedSegment = Segment + TagSize;

    const int NonceSize = 12;

    readonly AesGcm gcm = new(key, TagSize);

    public static long Segments(long size) => Math.Max(1, (size + Segment - 1) / Segment);

    /// <summary>How long a body of so many bytes is on disk.</summary>
    public static long SealedSize(long size) => size + (Segments(size) * TagSize);

    /// <summary>Seals segments that follow each other.</summary>
    /// <param name="first">Number of the first one.</param>
    /// <param name="plain">Whole segments, but for the last of the body.</param>
    /// <param name="endsBody">The last one here is the last of the body.</param>
    /// <param name="sealedBytes">Where to.</param>
    /// <returns>Bytes written.</returns>
    public int Seal(long first, ReadOnlySpan<byte> plain, bool endsBody, Span<byte> sealedBytes)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        var written = 0;
        do
        {
            var size = Math.Min(Segment, plain.Length);
            SetNonce(nonce, first++, endsBody && size == plain.Length);
            var into = sealedBytes[written..];
            gcm.Encrypt(nonce, plain[..size], into[..size], into.Slice(size, TagSize));
            plain = plain[size..];
            written += size + TagSize;
        }
        while (!plain.IsEmpty);
        return written;
    }

    /// <summary>Opens one segment.</summary>
    /// <exception cref="AuthenticationTagMismatchException">It is not what was sealed there.</exception>
    public void Open(long number, bool endsBody, ReadOnlySpan<byte> sealedBytes, Span<byte> plain)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        SetNonce(nonce, number, endsBody);
        gcm.Decrypt(nonce, sealedBytes[..^TagSize], sealedBytes[^TagSize..], plain);
    }

    public void Dispose() => gcm.Dispose();

    static void SetNonce(Span<byte> nonce, long number, bool endsBody)
    {
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        BinaryPrimitives.WriteInt32BigEndian(nonce[sizeof(long)..], endsBody ? 1 : 0);
    }
}
