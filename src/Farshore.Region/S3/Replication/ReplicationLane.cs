using Farshore.Aws;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.S3.Replication;

/// <summary>How an attempt to replicate ended.</summary>
public abstract record ReplicationAttempt
{
    /// <summary>The replica is on disk in the other Region.</summary>
    public sealed record Done : ReplicationAttempt;

    /// <summary>It can never be done as things are set up; S3 does not try again by itself.</summary>
    public sealed record Refused(string Reason) : ReplicationAttempt;

    /// <summary>The other Region is away: nothing that goes there can be done now.</summary>
    public sealed record Away(string Reason) : ReplicationAttempt;

    /// <summary>The other Region failed at this one.</summary>
    public sealed record Failed(string Reason) : ReplicationAttempt;
}

/// <summary>Everything that goes to one destination bucket: some versions at once, the versions of a key one after the other, and nothing
/// while the bucket's Region is away.</summary>
sealed partial class ReplicationLane(
    string destination, ReplicationQueue queue, Func<ReplicationTask, CancellationToken, Task<ReplicationAttempt>> attempt,
    TimeProvider time, ILogger log) : IDisposable
{
    const int AtOnce = 8;

    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LongestPutOff = TimeSpan.FromMinutes(1);

    readonly Dictionary<long, Task> underWay = [];
    readonly SemaphoreSlim ended = new(0);
    TimeSpan pause;
    bool away;

    /// <summary>Works until nothing is left that could be done now.</summary>
    /// <returns>How long the Region should be left alone; null where it was not away.</returns>
    public async Task<TimeSpan?> DrainAsync(CancellationToken cancellationToken)
    {
        away = false;
        try
        {
            while (!away && await StartAsync(cancellationToken)) await ended.WaitAsync(cancellationToken);
        }
        finally
        {
            var rest = underWay.Values.ToList();
            underWay.Clear();
            await Task.WhenAll(rest);
        }

        if (!away) pause = TimeSpan.Zero;
        else pause = pause == TimeSpan.Zero ? FirstPause : pause * 2 < LongestPause ? pause * 2 : LongestPause;
        return away ? pause : null;
    }

    public void Dispose() => ended.Dispose();

    // Fills the free places. What has ended is let go of before the queue is asked, so that an answer of before is never started again.
    async Task<bool> StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, task) in underWay.Where(one => one.Value.IsCompleted).ToList())
        {
            underWay.Remove(id);
            await task;
        }

        if (underWay.Count == AtOnce) return true;
        foreach (var task in queue.Ready(destination, time.GetUtcNow(), AtOnce * 2))
        {
            if (underWay.Count == AtOnce) break;
            if (!underWay.ContainsKey(task.Id)) underWay[task.Id] = RunAsync(task, cancellationToken);
        }

        return underWay.Count > 0;
    }

    async Task RunAsync(ReplicationTask task, CancellationToken cancellationToken)
    {
        // The query and the wait belong to the lane alone.
        await Task.Yield();
        try
        {
            await SettleAsync(task, await attempt(task, cancellationToken), cancellationToken);
        }
        finally
        {
            ended.Release();
        }
    }

    async Task SettleAsync(ReplicationTask task, ReplicationAttempt ended, CancellationToken cancellationToken)
    {
        switch (ended)
        {
            case ReplicationAttempt.Done:
                if (pause > TimeSpan.Zero) LogBack(log, destination);
                pause = TimeSpan.Zero;
                await queue.EndAsync(task, null, cancellationToken);
                break;
            case ReplicationAttempt.Refused(var reason):
                LogRefused(log, task.Bucket, task.Key, task.VersionId, destination, reason);
                await queue.EndAsync(task, reason, cancellationToken);
                break;
            case ReplicationAttempt.Failed(var reason):
                LogFailed(log, task.Bucket, task.Key, task.VersionId, destination, reason);
                await queue.PutOffAsync(task, time.GetUtcNow() + PutOff(task.Attempts), cancellationToken);
                break;
            case ReplicationAttempt.Away(var reason):
                if (!away && pause == TimeSpan.Zero) LogAway(log, destination, reason);
                away = true;
                break;
        }
    }

    static TimeSpan PutOff(int attempts) =>
        attempts > 9 ? LongestPutOff : TimeSpan.FromMilliseconds(Math.Min(LongestPutOff.TotalMilliseconds, 100 * Math.Pow(2, attempts)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Replication to {Destination} waits: {Reason}")]
    static partial void LogAway(ILogger log, string destination, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Replication to {Destination} goes on")]
    static partial void LogBack(ILogger log, string destination);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "Replication of {Bucket}/{Key} version {VersionId} to {Destination} FAILED: {Reason}")]
    static partial void LogRefused(ILogger log, string bucket, string key, string versionId, string destination, string reason);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "Replication of {Bucket}/{Key} version {VersionId} to {Destination} is put off: {Reason}")]
    static partial void LogFailed(ILogger log, string bucket, string key, string versionId, string destination, string reason);
}
