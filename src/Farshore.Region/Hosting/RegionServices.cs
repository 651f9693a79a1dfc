using Farshore.Region.Kms;
using Farshore.Region.Peers;
using Farshore.Region.S3;

namespace Farshore.Region.Hosting;

/// <summary>What a region serves, in the order in which it starts.</summary>
static class RegionServices
{
    public static IReadOnlyList<IRegionService> Of(RegionContext region) =>
    [
        new PeerService(region),
        new KmsService(region),
        new S3Service(region),
    ];
}
