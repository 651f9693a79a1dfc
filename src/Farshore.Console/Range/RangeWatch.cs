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
        var (made, mark) = (range.Preparation, range.Mark());
        using var looks = new PeriodicTimer(Look, time);
        while (await looks.WaitForNextTickAsync(stoppingToken))
        {
            var (madeNow, markNow) = (range.Preparation, range.Mark());
            if (ReferenceEquals(made, madeNow) && mark == markNow) continue;
            (made, mark) = (madeNow, markNow);
            feed.Tell("range");
        }
    }
}
