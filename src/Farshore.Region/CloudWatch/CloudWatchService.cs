using Farshore.Region.CloudWatch.Alarms;
using Farshore.Region.Hosting;
using Farshore.Region.Hosting.Clocks;

namespace Farshore.Region.CloudWatch;

/// <summary>Amazon CloudWatch of a local region: metrics, and alarms that act.</summary>
public sealed class CloudWatchService : IRegionService, IFollowsClock
{
    readonly AlarmWatch watch;
    readonly IReadOnlyList<Action<Operations>> parts;

    public CloudWatchService(RegionContext region)
    {
        _ = region.Metrics;
        var state = new AlarmState(region);
        watch = new(region, state);
        parts =
        [
            new MetricIntake(region).Serve, new MetricReads(region).Serve, new MetricAlarms(region, state, watch).Serve,
            new AlarmDescriptions(state).Serve, new AlarmTags(region, state).Serve,
        ];
    }

    public void Serve(Operations served)
    {
        foreach (var serve in parts) serve(served);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        watch.Start();
        return Task.CompletedTask;
    }

    public Task CaughtUpAsync(CancellationToken cancellationToken) => watch.RunAsync(cancellationToken);

    public ValueTask DisposeAsync() => watch.DisposeAsync();
}
