using Farshore.Aws.Client;
using Farshore.Region.Hosting;
using Farshore.Region.Partitions;
using Farshore.Region.Peers;

namespace Farshore.Region.Storage.Checks;

/// <summary>Verifies everything that a region keeps on disk, whether it is running or not.</summary>
public static class RegionCheck
{
    /// <summary>Checks a region; one that runs checks itself.</summary>
    /// <returns>What is not as it must be; nothing where all is well.</returns>
    /// <exception cref="RegionException">There is no such region here.</exception>
    public static async Task<IReadOnlyList<Finding>> RunAsync(RegionSettings settings, bool mend, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(settings.Folder, "region.db")))
            throw new RegionException($"there is no local region {settings.Name} in {settings.LocalFolder}");
        var registry = new RegionRegistry(settings.LocalFolder, settings.Time);
        if (registry.Find(settings.Name) is { Pid: not null } entry && RegionLock.IsTaken(settings.Folder))
            return await AskAsync(settings, entry.Endpoint, mend, cancellationToken);

        // Without its database a region cannot even be opened, and nothing else can be said about it.
        if (DatabaseCheck.Examine(Path.Combine(settings.Folder, "region.db")) is { Count: > 0 } damage) return damage;
        await using var opened = await OpenedRegion.OpenAsync(
            settings, _ => Task.FromResult(registry.Find(settings.Name)?.Endpoint ?? new("http://127.0.0.1")), cancellationToken);
        return await RunAsync(opened.Context, opened.Services, mend, cancellationToken);
    }

    internal static async Task<IReadOnlyList<Finding>> RunAsync(
        RegionContext region, IEnumerable<IRegionService> services, bool mend, CancellationToken cancellationToken)
    {
        IRegionCheck[] checks =
        [
            new DatabaseCheck("region.db", region.Database),
            new DatabaseCheck("partition.db", region.Partition.Database),
            new BlockCheck(region),
            .. services.OfType<IRegionCheck>(),
        ];
        List<Finding> findings = [];
        foreach (var check in checks)
            await foreach (var finding in check.CheckAsync(mend, cancellationToken)) findings.Add(finding);
        return findings;
    }

    static async Task<IReadOnlyList<Finding>> AskAsync(RegionSettings settings, Uri endpoint, bool mend,
        CancellationToken cancellationToken)
    {
        await using var partition = await Partition.OpenAsync(settings.LocalFolder, cancellationToken);
        using var clients = new AwsClients(settings.Time, static _ => null);
        var credentials = new Amazon.Runtime.BasicAWSCredentials(partition.RootKey.Id, partition.RootKey.Secret);
        var client = clients.For(new(settings.Name) { Endpoint = endpoint, Credentials = credentials });
        return (await client.SendAsync(PeerApi.CheckRegion, new() { Mend = mend }, cancellationToken)).Findings;
    }
}
