using Farshore.Aws.Client;
using Farshore.Region.Hosting;

namespace Farshore.Region.Peers;

/// <summary>The other regions of the home, each behind its own address: what crosses Regions crosses HTTP, and stops when one is
/// lost.</summary>
/// <param name="registry">Knows the addresses.</param>
/// <param name="connect">Makes a client of a region at an address, with the regions' own key.</param>
public sealed class PeerRegions(RegionRegistry registry, Func<string, Uri, IAwsClient> connect)
{
    readonly System.Collections.Concurrent.ConcurrentDictionary<(string, Uri), IAwsClient> clients = new();

    /// <summary>Names of all regions of the home.</summary>
    public IReadOnlyList<string> Names => [.. registry.Read().Keys];

    /// <summary>A client of another region. Whether that is up shows when it is asked.</summary>
    /// <exception cref="RegionException">This home has no such region.</exception>
    public IAwsClient For(string region) =>
        clients.GetOrAdd((region, EndpointOf(region)), static (peer, connect) => connect(peer.Item1, peer.Item2), connect);

    public Uri EndpointOf(string region) => registry.Find(region)?.Endpoint
        ?? throw new RegionException($"there is no local region {region} here; there are: {string.Join(", ", Names)}");
}
