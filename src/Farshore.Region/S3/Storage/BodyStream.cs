using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Farshore.Region.S3.Storage;

/// <summary>A stretch of one body: bytes at hand, or a place in a file.</summary>
/// <param name="Body">Number of the body.</param>
/// <param name="Offset">Where in the body the stretch begins.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Inline">The whole body, where it is a small one.</param>
readonly record struct Stretch(long Body, long Offset, long Length, byte[]? Inline);

/// <summary>Reads an object or a range of it from its bodies, front to back. Its files stay in place until it is disposed.</summary>
sealed class BodyStream : Stream
{
    const int Buffer = 256 * 1024;

    readonly BodyFiles files;
    readonly IReadOnlyList<Stretch> stretches;
    SafeFileHandle? file;
    int current;
    long done;
    long position;
    bool disposed;

    /// <summary>The caller has told <paramref name="files"/> that it is reading each of them.</summary>
    public BodyStream(BodyFiles files, IReadOnlyList<Stretch> stretches)
    {
        (this.files, this.stretches) = (files, stretches);
        Length = stretches.Sum(stretch => stretch.Length);
        if (stretches is [{ Inline: null } first, ..]) file = files.Open(first.Body);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (current < stretches.Count && !buffer.IsEmpty)
        {
            var stretch = stretches[current];
            var left = stretch.Length - done;
            if (left == 0)
            {
                Advance();
                continue;
            }

            var wanted = buffer[..(int)Math.Min(buffer.Length, left)];
            var read = ReadFrom(stretch, wanted);
            done += read;
            position += read;
            return read;
        }

        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    // A file just written or read lies in memory; a hop to another thread costs more than the copy.
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(Buffer, Math.Max(1, Length - position)));
        try
        {
            while (Read(buffer) is > 0 and var read) await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !disposed)
        {
            disposed = true;
            file?.Dispose();
            foreach (var stretch in stretches)
            {
                if (stretch.Inline is null) files.Done(stretch.Body);
            }
        }

        base.Dispose(disposing);
    }

    int ReadFrom(Stretch stretch, Span<byte> wanted)
    {
        if (stretch.Inline is { } bytes)
        {
            bytes.AsSpan((int)(stretch.Offset + done), wanted.Length).CopyTo(wanted);
            return wanted.Length;
        }

        file ??= files.Open(stretch.Body);
        var read = RandomAccess.Read(file, wanted, stretch.Offset + done);
        return read > 0 ? read
            : throw new EndOfStreamException($"Body {stretch.Body:x16} ends before its {stretch.Length} bytes: the file was cut off");
    }

    void Advance()
    {
        file?.Dispose();
        file = null;
        current++;
        done = 0;
    }
}
