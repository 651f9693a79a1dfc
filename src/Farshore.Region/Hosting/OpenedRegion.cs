using Amazon.Runtime;
using Farshore.Aws.Client;
using Farshore.Region.Hosting.Clocks;
using Farshore.Region.Hosting.Faults;
using Farshore.Region.Partitions;
using Farshore.Region.Peers;
using Farshore.Region.Storage;
using Farshore.Region.Storage.Checks;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Hosting;

/// <summary>A region's folder in this process's hands: locked, with database, block store, partition and services made but not
/// started.</summary>
sealed partial class OpenedRegion : IAsyncDisposable
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
        Faults = new(settings.LocalFolder, settings.Name, settings.Time);
    }

    public RegionLogFile Log { get; }

    public RegionRegistry Registry { get; }

    public FaultRules Faults { get; }

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
        var isEmpty = !File.Exists(path);
        PrivateFiles.Ensure(path);
        database = Database.Open(path);
        database.Disk.IsFull = IsDiskFull;
        partition = await Partition.OpenAsync(settings.LocalFolder, cancellationToken);

        var clock = new RegionClock(settings.Time);
        clock.SetAhead(new ClockFile(settings.LocalFolder, settings.Time).Read());
        var logs = LoggerFactory.Create(builder => builder.AddProvider(Log).SetMinimumLevel(LogLevel.Information));
        if (isEmpty) await BeginEmptyAsync(partition, logs.CreateLogger<OpenedRegion>(), cancellationToken);
        var peers = new PeerRegions(Registry, Connection(partition, logs.CreateLogger<PeerLink>()));
        Context = new(settings.Name, Partition.Account, settings.Folder, await endpoint(this), database, clock, logs)
        {
            Partition = partition,
            Peers = peers,
            Blocks = new(Path.Combine(settings.Folder, "blocks"), database, settings.Time, peers.For),
        };
        Services = RegionServices.Of(Context);
    }

    /// <summary>Regions use a key of their own with each other, and nothing of the user's environment may change how.</summary>
    Func<string, Uri, IAwsClient> Connection(Partition keys, ILogger log)
    {
        clients = new(settings.Time, static _ => null);
        var credentials = new BasicAWSCredentials(keys.PeerKey.Id, keys.PeerKey.Secret);
        return (region, address) =>
        {
            var client = clients.For(new(region) { Endpoint = address, Credentials = credentials });

            // A region is never cut off from itself.
            return region == settings.Name ? client : new PeerLink(settings.Name, client, Faults, log);
        };
    }

    // A region that is not new and holds nothing has lost its disk, and with it its buckets: their names are anybody's.
    async Task BeginEmptyAsync(Partition names, ILogger log, CancellationToken cancellationToken)
    {
        var freed = await names.Buckets.ReleaseAllAsync(settings.Name, cancellationToken);
        if (Registry.Find(settings.Name) is not null) LogEmpty(log, settings.Name, freed);
    }

    bool IsDiskFull()
    {
        if (Faults.Hit(FaultEffect.DiskFull) is not { } fault) return false;
        LogDiskFull(Context.Logs.CreateLogger<DiskSpace>(), fault.Id);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Region} starts empty: what it held is lost, {Names} bucket names are free again")]
    static partial void LogEmpty(ILogger log, string region, int names);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Fault {Id}: disk-full, nothing more is written")]
    static partial void LogDiskFull(ILogger log, string id);
}
