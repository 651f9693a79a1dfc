using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Ec2;

namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>A route of a stack; table and range together are its id.</summary>
sealed class RouteType : IResourceType
{
    public ResourceSchema Schema { get; } = new("AWS::EC2::Route",
        new HashSet<string> { "DestinationCidrBlock", "GatewayId", "InstanceId", "NetworkInterfaceId", "RouteTableId" })
    {
        Required = new HashSet<string> { "DestinationCidrBlock", "RouteTableId" },
        CreateOnly = new HashSet<string> { "DestinationCidrBlock", "RouteTableId" }, Attributes = new HashSet<string> { "CidrBlock" },
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        await work.Api.SendAsync(Ec2Api.CreateRoute, new()
        {
            RouteTableId = wanted.Required("RouteTableId"), DestinationCidrBlock = wanted.Required("DestinationCidrBlock"),
            GatewayId = wanted.Text("GatewayId"), InstanceId = wanted.Text("InstanceId"),
            NetworkInterfaceId = wanted.Text("NetworkInterfaceId"),
        }, cancellationToken);
        return Made(wanted);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        await work.Api.SendAsync(Ec2Api.ReplaceRoute, new()
        {
            RouteTableId = wanted.Required("RouteTableId"), DestinationCidrBlock = wanted.Required("DestinationCidrBlock"),
            GatewayId = wanted.Text("GatewayId"), InstanceId = wanted.Text("InstanceId"),
            NetworkInterfaceId = wanted.Text("NetworkInterfaceId"),
        }, cancellationToken);
        return Made(wanted);
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        work.RemoveAsync(() => work.Api.SendAsync(Ec2Api.DeleteRoute, new()
        {
            RouteTableId = last.Required("RouteTableId"), DestinationCidrBlock = last.Required("DestinationCidrBlock"),
        }, cancellationToken), cancellationToken);

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var found = await Ec2Marks.IfThereAsync(work.Api.SendAsync(
            Ec2Api.DescribeRouteTables, new() { RouteTableIds = [last.Required("RouteTableId")] }, cancellationToken));
        var route = found?.RouteTables!.Single().Routes!.FirstOrDefault(one =>
            one.DestinationCidrBlock == last.Text("DestinationCidrBlock"));
        return route is null ? null : new Readout(last).Text("RouteTableId", last.Text("RouteTableId"))
            .Text("DestinationCidrBlock", route.DestinationCidrBlock).Text("GatewayId", route.GatewayId)
            .Text("InstanceId", route.InstanceId).Text("NetworkInterfaceId", route.NetworkInterfaceId).Values;
    }

    static MadeResource Made(ResourceProperties wanted)
    {
        var range = wanted.Required("DestinationCidrBlock");
        return new($"{wanted.Required("RouteTableId")}|{range}", new JsonObject { ["CidrBlock"] = range });
    }
}
