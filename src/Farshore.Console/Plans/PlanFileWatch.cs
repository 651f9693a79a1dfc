using Farshore.Console.Live;
using Microsoft.Extensions.Hosting;

namespace Farshore.Console.Plans;

/// <summary>Notices that a plan's file was changed, by whomever, and tells the pages that show it.</summary>
sealed class PlanFileWatch(PlanShelf shelf, LiveFeed feed, TimeProvider time) : BackgroundService
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var looks = new PeriodicTimer(Look, time);
        var before = shelf.List();
        while (await looks.WaitForNextTickAsync(stoppingToken))
        {
            var now = shelf.List();
            foreach (var (was, has) in before.Zip(now).Where(pair => !ReferenceEquals(pair.First, pair.Second)))
            {
                feed.Tell("plan", has.Name);
                if (was.Name != has.Name) feed.Tell("plan", was.Name);
            }

            foreach (var added in now.Skip(before.Count)) feed.Tell("plan", added.Name);
            before = now;
        }
    }
}
