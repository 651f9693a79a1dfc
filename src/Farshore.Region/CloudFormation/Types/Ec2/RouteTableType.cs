using System.Text.Json.Nodes;
using Farshore.Aws.Ec2;

namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>A route table of a stack; its routes and its subnets are resources of their own.</summary>
sealed class RouteTableType : IResourceType
{
    public ResourceSchema Schema { get; } = new("AWS::EC2::RouteTable", new HashSet<string> { "Tags", "VpcId" })
    {
        Required = new HashSet<string> { "VpcId" }, CreateOnly = new HashSet<string> { "VpcId" },
        Attributes = new HashSet<string> { "RouteTableId" },
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var made = await work.Api.SendAsync(Ec2Api.CreateRouteTable, new()
        {
            VpcId = wanted.Required("VpcId"), ClientToken = work.Token,
            TagSpecifications = work.Marked("route-table", wanted.Tags()),
        }, cancellationToken);
        return Made(made.RouteTable!.RouteTableId!);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        await work.RetagAsync(id, before, wanted, cancellationToken);
        return Made(id);
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) => work.RemoveAsync(
        () => work.Api.SendAsync(Ec2Api.DeleteRouteTable, new() { RouteTableId = id }, cancellationToken), cancellationToken);

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var found = await Ec2Marks.IfThereAsync(
            work.Api.SendAsync(Ec2Api.DescribeRouteTables, new() { RouteTableIds = [id] }, cancellationToken));
        return found?.RouteTables is not [var table] ? null
            : new Readout(last).Text("VpcId", table.VpcId).Tags(work, Ec2Marks.Pairs(table.Tags)).Values;
    }

    static MadeResource Made(string id) => new(id, new JsonObject { ["RouteTableId"] = id });
}
