using System.Text.Json.Nodes;
using Farshore.Aws.Ec2;

namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>An internet gateway of a stack; what attaches it is a resource of its own.</summary>
sealed class InternetGatewayType : IResourceType
{
    public ResourceSchema Schema { get; } = new("AWS::EC2::InternetGateway", new HashSet<string> { "Tags" })
    {
        Attributes = new HashSet<string> { "InternetGatewayId" },
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken) =>
        Made(await work.FindMadeAsync("internet-gateway", cancellationToken) ?? (await work.Api.SendAsync(Ec2Api.CreateInternetGateway,
            new() { TagSpecifications = work.Marked("internet-gateway", wanted.Tags()) }, cancellationToken))
            .InternetGateway!.InternetGatewayId!);

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        await work.RetagAsync(id, before, wanted, cancellationToken);
        return Made(id);
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) => work.RemoveAsync(
        () => work.Api.SendAsync(Ec2Api.DeleteInternetGateway, new() { InternetGatewayId = id }, cancellationToken), cancellationToken);

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var found = await Ec2Marks.IfThereAsync(
            work.Api.SendAsync(Ec2Api.DescribeInternetGateways, new() { InternetGatewayIds = [id] }, cancellationToken));
        return found?.InternetGateways is [var gateway] ? new Readout(last).Tags(work, Ec2Marks.Pairs(gateway.Tags)).Values : null;
    }

    static MadeResource Made(string id) => new(id, new JsonObject { ["InternetGatewayId"] = id });
}
