using System.Text.Json.Nodes;
using Farshore.Aws.Ec2;

namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>A subnet of a stack.</summary>
sealed class SubnetType : IResourceType
{
    public ResourceSchema Schema { get; } = new("AWS::EC2::Subnet",
        new HashSet<string> { "AvailabilityZone", "AvailabilityZoneId", "CidrBlock", "MapPublicIpOnLaunch", "Tags", "VpcId" })
    {
        Required = new HashSet<string> { "VpcId" },
        CreateOnly = new HashSet<string> { "AvailabilityZone", "AvailabilityZoneId", "CidrBlock", "VpcId" },
        Attributes = new HashSet<string>
        {
            "AvailabilityZone", "AvailabilityZoneId", "CidrBlock", "Ipv6CidrBlocks", "SubnetId", "VpcId",
        },
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var id = await work.FindMadeAsync("subnet", cancellationToken) ?? (await work.Api.SendAsync(Ec2Api.CreateSubnet, new()
        {
            VpcId = wanted.Required("VpcId"), CidrBlock = wanted.Text("CidrBlock"), AvailabilityZone = wanted.Text("AvailabilityZone"),
            AvailabilityZoneId = wanted.Text("AvailabilityZoneId"), TagSpecifications = work.Marked("subnet", wanted.Tags()),
        }, cancellationToken)).Subnet!.SubnetId!;
        await work.HasMade(id);
        await MapAsync(work, id, wanted, cancellationToken);
        return await MadeAsync(work, id, cancellationToken);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        await MapAsync(work, id, wanted, cancellationToken);
        await work.RetagAsync(id, before, wanted, cancellationToken);
        return await MadeAsync(work, id, cancellationToken);
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        work.RemoveAsync(() => work.Api.SendAsync(Ec2Api.DeleteSubnet, new() { SubnetId = id }, cancellationToken), cancellationToken);

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        await FindAsync(work, id, cancellationToken) is not { } subnet ? null : new Readout(last)
            .Text("AvailabilityZone", subnet.AvailabilityZone).Text("AvailabilityZoneId", subnet.AvailabilityZoneId)
            .Text("CidrBlock", subnet.CidrBlock).Flag("MapPublicIpOnLaunch", subnet.MapPublicIpOnLaunch).Text("VpcId", subnet.VpcId)
            .Tags(work, Ec2Marks.Pairs(subnet.Tags)).Values;

    static Task MapAsync(ResourceWork work, string id, ResourceProperties wanted, CancellationToken cancellationToken) =>
        work.Api.SendAsync(Ec2Api.ModifySubnetAttribute,
            new() { SubnetId = id, MapPublicIpOnLaunch = new() { Value = wanted.Flag("MapPublicIpOnLaunch") ?? false } },
                cancellationToken);

    static async Task<Subnet?> FindAsync(ResourceWork work, string id, CancellationToken cancellationToken) =>
        (await Ec2Marks.IfThereAsync(work.Api.SendAsync(Ec2Api.DescribeSubnets, new() { SubnetIds = [id] }, cancellationToken)))
            ?.Subnets?.Single();

    static async Task<MadeResource> MadeAsync(ResourceWork work, string id, CancellationToken cancellationToken)
    {
        var subnet = (await work.Api.SendAsync(Ec2Api.DescribeSubnets, new() { SubnetIds = [id] }, cancellationToken)).Subnets!.Single();
        return new(id, new JsonObject
        {
            ["SubnetId"] = id, ["VpcId"] = subnet.VpcId, ["CidrBlock"] = subnet.CidrBlock,
            ["AvailabilityZone"] = subnet.AvailabilityZone, ["AvailabilityZoneId"] = subnet.AvailabilityZoneId,
            ["Ipv6CidrBlocks"] = new JsonArray(),
        });
    }
}
