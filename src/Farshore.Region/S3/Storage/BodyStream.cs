namespace Farshore.Region.S3.Storage;

/// <summary>A stretch of one body: bytes at hand, or a place in a file.</summary>
/// <param name="Body">Number of the body.</param>
/// <param name="Offset">Where in the body the stretch begins.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Inline">The whole body as it is kept, where it is a small one.</param>
/// <param name="BodySize">How long the whole body is.</param>
/// <param name="Key">Gives its key when its turn comes; none for a body that was written before bodies were encrypted.</param>
readonly record struct Stretch(long Body, long Offset, long Length, byte[]? Inline, long BodySize, Func<byte[]>? Key);

/// <summary>Reads an object or a range of it from its bodies, front to back. Its files stay in place until it is disposed.</summary>
sealed class BodyStream : Stream
{
    readonly BodyFiles files;
    readonly IReadOnlyList<Stretch> stretches;
    StretchReader? reader;
    int current;
    long done;
    long position;
    bool disposed;

    /// <summary>The caller has told <paramref name="files"/> that it is reading each of them.</summary>
    public BodyStream(BodyFiles files, IReadOnlyList<Stretch> stretches)
    {
        (this.files, this.stretches) = (files, stretches);
        Length = stretches.Sum(stretch => stretch.Length);
        if (stretches.Count == 0) return;
        try
        {
            reader = new(files, stretches[0]);
        }
        catch
        {
            Dispose(true);
            throw;
        }
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

            reader ??= new(files, stretch);
            var read = reader.Read(stretch.Offset + done, buffer[..(int)Math.Min(buffer.Length, left)]);
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

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !disposed)
        {
            disposed = true;
            reader?.Dispose();
            foreach (var stretch in stretches)
            {
                if (stretch.Inline is null) files.Done(stretch.Body);
            }
        }

        base.Dispose(disposing);
    }

    void Advance()
    {
        reader?.Dispose();
        reader = null;
        current++;
        done = 0;
    }
}
