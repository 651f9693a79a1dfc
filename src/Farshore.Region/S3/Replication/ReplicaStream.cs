namespace Farshore.Region.S3.Replication;

/// <summary>One part of what <see cref="ReplicaStream"/> sends.</summary>
/// <param name="Description">The frame's first part.</param>
/// <param name="Size">Bytes of the object.</param>
/// <param name="Open">Opens the object's bytes.</param>
readonly record struct ReplicaPiece(byte[] Description, long Size, Func<Stream> Open);

/// <summary>Framed replicas that are read from the store as they are sent, and from the beginning again where a request is repeated. They
/// never lie in memory.</summary>
sealed class ReplicaStream(IReadOnlyList<ReplicaPiece> pieces) : Stream
{
    Stream? body;
    int piece;
    long within;
    long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; } = pieces.Sum(piece => piece.Description.Length + piece.Size);

    public override long Position
    {
        get => position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override int Read(Span<byte> buffer)
    {
        var read = 0;
        while (read < buffer.Length && piece < pieces.Count)
        {
            var count = ReadPiece(pieces[piece], buffer[read..]);
            read += count;
            within += count;
            if (within == pieces[piece].Description.Length + pieces[piece].Size) Next();
            else if (count == 0) break;
        }

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
        if (target != 0) throw new NotSupportedException("replicas are read from their beginning");
        Next();
        piece = 0;
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

    int ReadPiece(ReplicaPiece from, Span<byte> buffer)
    {
        if (within < from.Description.Length)
        {
            var rest = from.Description.AsSpan((int)within);
            var count = Math.Min(rest.Length, buffer.Length);
            rest[..count].CopyTo(buffer);
            return count;
        }

        if (from.Size == 0) return 0;
        body ??= from.Open();
        var left = from.Description.Length + from.Size - within;
        return body.Read(buffer[..(int)Math.Min(buffer.Length, left)]);
    }

    void Next()
    {
        body?.Dispose();
        body = null;
        piece++;
        within = 0;
    }
}
