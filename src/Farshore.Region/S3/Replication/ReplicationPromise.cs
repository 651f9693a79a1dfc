using Farshore.Region.Hosting;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.S3.Replication;

/// <summary>Watches the fifteen minutes of replication time control by the region's clock.</summary>
/// <param name="queue">What waits.</param>
/// <param name="clock">May be put forward.</param>
/// <param name="log">Tells what went wrong.</param>
public sealed partial class ReplicationPromise(ReplicationQueue queue, RegionClock clock, ILogger log) : IAsyncDisposable
{
    const int AtOnce = 500;

    static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource stopping = new();
    Task watching = Task.CompletedTask;

    public void Start() => watching = Task.Run(WatchAsync);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await watching;
        stopping.Dispose();
    }

    async Task WatchAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (await queue.TellLateAsync(clock.GetUtcNow(), AtOnce, stopping.Token) == AtOnce)
                {
                    // The rest follows.
                }

                // What is queued from now on is late after the whole time at the earliest.
                var quiet = clock.GetUtcNow() + ReplicationIntake.Promise;
                await clock.WaitUntilAsync(queue.NextLate() is { } next && next < quiet ? next : quiet, stopping.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailure(log, failure);
                await Task.Delay(AfterFailure, clock.Real, CancellationToken.None);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Replication time control cannot be watched and is tried again")]
    static partial void LogFailure(ILogger log, Exception failure);
}
