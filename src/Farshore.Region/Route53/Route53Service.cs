using Farshore.Aws.Route53;
using Farshore.Region.Hosting;

namespace Farshore.Region.Route53;

/// <summary>Amazon Route 53: one for all regions, served by each of them. It keeps records and answers its API; it is no name
/// server.</summary>
public sealed class Route53Service(RegionContext region) : IRegionService
{
    readonly Zones zones = new(region.Partition.Database);
    readonly Changes changes = new(region);

    public void Serve(Operations served)
    {
        new HostedZones(zones, changes).Serve(served);
        new ResourceRecordSets(zones, changes).Serve(served);
        served.Add(Route53Api.GetChange, changes.GetAsync);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
