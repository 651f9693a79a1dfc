using System.Buffers;
using System.Runtime.CompilerServices;

namespace Farshore.Region.Storage.Blocks;

/// <summary>A block on its way from a file to the store, in a rented buffer.</summary>
readonly record struct RawBlock(int Index, byte[] Buffer, int Size)
{
    public ReadOnlySpan<byte> Content => Buffer.AsSpan(0, Size);

    public void Return() => ArrayPool<byte>.Shared.Return(Buffer);
}

/// <summary>Cuts a source into blocks, reading only where there is data.</summary>
static class BlockStream
{
    /// <summary>The blocks of a file that touch data; blocks within holes are left out.</summary>
    public static async IAsyncEnumerable<RawBlock> ReadFileAsync(
        Microsoft.Win32.SafeHandles.SafeFileHandle file, long length, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long at = 0; DurableFiles.NextData(file, at, length) is { } data;)
        {
            for (at = data.Start / Manifest.BlockSize * Manifest.BlockSize; at < data.End; at += Manifest.BlockSize)
            {
                var size = (int)Math.Min(Manifest.BlockSize, length - at);
                var buffer = ArrayPool<byte>.Shared.Rent(size);
                var read = 0;
                while (read < size)
                {
                    var got = await RandomAccess.ReadAsync(file, buffer.AsMemory(read, size - read), at + read, cancellationToken);
                    if (got == 0) throw new EndOfStreamException($"the file became shorter than {length} bytes while it was captured");
                    read += got;
                }

                yield return new((int)(at / Manifest.BlockSize), buffer, size);
            }
        }
    }

    /// <summary>The blocks of a stream that must hold exactly as many bytes as announced.</summary>
    public static async IAsyncEnumerable<RawBlock> ReadStreamAsync(
        Stream source, long length, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long at = 0; at < length; at += Manifest.BlockSize)
        {
            var size = (int)Math.Min(Manifest.BlockSize, length - at);
            var buffer = ArrayPool<byte>.Shared.Rent(size);
            var read = await source.ReadAtLeastAsync(buffer.AsMemory(0, size), size, throwOnEndOfStream: false, cancellationToken);
            if (read < size) throw new EndOfStreamException($"the stream ended after {at + read} of {length} bytes");
            yield return new((int)(at / Manifest.BlockSize), buffer, size);
        }

        if (await source.ReadAsync(new byte[1], cancellationToken) != 0)
            throw new InvalidDataException($"the stream holds more than {length} bytes");
    }
}
