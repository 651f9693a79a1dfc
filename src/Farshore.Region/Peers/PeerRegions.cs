using Amazon.Runtime;
using Amazon.S3;
using Farshore.Aws.Client;
using Farshore.Aws.Signing;
using Farshore.Region.Hosting;

namespace Farshore.Region.Peers;

/// <summary>The other regions of the home, each behind its own address: what crosses Regions crosses HTTP, and stops when one is lost.</summary>
/// <param name="registry">Knows the addresses.</param>
/// <param name="key">The key that regions use with each other.</param>
/// <param name="time">For the clients.</param>
public sealed class PeerRegions(RegionRegistry registry, AccessKey key, TimeProvider time) : IDisposable
{
    // Nothing of the user's environment may change how regions reach each other.
    readonly AwsClients clients = new(time, static _ => null);
    readonly BasicAWSCredentials credentials = new(key.Id, key.Secret);

    /// <summary>Names of all regions of the home.</summary>
    public IReadOnlyList<string> Names => [.. registry.Read().Keys];

    /// <summary>A client of another region. Whether that is up shows when it is asked.</summary>
    /// <exception cref="RegionException">This home has no such region.</exception>
    public IAwsClient For(string region) => clients.For(SettingsOf(region));

    /// <inheritdoc cref="For"/>
    public IAmazonS3 S3(string region) => clients.S3(SettingsOf(region));

    public Uri EndpointOf(string region) => registry.Find(region)?.Endpoint
        ?? throw new RegionException($"there is no local region {region} here; there are: {string.Join(", ", Names)}");

    public void Dispose() => clients.Dispose();

    ClientSettings SettingsOf(string region) => new(region) { Endpoint = EndpointOf(region), Credentials = credentials };
}
