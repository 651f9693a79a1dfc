namespace Farshore.Region.Hosting;

/// <summary>The clock that a region's services live by. It can be put forward, so that retention, lifecycles and schedules are rehearsed
/// in seconds; signatures are judged by the clock of their senders, which is the real one.</summary>
/// <param name="real">The clock that it runs along with. Delays and timers are the real clock's.</param>
public sealed class RegionClock(TimeProvider real) : TimeProvider
{
    readonly Lock gate = new();
    TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long ahead;

    /// <summary>How far this clock is ahead of the real one.</summary>
    public TimeSpan Ahead => new(Interlocked.Read(ref ahead));

    public TimeProvider Real => real;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Ahead;

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);

    /// <summary>Puts the clock forward; whoever waits in <see cref="WaitUntilAsync"/> looks again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It would go back.</exception>
    public void SetAhead(TimeSpan by)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(by, Ahead);
            Interlocked.Exchange(ref ahead, by.Ticks);
            (waiting, moved) = (moved, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        waiting.SetResult();
    }

    /// <summary>Waits until this clock shows a time, be it that it passes or that the clock is put forward.</summary>
    public async Task WaitUntilAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (gate) next = moved.Task;
            var left = at - GetUtcNow();
            if (left <= TimeSpan.Zero) return;
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            // A day at a time: timers cannot wait for years.
            var due = Task.Delay(left < TimeSpan.FromDays(1) ? left : TimeSpan.FromDays(1), real, ending.Token);
            await Task.WhenAny(due, next);
            cancellationToken.ThrowIfCancellationRequested();
            await ending.CancelAsync();
        }
    }
}
