using Amazon.Runtime;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Region.Partitions;

namespace Farshore.Cli.Local;

/// <summary>Asks running local regions for what no AWS API has: their clock, their faults. It signs with the home's root key.</summary>
sealed class RegionControl(Home home, TimeProvider time)
{
    /// <exception cref="LocalRegionException">The region is not up.</exception>
    /// <exception cref="AwsException">The region said no.</exception>
    public async Task<TOutput> AskAsync<TInput, TOutput>(
        LocalRegion region, Operation<TInput, TOutput> operation, TInput input, CancellationToken cancellationToken)
    {
        if (region.State != RegionState.Up)
            throw new LocalRegionException($"{region.Name} is {region.StateName}: `farshore local heal {region.Name}` brings it back");
        await using var partition = await Partition.OpenAsync(home.Local, cancellationToken);
        using AwsClients clients = new(time, static _ => null);
        var client = clients.For(new(region.Name)
        {
            Endpoint = region.Endpoint,
            Credentials = new BasicAWSCredentials(partition.RootKey.Id, partition.RootKey.Secret),
        });
        return await client.SendAsync(operation, input, cancellationToken);
    }
}
