using Farshore.Region.Hosting;
using Farshore.Region.Peers;

namespace Farshore.Region.Storage.Checks;

/// <summary>Lets a running region check itself, because only it may open its files.</summary>
sealed class CheckOperation(RegionContext region, IReadOnlyList<IRegionService> services)
{
    public void Serve(Operations served) => served.Add(PeerApi.CheckRegion, async (request, call, cancellationToken) =>
    {
        PeerService.OnlyHome(region, call);
        return new CheckRegionResponse { Findings = await RegionCheck.RunAsync(region, services, request.Mend, cancellationToken) };
    });
}
