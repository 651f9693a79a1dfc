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

/// <summary>Tries to carry versions over, all to one destination.</summary>
/// <returns>How each attempt ended, in the same order.</returns>
public delegate Task<IReadOnlyList<ReplicationAttempt>> ReplicationCarrier(
    IReadOnlyList<ReplicationTask> tasks, CancellationToken cancellationToken);

/// <summary>Everything that goes to one destination bucket: small versions many in one request and large ones each in its own, some
/// requests at once, the versions of a key one after the other, and nothing while the bucket's Region is away.</summary>
sealed partial class ReplicationLane(
    string destination, ReplicationQueue queue, ReplicationCarrier carry, TimeProvider time, ILogger log)
{
    /// <summary>What goes together with others, in bytes.</summary>
    public const int Small = 64 * 1024;

    const int MostTogether = 64;
    const long MostBytesTogether = 1 << 20;
    const int RequestsAtOnce = 8;
    const int Page = 256;

    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestPutOff = TimeSpan.FromMinutes(1);

    readonly List<(Task Run, List<ReplicationTask> Together)> underWay = [];
    readonly HashSet<long> taken = [];
    readonly Queue<ReplicationTask> page = [];
    long lastRead;
    TimeSpan pause;
    bool away;

    /// <summary>Works until nothing is left that could be done now.</summary>
    /// <returns>How long the Region should be left alone; null where it was not away.</returns>
    public async Task<TimeSpan?> DrainAsync(CancellationToken cancellationToken)
    {
        away = false;
        try
        {
            // The end of a request is what is awaited, not a word of it that it is about to end: between the two the lane would find it
            // under way still, and wait for good where nothing else is.
            while (!away && await StartAsync(cancellationToken)) await EndOrLookAsync(cancellationToken);
        }
        finally
        {
            page.Clear();
            lastRead = 0;
            taken.Clear();
            var rest = underWay.Select(one => one.Run).ToList();
            underWay.Clear();
            await Task.WhenAll(rest);
        }

        if (!away) pause = TimeSpan.Zero;
        else pause = pause == TimeSpan.Zero ? FirstPause : pause * 2 < LongestPause ? pause * 2 : LongestPause;
        return away ? pause : null;
    }

    // What is written while something large is under way does not wait for the end of that.
    Task EndOrLookAsync(CancellationToken cancellationToken) =>
        Task.WhenAny([.. underWay.Select(one => one.Run), Task.Delay(BetweenLooks, time, cancellationToken)]).WaitAsync(cancellationToken);

    // Fills the free places. What has ended is let go of before the queue is asked, so that an answer of before is never started again.
    async Task<bool> StartAsync(CancellationToken cancellationToken)
    {
        foreach (var one in underWay.Where(one => one.Run.IsCompleted).ToList())
        {
            underWay.Remove(one);
            taken.ExceptWith(one.Together.Select(task => task.Id));
            await one.Run;
        }

        // While the Region is away one version at a time asks whether it is back.
        var atOnce = pause > TimeSpan.Zero ? 1 : RequestsAtOnce;
        while (underWay.Count < atOnce && Next(pause > TimeSpan.Zero ? 1 : MostTogether) is { Count: > 0 } together)
            underWay.Add((RunAsync(together, cancellationToken), together));

        return underWay.Count > 0;
    }

    List<ReplicationTask> Next(int most)
    {
        List<ReplicationTask> together = [];
        var bytes = 0L;
        while (together.Count < most && Peek() is { } task)
        {
            var size = task.Size;
            if (together.Count > 0 && (size > Small || bytes + size > MostBytesTogether)) break;
            together.Add(page.Dequeue());
            taken.Add(task.Id);
            bytes += size;
            if (size > Small) break;
        }

        return together;
    }

    // The queue is read from where it was read last, and from its beginning again once its end was seen: what could not start before may
    // now.
    ReplicationTask? Peek()
    {
        while (page.Count == 0)
        {
            var fromStart = lastRead == 0;
            var most = fromStart ? Page + taken.Count : Page;
            var ready = queue.Ready(destination, time.GetUtcNow(), most, lastRead);
            foreach (var task in ready.Where(task => !taken.Contains(task.Id))) page.Enqueue(task);

            lastRead = ready.Count < most ? 0 : ready[^1].Id;
            if (page.Count == 0 && fromStart && lastRead == 0) return null;
        }

        return page.Peek();
    }

    async Task RunAsync(IReadOnlyList<ReplicationTask> together, CancellationToken cancellationToken)
    {
        // The query and the wait belong to the lane alone.
        await Task.Yield();
        await SettleAsync(together, await carry(together, cancellationToken), cancellationToken);
    }

    async Task SettleAsync(
        IReadOnlyList<ReplicationTask> together, IReadOnlyList<ReplicationAttempt> attempts, CancellationToken cancellationToken)
    {
        List<(ReplicationTask, string?)> over = [];
        for (var at = 0; at < together.Count; at++)
        {
            var task = together[at];
            switch (attempts[at])
            {
                case ReplicationAttempt.Done:
                    over.Add((task, null));
                    break;
                case ReplicationAttempt.Refused(var reason):
                    LogRefused(log, task.Bucket, task.Key, task.VersionId, destination, reason);
                    over.Add((task, reason));
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

        if (over.Count == 0) return;
        if (pause > TimeSpan.Zero) LogBack(log, destination);
        pause = TimeSpan.Zero;
        await queue.EndAsync(over, cancellationToken);
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
