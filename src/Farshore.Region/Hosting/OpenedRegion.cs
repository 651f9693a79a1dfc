using Amazon.Runtime;
using Farshore.Aws.Client;
using Farshore.Region.Hosting.Clocks;
using Farshore.Region.Partitions;
using Farshore.Region.Peers;
using Farshore.Region.Storage;
using Farshore.Region.Storage.Checks;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Hosting;

/// <summary>A region's folder in this process's hands: locked, with database, block store, partition and services made but not
/// started.</summary>
sealed class OpenedRegion : IAsyncDisposable
{
    readonly RegionSettings settings;
    readonly RegionLock held;
    Database? database;
    Partition? partition;
    AwsClients? clients;

    OpenedRegion(RegionSettings settings)
    {
        this.settings = settings;
        held = RegionLock.Take(settings.Folder, settings.Name);
        Log = new(Path.Combine(settings.Folder, "region.log"), settings.Time);
        Registry = new(settings.LocalFolder, settings.Time);
    }

    public RegionLogFile Log { get; }

    public RegionRegistry Registry { get; }

    public RegionContext Context { get; private set; } = null!;

    public IReadOnlyList<IRegionService> Services { get; private set; } = [];

    /// <param name="settings">Which region, and where.</param>
    /// <param name="endpoint">Finds its address, once folder, log and registry are there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RegionException">Another process has the folder.</exception>
    public static async Task<OpenedRegion> OpenAsync(
        RegionSettings settings, Func<OpenedRegion, Task<Uri>> endpoint, CancellationToken cancellationToken)
    {
        var opened = new OpenedRegion(settings);
        try
        {
            await opened.ComposeAsync(endpoint, cancellationToken);
            return opened;
        }
        catch (SqliteException damaged) when (DatabaseCheck.IsDamage(damaged))
        {
            await opened.DisposeAsync();
            throw new RegionException(
                $"the database of region {settings.Name} is damaged ({damaged.Message}); "
                + $"'farshore region check {settings.Name}' tells more. To begin anew, move {settings.Folder} away", damaged);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Services.Reverse()) await service.DisposeAsync();
        clients?.Dispose();
        if (database is not null) await database.DisposeAsync();
        if (partition is not null) await partition.DisposeAsync();
        await Log.DisposeAsync();
        held.Dispose();
    }

    async Task ComposeAsync(Func<OpenedRegion, Task<Uri>> endpoint, CancellationToken cancellationToken)
    {
        var path = Path.Combine(settings.Folder, "region.db");
        PrivateFiles.Ensure(path);
        database = Database.Open(path);
        partition = await Partition.OpenAsync(settings.LocalFolder, cancellationToken);

        var clock = new RegionClock(settings.Time);
        clock.SetAhead(new ClockFile(settings.LocalFolder, settings.Time).Read());
        var logs = LoggerFactory.Create(builder => builder.AddProvider(Log).SetMinimumLevel(LogLevel.Information));
        var peers = new PeerRegions(Registry, Connection(partition));
        Context = new(settings.Name, Partition.Account, settings.Folder, await endpoint(this), database, clock, logs)
        {
            Partition = partition,
            Peers = peers,
            Blocks = new(Path.Combine(settings.Folder, "blocks"), database, settings.Time, peers.For),
        };
        Services = RegionServices.Of(Context);
    }

    /// <summary>Regions use a key of their own with each other, and nothing of the user's environment may change how.</summary>
    Func<string, Uri, IAwsClient> Connection(Partition keys)
    {
        clients = new(settings.Time, static _ => null);
        var credentials = new BasicAWSCredentials(keys.PeerKey.Id, keys.PeerKey.Secret);
        return (region, address) => clients.For(new(region) { Endpoint = address, Credentials = credentials });
    }
}
