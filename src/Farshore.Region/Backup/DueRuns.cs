using Farshore.Region.Hosting;
using Farshore.Region.Hosting.Clocks;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Backup;

/// <summary>Keeps the schedules of plans by the region's clock. What is due is on disk with the time it is due at, and whoever does it puts
/// the next time there in the transaction that writes the jobs: nothing is done twice for one time. Of several times that have passed at
/// once, because the clock was put forward or the region was away, the last one counts.</summary>
sealed partial class DueRuns(RegionContext region, PlanState state) : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    readonly SemaphoreSlim one = new(1);
    readonly SemaphoreSlim looks = new(0);
    readonly List<(string Prefix, Func<IReadOnlyList<DueRow>, bool, CancellationToken, Task> Run)> runners = [];
    readonly ILogger log = region.Logs.CreateLogger<DueRuns>();

    /// <summary>Says who does what is due under a prefix. It is told whether the region was away at the time.</summary>
    public void Add(string prefix, Func<IReadOnlyList<DueRow>, bool, CancellationToken, Task> run) => runners.Add((prefix, run));

    /// <summary>Has the schedules looked at again, because one of them changed.</summary>
    public void Look() => looks.Release();

    /// <summary>Writes when something is due next, within the transaction that changes it.</summary>
    public void Await(SqliteConnection connection, string key, AwsSchedule schedule, DateTimeOffset after)
    {
        if (schedule.Next(after) is { } at) state.Due.Put(connection, key, new(key, at));
        else state.Due.Delete(connection, key);
    }

    /// <summary>The last time of a schedule that has passed.</summary>
    public static DateTimeOffset LastOf(AwsSchedule schedule, DateTimeOffset from, DateTimeOffset now)
    {
        var last = from;
        while (schedule.Next(last) is { } next && next <= now) last = next;
        return last;
    }

    /// <summary>Goes on until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var away = true; ; away = false)
        {
            try
            {
                await RunDueAsync(away, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // A full disk, say, which heals.
                LogFailed(failure);
                await Task.Delay(Pause, region.Clock.Real, cancellationToken);
            }

            await WaitAsync(cancellationToken);
        }
    }

    /// <summary>Begins what is due now.</summary>
    public async Task RunDueAsync(bool away, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            var now = region.Clock.GetUtcNow();
            foreach (var (prefix, run) in runners)
            {
                var due = state.Due.List(prefix).Where(row => row.At <= now).ToList();
                if (due.Count > 0) await run(due, away, cancellationToken);
            }
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose()
    {
        one.Dispose();
        looks.Dispose();
    }

    async Task WaitAsync(CancellationToken cancellationToken)
    {
        var next = state.Due.List().Select(row => row.At).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(region.Clock.WaitUntilAsync(next, waiting.Token), looks.WaitAsync(waiting.Token));
        await waiting.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    [LoggerMessage(LogLevel.Error, "What the plans of AWS Backup have due could not be begun; it will be tried again")]
    private partial void LogFailed(Exception failure);
}
