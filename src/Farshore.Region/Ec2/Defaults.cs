using System.Net;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>What a fresh account finds in a Region: a default network with a gateway and a subnet in each zone, and an image to
/// launch.</summary>
sealed class Defaults(Ec2State state, Vpcs vpcs, Subnets subnets, Regions regions, BaseImage baseImage)
{
    const string Made = "defaults-made";
    const string Range = "172.31.0.0/16";
    const string Everywhere = "0.0.0.0/0";

    /// <summary>Makes them once in the region's life: what somebody deleted does not come back.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (state.Settings.Find(Made) is null)
        {
            await AddNetworkAsync(cancellationToken);
            var (image, snapshot) = baseImage.NewRecords();
            await state.Database.WriteAsync(connection =>
            {
                state.Images.Put(connection, image.ImageId, image);
                state.Snapshots.Put(connection, snapshot.SnapshotId, snapshot);
                state.Settings.Put(connection, Made, new("1"));
            }, cancellationToken);
        }

        // A network of before there were route tables gets what it would have been made with.
        var routed = state.RouteTables.List().Select(table => table.VpcId).ToHashSet(StringComparer.Ordinal);
        foreach (var vpc in state.Vpcs.List().Where(vpc => !routed.Contains(vpc.VpcId!)))
        {
            await state.Database.WriteAsync(connection => vpcs.PutMainTable(connection, vpc), cancellationToken);
            if (vpc.IsDefault == true) await AddGatewayAsync(vpc, cancellationToken);
        }
    }

    /// <summary>The default network with all that belongs to it; what an earlier attempt made is kept.</summary>
    public async Task<Vpc> AddNetworkAsync(CancellationToken cancellationToken)
    {
        var vpc = state.Vpcs.List().FirstOrDefault(vpc => vpc.IsDefault == true)
            ?? await vpcs.AddAsync(Range, isDefault: true, [], cancellationToken);
        if (state.Gateways.List().All(gateway => gateway.VpcId != vpc.VpcId)) await AddGatewayAsync(vpc, cancellationToken);
        foreach (var (index, zone) in regions.Zones.Index())
        {
            if (state.Subnets.List().Any(subnet => subnet.AvailabilityZone == zone.ZoneName && subnet.DefaultForAz == true)) continue;
            await AddSubnetAsync(vpc, IPNetwork.Parse($"172.31.{16 * index}.0/20"), zone, cancellationToken);
        }

        return vpc;
    }

    public Task<Subnet> AddSubnetAsync(Vpc vpc, IPNetwork range, AvailabilityZone zone, CancellationToken cancellationToken) =>
        subnets.AddAsync(vpc, range, zone, isDefault: true, [], cancellationToken);

    Task AddGatewayAsync(Vpc vpc, CancellationToken cancellationToken) => state.Database.WriteAsync(connection =>
    {
        var gateway = new GatewayRecord(Names.New("igw-"), vpc.VpcId);
        state.Gateways.Put(connection, gateway.Id, gateway);
        var table = state.RouteTables.List(connection).First(table => table.VpcId == vpc.VpcId && table.MainAssociationId is not null);
        Route outwards = new() { DestinationCidrBlock = Everywhere, GatewayId = gateway.Id, Origin = "CreateRoute" };
        state.RouteTables.Put(connection, table.RouteTableId, table with { Routes = [.. table.Routes, outwards] });
    }, cancellationToken);
}
