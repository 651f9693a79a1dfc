using System.Threading.Channels;
using Farshore.Recovery;
using Microsoft.Extensions.Hosting;

namespace Farshore.Console.Live;

/// <summary>Something has changed that pages show.</summary>
/// <param name="Topic">runs, run, sets, status, plan, range, equality; beat when nothing has.</param>
/// <param name="Id">Which one; null for all of them.</param>
sealed record LiveNews(string Topic, string? Id);

/// <summary>Tells every open page what has changed. Journals are watched on disk, so a run that another process drives is seen too.</summary>
sealed class LiveFeed(RecoveryEngine engine, TimeProvider time) : BackgroundService
{
    const int Kept = 256;
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    readonly Lock gate = new();
    readonly List<Channel<LiveNews>> listeners = [];

    public void Tell(string topic, string? id = null)
    {
        lock (gate) foreach (var listener in listeners) listener.Writer.TryWrite(new(topic, id));
    }

    /// <summary>What changes from now on. A listener that does not keep up loses the oldest.</summary>
    public async IAsyncEnumerable<LiveNews> ListenAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<LiveNews>(new BoundedChannelOptions(Kept) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (gate) listeners.Add(channel);
        try
        {
            await foreach (var news in channel.Reader.ReadAllAsync(cancellationToken)) yield return news;
        }
        finally
        {
            lock (gate) listeners.Remove(channel);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var looks = new PeriodicTimer(Look, time);
        using var watch = engine.Runs.Watch();
        while (await looks.WaitForNextTickAsync(stoppingToken))
            foreach (var run in watch.Changed()) Tell("run", run);
    }
}
