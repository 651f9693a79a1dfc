using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Ec2;

namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>Which route table a subnet of a stack uses. A subnet has one, so another is given in its place rather than beside it.</summary>
sealed class SubnetRouteTableAssociationType : IResourceType
{
    public ResourceSchema Schema { get; } =
        new("AWS::EC2::SubnetRouteTableAssociation", new HashSet<string> { "RouteTableId", "SubnetId" })
        {
            Required = new HashSet<string> { "RouteTableId", "SubnetId" }, CreateOnly = new HashSet<string> { "SubnetId" },
            Attributes = new HashSet<string> { "Id" },
        };

    // EC2 answers the same association to the same question.
    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var made = await work.Api.SendAsync(Ec2Api.AssociateRouteTable,
            new() { RouteTableId = wanted.Required("RouteTableId"), SubnetId = wanted.Required("SubnetId") }, cancellationToken);
        return new(made.AssociationId!, new JsonObject { ["Id"] = made.AssociationId });
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        if (before.Differs(wanted, "RouteTableId")) await DeleteAsync(work, id, before, cancellationToken);
        return await CreateAsync(work, wanted, cancellationToken);
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) => work.RemoveAsync(
        () => work.Api.SendAsync(Ec2Api.DisassociateRouteTable, new() { AssociationId = id }, cancellationToken), cancellationToken);

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var found = await work.Api.SendAsync(Ec2Api.DescribeRouteTables, new()
        {
            Filters = [new() { Name = "association.route-table-association-id", Values = [id] }],
        }, cancellationToken);
        return found.RouteTables is not [var table] ? null : new Readout(last).Text("RouteTableId", table.RouteTableId)
            .Text("SubnetId", table.Associations!.Single(one => one.RouteTableAssociationId == id).SubnetId).Values;
    }
}
