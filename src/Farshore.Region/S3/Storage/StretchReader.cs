using System.Buffers;
using System.Security.Cryptography;
using Farshore.Region.S3.Storage.Encryption;
using Microsoft.Win32.SafeHandles;

namespace Farshore.Region.S3.Storage;

/// <summary>Reads from one body, front to back. Whole segments are decrypted straight into the reader's buffer; the ends of a range by way
/// of a segment that is kept.</summary>
sealed class StretchReader : IDisposable
{
    const int AtOnce = 4;

    readonly Stretch stretch;
    readonly SafeFileHandle? file;
    readonly BodyCipher? cipher;
    byte[] sealedBytes = [];
    byte[] kept = [];
    long keptSegment = -1;

    /// <exception cref="Aws.AwsException">The body's key cannot be had.</exception>
    public StretchReader(BodyFiles files, Stretch stretch)
    {
        this.stretch = stretch;
        cipher = stretch.Key is null ? null : new(stretch.Key());
        if (stretch.Inline is null) file = files.Open(stretch.Body);
    }

    /// <returns>At least one byte.</returns>
    /// <exception cref="IOException">The body is cut off, or not what was written.</exception>
    public int Read(long offset, Span<byte> wanted)
    {
        if (cipher is null) return ReadPlain(offset, wanted);
        var (segment, within) = Math.DivRem(offset, BodyCipher.Segment);
        if (segment != keptSegment)
        {
            if (within == 0 && wanted.Length >= SizeOf(segment)) return ReadSegments(segment, wanted);
            if (kept.Length == 0) kept = ArrayPool<byte>.Shared.Rent(BodyCipher.Segment);
            ReadSegments(segment, kept.AsSpan(0, SizeOf(segment)));
            keptSegment = segment;
        }

        var count = (int)Math.Min(wanted.Length, SizeOf(segment) - within);
        kept.AsSpan((int)within, count).CopyTo(wanted);
        return count;
    }

    public void Dispose()
    {
        file?.Dispose();
        cipher?.Dispose();
        if (sealedBytes.Length > 0) ArrayPool<byte>.Shared.Return(sealedBytes);
        if (kept.Length > 0) ArrayPool<byte>.Shared.Return(kept, clearArray: true);
        (sealedBytes, kept) = ([], []);
    }

    int ReadPlain(long offset, Span<byte> wanted)
    {
        if (stretch.Inline is { } bytes)
        {
            bytes.AsSpan((int)offset, wanted.Length).CopyTo(wanted);
            return wanted.Length;
        }

        var read = RandomAccess.Read(file!, wanted, offset);
        return read > 0 ? read : throw CutOff();
    }

    // As many whole segments as there is room for, from one on that there is room for.
    int ReadSegments(long first, Span<byte> into)
    {
        var (count, size) = (0, 0);
        while (count < AtOnce && first + count < BodyCipher.Segments(stretch.BodySize) && SizeOf(first + count) <= into.Length - size)
            size += SizeOf(first + count++);
        var bytes = SealedBytes(first, size + (count * BodyCipher.TagSize));
        var (at, done) = (0, 0);
        for (var segment = first; segment < first + count; segment++)
        {
            var length = SizeOf(segment);
            try
            {
                cipher!.Open(segment, IsLast(segment), bytes.Slice(at, length + BodyCipher.TagSize), into.Slice(done, length));
            }
            catch (AuthenticationTagMismatchException mismatch)
            {
                throw new IOException(
                    $"Body {stretch.Body:x16} is damaged: its bytes from {segment * BodyCipher.Segment} on are not what was written",
                    mismatch);
            }

            at += length + BodyCipher.TagSize;
            done += length;
        }

        return size;
    }

    ReadOnlySpan<byte> SealedBytes(long first, int length)
    {
        if (stretch.Inline is { } bytes) return bytes.Length >= length ? bytes.AsSpan(0, length) : throw CutOff();
        if (sealedBytes.Length < length)
        {
            if (sealedBytes.Length > 0) ArrayPool<byte>.Shared.Return(sealedBytes);
            sealedBytes = ArrayPool<byte>.Shared.Rent(length);
        }

        for (var filled = 0; filled < length;)
        {
            var read = RandomAccess.Read(file!, sealedBytes.AsSpan(filled, length - filled), (first * BodyCipher.SealedSegment) + filled);
            if (read == 0) throw CutOff();
            filled += read;
        }

        return sealedBytes.AsSpan(0, length);
    }

    bool IsLast(long segment) => segment == BodyCipher.Segments(stretch.BodySize) - 1;

    int SizeOf(long segment) => (int)Math.Min(BodyCipher.Segment, stretch.BodySize - (segment * BodyCipher.Segment));

    EndOfStreamException CutOff() => new($"Body {stretch.Body:x16} ends before its {stretch.BodySize} bytes: the file was cut off");
}
