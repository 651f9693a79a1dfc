using Microsoft.Win32.SafeHandles;

namespace Farshore.Region.Rds.Snapshots;

/// <summary>A file that others write to, read as having one length: what it lost meanwhile reads as zeros, what it gained is not read.
/// The write-ahead log puts both right.</summary>
sealed class FrozenFile(SafeFileHandle file, long length, long kept) : Stream
{
    long position;

    /// <param name="file">Read from its beginning.</param>
    /// <param name="length">Length it is read as.</param>
    public FrozenFile(SafeFileHandle file, long length) : this(file, length, length) { }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var wanted = (int)Math.Min(buffer.Length, length - position);
        if (wanted == 0) return 0;
        var real = (int)Math.Clamp(kept - position, 0, wanted);
        var got = real == 0 ? 0 : await RandomAccess.ReadAsync(file, buffer[..real], position, cancellationToken);
        if (got == 0)
        {
            buffer.Span[..wanted].Clear();
            got = wanted;
        }

        position += got;
        return got;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("read asynchronously");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }
}
