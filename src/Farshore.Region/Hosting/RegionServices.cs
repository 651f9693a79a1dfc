using Farshore.Region.Kms;
using Farshore.Region.Peers;

namespace Farshore.Region.Hosting;

/// <summary>What a region serves, in the order in which it starts.</summary>
static class RegionServices
{
    public static IReadOnlyList<IRegionService> Of(RegionContext region) =>
    [
        new PeerService(region),
        new KmsService(region),
    ];
}
