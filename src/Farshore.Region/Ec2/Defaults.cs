using System.Net;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>What a fresh account finds in a Region: a default network with a subnet in each zone, and an image to launch.</summary>
sealed class Defaults(Ec2State state, Vpcs vpcs, Subnets subnets, Regions regions, BaseImage baseImage)
{
    const string Made = "defaults-made";

    /// <summary>Makes them once in the region's life: what somebody deleted does not come back.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (state.Settings.Find(Made) is not null) return;
        var vpc = state.Vpcs.List().FirstOrDefault(vpc => vpc.IsDefault == true)
            ?? await vpcs.AddAsync("172.31.0.0/16", isDefault: true, [], cancellationToken);
        foreach (var (index, zone) in regions.Zones.Index())
        {
            if (state.Subnets.List().Any(subnet => subnet.AvailabilityZone == zone.ZoneName && subnet.DefaultForAz == true)) continue;
            await subnets.AddAsync(vpc, IPNetwork.Parse($"172.31.{16 * index}.0/20"), zone, isDefault: true, [], cancellationToken);
        }

        var (image, snapshot) = baseImage.NewRecords();
        await state.Database.WriteAsync(connection =>
        {
            state.Images.Put(connection, image.ImageId, image);
            state.Snapshots.Put(connection, snapshot.SnapshotId, snapshot);
            state.Settings.Put(connection, Made, new("1"));
        }, cancellationToken);
    }
}
