using Farshore.Region.Hosting;
using Farshore.Region.Hosting.Clocks;

namespace Farshore.Region.Events;

/// <summary>Amazon EventBridge of a local region.</summary>
public sealed class EventsService : IRegionService, IFollowsClock
{
    readonly Schedules schedules;
    readonly IReadOnlyList<Action<Operations>> parts;

    public EventsService(RegionContext region)
    {
        var bus = region.Events;
        var buses = new EventBuses(region, bus);
        schedules = new(region, bus);
        var rules = new Rules(region, bus, buses, schedules);
        parts =
        [
            rules.Serve, new RuleTargets(region, bus, buses, rules).Serve, new EventIntake(region, bus, buses).Serve,
            buses.Serve, new EventTags(region, bus).Serve,
        ];
    }

    public void Serve(Operations served)
    {
        foreach (var serve in parts) serve(served);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        schedules.Start();
        return Task.CompletedTask;
    }

    public Task CaughtUpAsync(CancellationToken cancellationToken) => schedules.RunAsync(cancellationToken);

    public ValueTask DisposeAsync() => schedules.DisposeAsync();
}
