using Farshore.Aws;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>A request's body that gives up on a sender who has stopped sending.</summary>
/// <param name="body">The body as it arrives.</param>
/// <param name="patience">How long nothing may come.</param>
/// <param name="time">Measures that.</param>
/// <param name="cancelled">The sender went away.</param>
sealed class IdleBody(Stream body, TimeSpan patience, TimeProvider time, CancellationToken cancelled) : Stream
{
    readonly CancellationTokenSource idle = new(Timeout.InfiniteTimeSpan, time);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="AwsException">Nothing came for too long.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        idle.CancelAfter(patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, cancelled, idle.Token);
        try
        {
            return await body.ReadAsync(buffer, either.Token);
        }
        catch (OperationCanceledException) when (
            idle.IsCancellationRequested && !cancelled.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new AwsException("RequestTimeout",
                "Your socket connection to the server was not read from or written to within the timeout period. "
                + "Idle connections will be closed.");
        }
        finally
        {
            idle.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) idle.Dispose();
        base.Dispose(disposing);
    }
}
