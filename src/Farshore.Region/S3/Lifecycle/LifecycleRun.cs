using System.Text.Json.Serialization;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Events;
using Farshore.Region.S3.Storage;
using Farshore.Region.Storage;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.S3.Lifecycle;

/// <summary>Does at every midnight of the region's clock what lifecycle rules ask for. A clock that was put forward by many days is
/// followed day by day, so that what depends on an earlier day comes after it.</summary>
public sealed partial class LifecycleRun : IAsyncDisposable
{
    const string Progress = "progress";

    static readonly TimeSpan Day = TimeSpan.FromDays(1);
    static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource stopping = new();
    readonly RegionContext region;
    readonly ObjectStore store;
    readonly Table<LifecycleProgress> kept;
    readonly ILogger log;
    readonly Lock gate = new();
    TaskCompletionSource advanced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    DateTimeOffset done;
    Task running = Task.CompletedTask;

    public LifecycleRun(RegionContext region, ObjectStore store)
    {
        (this.region, this.store) = (region, store);
        kept = new(region.Database, "s3_lifecycle", LifecycleDocuments.Default.LifecycleProgress);
        log = region.Logs.CreateLogger("lifecycle");
    }

    /// <summary>Takes up where an earlier process ended; a new region has nothing behind it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        LifecycleProgress beginning = new(LifecycleDates.Midnight(region.Clock.GetUtcNow()));
        done = (await kept.AddAsync(Progress, beginning, cancellationToken)).Done;
        running = Task.Run(FollowAsync, CancellationToken.None);
    }

    /// <summary>Waits until everything is done that falls due up to now.</summary>
    public async Task CaughtUpAsync(CancellationToken cancellationToken)
    {
        var wanted = LifecycleDates.Midnight(region.Clock.GetUtcNow());
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (done >= wanted) return;
                next = advanced.Task;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }

    async Task FollowAsync()
    {
        Cause.Current = new(ObjectEvents.Lifecycle);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await region.Clock.WaitUntilAsync(done + Day, stopping.Token);
                await CatchUpAsync();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // A full disk, say, which heals.
                LogFailed(log, failure);
                Signal(waiting => waiting.TrySetException(failure));
                await Task.Delay(AfterFailure, region.Clock.Real, CancellationToken.None);
            }
        }
    }

    async Task CatchUpAsync()
    {
        while (LifecycleDates.Midnight(region.Clock.GetUtcNow()) is var today && done < today)
        {
            var next = await RunAsync(done + Day);
            // Days on which nothing falls due need no look.
            var before = next == DateTimeOffset.MaxValue ? today : LifecycleDates.Midnight(next.AddTicks(-1));
            var reached = before < today ? before : today;
            await AdvanceAsync(reached > done ? reached : done + Day);
        }
    }

    async Task<DateTimeOffset> RunAsync(DateTimeOffset at)
    {
        var next = DateTimeOffset.MaxValue;
        var acts = 0;
        foreach (var bucket in store.Buckets.List().Where(bucket => bucket.Lifecycle is not null))
        {
            var scan = new LifecycleScan(region.Database, store, bucket, at);
            var due = await scan.RunAsync(stopping.Token);
            if (due < next) next = due;
            acts += scan.Done;
        }

        if (acts > 0) LogDone(log, at, acts);
        return next;
    }

    async Task AdvanceAsync(DateTimeOffset to)
    {
        await kept.PutAsync(Progress, new(to), stopping.Token);
        lock (gate) done = to;
        Signal(static waiting => waiting.TrySetResult());
    }

    void Signal(Func<TaskCompletionSource, bool> tell)
    {
        TaskCompletionSource waiting;
        lock (gate) (waiting, advanced) = (advanced, new(TaskCreationOptions.RunContinuationsAsynchronously));
        tell(waiting);
        // Nobody may be waiting; then nobody needs to hear of a failure either.
        _ = waiting.Task.Exception;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Lifecycle rules as of {At:u}: {Count} objects, versions and uploads")]
    static partial void LogDone(ILogger log, DateTimeOffset at, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Lifecycle rules cannot be carried out and are tried again")]
    static partial void LogFailed(ILogger log, Exception failure);
}

/// <summary>Up to when lifecycle rules have been carried out.</summary>
sealed record LifecycleProgress(DateTimeOffset Done);

[JsonSerializable(typeof(LifecycleProgress))]
sealed partial class LifecycleDocuments : JsonSerializerContext;
