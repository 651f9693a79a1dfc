using Farshore.Console.Live;
using Microsoft.Extensions.Hosting;

namespace Farshore.Console.Range;

/// <summary>Tells open pages when something about the range has changed, whoever changed it.</summary>
sealed class RangeWatch(ConsoleSetup setup, LiveFeed feed, TimeProvider time) : BackgroundService
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (setup.Range is not { } range) return;
        var before = range.Preparation;
        using var looks = new PeriodicTimer(Look, time);
        while (await looks.WaitForNextTickAsync(stoppingToken))
        {
            var now = range.Preparation;
            if (ReferenceEquals(now, before)) continue;
            before = now;
            feed.Tell("range");
        }
    }
}
