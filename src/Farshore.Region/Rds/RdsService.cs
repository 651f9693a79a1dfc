using Farshore.Aws.Client;
using Farshore.Region.Backup;
using Farshore.Region.Hosting;
using Farshore.Region.Processes;
using Farshore.Region.Rds.Postgres;
using Farshore.Region.Rds.Snapshots;
using Farshore.Region.Storage.Blocks;
using Farshore.Region.Storage.Checks;

namespace Farshore.Region.Rds;

/// <summary>Amazon RDS of a local region: each DB instance is a PostgreSQL server of its own.</summary>
public sealed class RdsService : IRegionService, IRegionCheck
{
    readonly PostgresServers servers;
    readonly InstanceWork work;
    readonly DBInstances instances;
    readonly DBInstanceStates states;
    readonly DBSnapshots snapshots;
    readonly DBInstanceRestores restores;
    readonly DBSubnetGroups subnetGroups;
    readonly DBParameterGroups parameterGroups;
    readonly DBOptionGroups optionGroups;
    readonly DBEngineVersions versions;
    readonly DBTags tags;
    readonly DatabaseFilesCheck check;

    /// <param name="region">The region.</param>
    /// <param name="blocks">Where snapshots are kept.</param>
    /// <param name="addresses">Where servers get their addresses.</param>
    /// <param name="network">The network that subnet and security groups name.</param>
    /// <param name="peer">A client of another Region by its name.</param>
    public RdsService(
        RegionContext region, BlockStore blocks, LoopbackAddresses addresses, RdsNetwork network, Func<string, IAwsClient> peer)
    {
        var state = new RdsState(region.Database);
        servers = new PostgresServers(region);
        var contents = new SnapshotStore(blocks);
        var snapshotWork = new SnapshotWork(region, state, contents, peer);
        work = new(region, state, servers, addresses, snapshotWork, contents);
        snapshots = new(region, state, snapshotWork, work);
        subnetGroups = new(region, state, network);
        optionGroups = new(region, state, servers);
        var shapes = new NewInstances(region, state, subnetGroups, optionGroups, network);
        instances = new(state, servers, shapes, snapshots, work, new(region.Database));
        states = new(state, snapshots, work);
        restores = new(state, servers, shapes, instances, snapshots, contents);
        parameterGroups = new(region, state, servers, work);
        versions = new(region, servers);
        tags = new(state);
        check = new(region, state, contents);
        Databases = new ProtectedDatabases(region, state, snapshots, snapshotWork, restores, work);
    }

    /// <summary>The instances as AWS Backup protects them.</summary>
    public IProtectedService Databases { get; }

    public void Serve(Operations served)
    {
        instances.Serve(served);
        states.Serve(served);
        snapshots.Serve(served);
        restores.Serve(served);
        subnetGroups.Serve(served);
        parameterGroups.Serve(served);
        optionGroups.Serve(served);
        versions.Serve(served);
        tags.Serve(served);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        work.Resume();
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<Finding> CheckAsync(bool mend, CancellationToken cancellationToken) =>
        check.CheckAsync(mend, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await work.DisposeAsync();
        servers.Dispose();
    }
}
