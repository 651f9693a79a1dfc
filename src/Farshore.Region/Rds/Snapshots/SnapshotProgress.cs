using Farshore.Region.Backup;

namespace Farshore.Region.Rds.Snapshots;

/// <summary>A snapshot under way: how far it is, how to call it off, and its end.</summary>
public sealed class SnapshotProgress : IProgress<long>, IDisposable
{
    readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CancellationTokenSource calledOff = new();
    long toDo;
    long done;

    /// <summary>Someone else who wants to know; set before the work begins.</summary>
    public IProgress<long>? Listener { get; set; }

    public CancellationToken CalledOff => calledOff.Token;

    public Task Ended => ended.Task;

    public int Percent => toDo == 0 ? 0 : (int)Math.Min(99, Interlocked.Read(ref done) * 100 / toDo);

    public void Expect(long bytes)
    {
        Interlocked.Exchange(ref toDo, bytes);
        (Listener as JobProgress)?.Expect(bytes);
    }

    public void Report(long value)
    {
        Interlocked.Exchange(ref done, value);
        Listener?.Report(value);
    }

    public Task CallOffAsync() => calledOff.CancelAsync();

    public void End() => ended.TrySetResult();

    public void Dispose() => calledOff.Dispose();
}
