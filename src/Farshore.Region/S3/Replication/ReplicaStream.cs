namespace Farshore.Region.S3.Replication;

/// <summary>A framed replica that is read from the store as it is sent, and from its beginning again where a request is repeated. It never
/// lies in memory.</summary>
/// <param name="description">The frame's first part.</param>
/// <param name="size">Bytes of the object.</param>
/// <param name="open">Opens the object's bytes.</param>
sealed class ReplicaStream(byte[] description, long size, Func<Stream> open) : Stream
{
    Stream? body;
    long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => description.Length + size;

    public override long Position
    {
        get => position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override int Read(Span<byte> buffer)
    {
        if (position < description.Length)
        {
            var from = description.AsSpan((int)position);
            var count = Math.Min(from.Length, buffer.Length);
            from[..count].CopyTo(buffer);
            position += count;
            return count;
        }

        if (size == 0) return 0;
        body ??= open();
        var read = body.Read(buffer);
        position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    /// <summary>To where it is, or to the beginning: nothing else is ever asked of a request's body.</summary>
    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => position + offset, _ => Length + offset };
        if (target == position) return position;
        if (target != 0) throw new NotSupportedException("a replica is read from its beginning");
        body?.Dispose();
        body = null;
        return position = 0;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) body?.Dispose();
        base.Dispose(disposing);
    }
}
