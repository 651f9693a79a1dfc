using Farshore.Region.Backup;
using Farshore.Region.Ebs;
using Farshore.Region.Hosting;
using Farshore.Region.Iam;
using Farshore.Region.Kms;
using Farshore.Region.Processes;
using Farshore.Region.ServiceQuotas;
using Farshore.Region.Storage.Checks;

namespace Farshore.Region.Ec2;

/// <summary>Amazon EC2 in a local region: real machines on real disks.</summary>
public sealed class Ec2Service : IRegionService, IRegionCheck
{
    readonly RegionContext region;
    readonly Tags tags;
    readonly BaseImage baseImage;
    readonly Fleet fleet;
    readonly Instances instances;
    readonly Ec2State state;
    readonly Defaults defaults;
    readonly Ec2Check check;
    readonly SnapshotWork snapshotWork;
    readonly Volumes volumes;
    readonly IReadOnlyList<Action<Operations>> parts;

    /// <param name="region">The region.</param>
    /// <param name="users">What other services have in its networks.</param>
    public Ec2Service(RegionContext region, NetworkUsers users)
    {
        this.region = region;
        state = new(region.Database, new InstanceEvents(region).Tell);
        var addresses = new LoopbackAddresses(region.Database, region.Folder);
        tags = new(state, region.Partition);
        var regions = new Regions(region);
        var quotas = new Quotas(region.Database);
        var keys = new VolumeKeys(new KmsKeys(region));
        var vpcs = new Vpcs(region, state, tags, quotas);
        var subnets = new Subnets(region, state, tags, vpcs, regions, users);
        var groups = new SecurityGroups(region, state, tags, vpcs, users);
        var keyPairs = new KeyPairs(state, tags);
        baseImage = new(region, state, region.Blocks);
        var volumeFiles = new VolumeFiles(region, state, region.Blocks, baseImage);
        check = new(region, state, volumeFiles);
        fleet = new(region, state, tags, volumeFiles, addresses);
        var view = new InstanceView(region, state, tags);
        instances = new(state, view, fleet);
        var images = new Images(region, state, tags);
        snapshotWork = new(region, state, tags, volumeFiles, fleet);
        var peers = new Ec2Peers(region, state, tags, baseImage);
        volumes = new(region, state, tags, volumeFiles, fleet, regions, keys);
        var making = new ImageMaking(state, tags, images, instances, snapshotWork, peers);
        var launches = new Launches(region, state, tags, addresses, fleet, quotas);
        defaults = new(state, vpcs, subnets, regions, baseImage);
        var tables = new RouteTables(region, state, tags, vpcs, subnets);
        var profiles = new ProfileNames(region, new IamRoles(region));
        Protected = new ProtectedInstances(
            region, state, images, making, snapshotWork, peers, launches,
            new RestoreOrders(subnets, groups, keyPairs, profiles, keys, regions));
        parts =
        [
            tags.Serve, regions.Serve, vpcs.Serve, subnets.Serve, groups.Serve, keyPairs.Serve, images.Serve, instances.Serve,
            new SecurityGroupRules(region, state, tags, groups, GroupChangedAsync).Serve,
            new InstanceTypes(region, regions).Serve,
            new RunInstances(state, tags, images, subnets, groups, keyPairs, profiles, launches, view, regions, keys).Serve,
            new InstanceStatuses(state, instances, fleet).Serve,
            new InstanceAttributes(state, instances, groups, fleet).Serve,
            volumes.Serve, making.Serve, peers.Serve,
            new Snapshots(region, state, tags, volumes, snapshotWork, peers).Serve,
            new SnapshotBlocks(region, state, baseImage).Serve,
            tables.Serve, new Routes(state, tables).Serve, new InternetGateways(region, state, tags, vpcs, quotas).Serve,
            new NetworkAttributes(state, vpcs, subnets).Serve, new NetworkInterfaces(region, state, tags).Serve,
            new DefaultNetworks(state, defaults, regions, quotas).Serve,
        ];
    }

    /// <summary>Instances as AWS Backup protects them.</summary>
    public IProtectedService Protected { get; }

    public void Serve(Operations served)
    {
        foreach (var serve in parts) serve(served);
    }

    public IAsyncEnumerable<Finding> CheckAsync(bool mend, CancellationToken cancellationToken) =>
        check.CheckAsync(mend, cancellationToken);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await defaults.EnsureAsync(cancellationToken);
        await instances.ForgetAsync(region.Time.GetUtcNow(), tags, cancellationToken);
        await fleet.AdoptAsync(cancellationToken);
        await snapshotWork.ResumeAsync(cancellationToken);
        volumes.Resume();
        foreach (var instance in state.Instances.List()) fleet.Drive(instance.InstanceId);
    }

    public async ValueTask DisposeAsync()
    {
        await snapshotWork.DisposeAsync();
        await volumes.DisposeAsync();
        await fleet.DisposeAsync();
        baseImage.Dispose();
    }

    async Task GroupChangedAsync(string group, CancellationToken cancellationToken)
    {
        foreach (var instance in state.Instances.List().Where(instance => instance.SecurityGroupIds.Contains(group)))
            await fleet.OpenPortsAsync(instance.InstanceId, cancellationToken);
    }
}
