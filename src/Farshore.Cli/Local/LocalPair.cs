using Farshore.Region.Partitions;

namespace Farshore.Cli.Local;

/// <summary>The two regions of a home, started together with the configuration that points at them.</summary>
sealed class LocalPair(Home home, LocalRegions regions, AwsConfig config)
{
    /// <summary>Both or none: what was started is ended again where the other cannot be.</summary>
    /// <param name="primary">Name and port of the first; without a port the one it had, or a free one.</param>
    /// <param name="secondary">The same of the second.</param>
    /// <param name="cancellationToken">Ends the waiting, and what was started.</param>
    /// <exception cref="LocalRegionException">One is up already, or did not come up.</exception>
    public async Task<IReadOnlyList<LocalRegion>> StartAsync(
        (string Name, int? Port) primary, (string Name, int? Port) secondary, CancellationToken cancellationToken)
    {
        (string Name, int? Port)[] wanted = [primary, secondary];
        if (wanted.Select(region => regions.Find(region.Name)).FirstOrDefault(region => region?.Pid is not null) is { } running)
            throw new LocalRegionException($"{running.Name} is up already (process {running.Pid}): `farshore local down` ends it");

        List<LocalRegion> started = [];
        try
        {
            foreach (var (name, port) in wanted) started.Add(await regions.StartAsync(name, port, cancellationToken));
            await using var partition = await Partition.OpenAsync(home.Local, cancellationToken);
            await config.WriteAsync(started[0], started[1], partition.RootKey, cancellationToken);
            return started;
        }
        catch
        {
            foreach (var region in started) await regions.StopAsync(region.Name, CancellationToken.None);
            throw;
        }
    }
}
