using Microsoft.Extensions.Logging;

namespace Farshore.Region.S3.Replication;

/// <summary>Empties the queue in the background, one lane per destination bucket, so that a Region that is away holds up only what goes
/// there.</summary>
/// <param name="queue">What waits.</param>
/// <param name="carry">Carries versions over.</param>
/// <param name="time">The region's clock.</param>
/// <param name="log">Tells of what waits and of what failed.</param>
public sealed partial class Replicator(
    ReplicationQueue queue, ReplicationCarrier carry, TimeProvider time, ILogger log) : IAsyncDisposable
{
    // The queue is looked at, not listened to: what is committed just after one look is found at the next.
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource stopping = new();
    readonly Dictionary<string, Task> lanes = new(StringComparer.Ordinal);
    Task looking = Task.CompletedTask;

    /// <summary>Takes up what an earlier process left waiting.</summary>
    public void Start() => looking = Task.Run(LookAsync);

    /// <summary>Returns once nothing is under way any more; what waits goes on waiting.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await looking;
        await Task.WhenAll(lanes.Values);
        stopping.Dispose();
    }

    Task LookAsync() => UntilStoppedAsync(() =>
    {
        foreach (var destination in queue.Destinations())
        {
            if (!lanes.ContainsKey(destination)) lanes[destination] = RunLaneAsync(destination);
        }

        return Task.FromResult(BetweenLooks);
    });

    async Task RunLaneAsync(string destination)
    {
        var lane = new ReplicationLane(destination, queue, carry, time, log);
        await UntilStoppedAsync(async () => await lane.DrainAsync(stopping.Token) ?? BetweenLooks);
    }

    async Task UntilStoppedAsync(Func<Task<TimeSpan>> work)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(await work(), time, stopping.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // A full disk, say, which heals; the queue is as it was.
                LogDatabase(log, failure);
                await Task.Delay(AfterFailure, time, CancellationToken.None);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Replication cannot use its queue and tries again")]
    static partial void LogDatabase(ILogger log, Exception failure);
}
