using System.Threading.Channels;
using Farshore.Recovery;
using Farshore.Recovery.Runs;
using Microsoft.Extensions.Hosting;

namespace Farshore.Console.Live;

/// <summary>Something has changed that pages show.</summary>
/// <param name="Topic">runs, run, sets, status, plan, range, equality; beat when nothing has.</param>
/// <param name="Id">Which one; null for all of them.</param>
sealed record LiveNews(string Topic, string? Id);

/// <summary>Tells every open page what has changed. Journals are watched on disk, so a run that another process drives is seen
/// too.</summary>
sealed class LiveFeed(RecoveryEngine engine, TimeProvider time) : BackgroundService
{
    /// <summary>The topic of what steps say while they move; for a run's own page, and not for all pages.</summary>
    public const string Saying = "saying";

    const int Kept = 256;
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan DriverLook = TimeSpan.FromSeconds(1);
    static readonly TimeSpan StatusPause = TimeSpan.FromSeconds(30);

    readonly Lock gate = new();
    readonly List<Channel<LiveNews>> listeners = [];

    public void Tell(string topic, string? id = null)
    {
        lock (gate) foreach (var listener in listeners) listener.Writer.TryWrite(new(topic, id));
    }

    /// <summary>What changes from now on. A listener that does not keep up loses the oldest.</summary>
    public LiveListener Listen()
    {
        var channel = Channel.CreateBounded<LiveNews>(new BoundedChannelOptions(Kept) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (gate) listeners.Add(channel);
        return new(channel.Reader, () =>
        {
            lock (gate) listeners.Remove(channel);
        });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var looks = new PeriodicTimer(Look, time);
        using var watch = engine.Runs.Watch();
        Dictionary<string, int?> drivers = new(StringComparer.Ordinal);
        var (lookedAt, statusAt) = (time.GetTimestamp(), time.GetTimestamp());
        while (await looks.WaitForNextTickAsync(stoppingToken))
        {
            Tell(watch.Changed());
            if (time.GetElapsedTime(lookedAt) >= DriverLook)
            {
                LookAtDrivers(watch.Open, drivers);
                lookedAt = time.GetTimestamp();
            }

            if (time.GetElapsedTime(statusAt) < StatusPause) continue;
            Tell("status");
            statusAt = time.GetTimestamp();
        }
    }

    /// <summary>A process that dies writes nothing down: its runs are seen to be interrupted by their locks.</summary>
    void LookAtDrivers(IReadOnlyCollection<string> open, Dictionary<string, int?> drivers)
    {
        var isNews = false;
        foreach (var run in open)
        {
            var pid = engine.Runs.DriverOf(run);
            if (drivers.TryGetValue(run, out var before) && before != pid)
            {
                Tell("run", run);
                isNews = true;
            }

            drivers[run] = pid;
        }

        foreach (var over in drivers.Keys.Except(open).ToList()) drivers.Remove(over);
        if (isNews) Tell("runs");
    }

    void Tell(IReadOnlyList<RunChange> changes)
    {
        foreach (var change in changes) Tell("run", change.Run);
        if (changes.Any(change => change.IsTurn)) Tell("runs");
        if (changes.Any(change => change is { Kind: BackupRun.Kind or "prune", Phase: "done" })) Tell("sets");
        if (changes.Any(change => change is { IsTurn: true, Phase: "done" or "unwound" or "stuck" })) Tell("status");
    }
}
