using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Ec2;

namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>What gives a network its internet gateway; its id is the pair, as CloudFormation writes it.</summary>
sealed class GatewayAttachmentType : IResourceType
{
    const string Kind = "IGW";

    public ResourceSchema Schema { get; } =
        new("AWS::EC2::VPCGatewayAttachment", new HashSet<string> { "InternetGatewayId", "VpcId" })
        {
            // There are no VPN gateways here, so this one is what there is to attach.
            Required = new HashSet<string> { "InternetGatewayId", "VpcId" }, CreateOnly = new HashSet<string> { "VpcId" },
            Attributes = new HashSet<string> { "AttachmentType" },
        };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var (gateway, vpc) = (wanted.Required("InternetGatewayId"), wanted.Required("VpcId"));
        if (await NetworkOfAsync(work, gateway, cancellationToken) != vpc)
            await work.Api.SendAsync(Ec2Api.AttachInternetGateway, new() { InternetGatewayId = gateway, VpcId = vpc }, cancellationToken);
        return new($"{Kind}|{vpc}", new JsonObject { ["AttachmentType"] = Kind });
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        if (before.Differs(wanted, "InternetGatewayId")) await DeleteAsync(work, id, before, cancellationToken);
        return await CreateAsync(work, wanted, cancellationToken);
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        work.RemoveAsync(async () =>
        {
            var (gateway, vpc) = (last.Required("InternetGatewayId"), last.Required("VpcId"));
            if (await NetworkOfAsync(work, gateway, cancellationToken) == vpc)
                await work.Api.SendAsync(
                    Ec2Api.DetachInternetGateway, new() { InternetGatewayId = gateway, VpcId = vpc }, cancellationToken);
        }, cancellationToken);

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var found = await work.Api.SendAsync(Ec2Api.DescribeInternetGateways, new()
        {
            Filters = [new() { Name = "attachment.vpc-id", Values = [last.Required("VpcId")] }],
        }, cancellationToken);
        return found.InternetGateways is not [var gateway] ? null : new Readout(last)
            .Text("InternetGatewayId", gateway.InternetGatewayId).Text("VpcId", gateway.Attachments?.SingleOrDefault()?.VpcId).Values;
    }

    static async Task<string?> NetworkOfAsync(ResourceWork work, string gateway, CancellationToken cancellationToken)
    {
        var found = await work.Api.SendAsync(Ec2Api.DescribeInternetGateways, new() { InternetGatewayIds = [gateway] }, cancellationToken);
        return found.InternetGateways!.Single().Attachments?.SingleOrDefault()?.VpcId;
    }
}
