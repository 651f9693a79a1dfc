using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Ec2;

namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>A network of a stack.</summary>
sealed class VpcType : IResourceType
{
    public ResourceSchema Schema { get; } = new("AWS::EC2::VPC",
        new HashSet<string> { "CidrBlock", "EnableDnsHostnames", "EnableDnsSupport", "InstanceTenancy", "Tags" })
    {
        CreateOnly = new HashSet<string> { "CidrBlock" },
        Attributes = new HashSet<string> { "CidrBlock", "DefaultSecurityGroup", "Ipv6CidrBlocks", "VpcId" },
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        RequireShared(wanted);
        var id = await work.FindMadeAsync("vpc", cancellationToken) ?? (await work.Api.SendAsync(Ec2Api.CreateVpc, new()
        {
            CidrBlock = wanted.Text("CidrBlock"), TagSpecifications = work.Marked("vpc", wanted.Tags()),
        }, cancellationToken)).Vpc!.VpcId!;
        await work.HasMade(id);
        await SetNamesAsync(work, id, wanted, cancellationToken);
        return await MadeAsync(work, id, cancellationToken);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        RequireShared(wanted);
        await SetNamesAsync(work, id, wanted, cancellationToken);
        await work.RetagAsync(id, before, wanted, cancellationToken);
        return await MadeAsync(work, id, cancellationToken);
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        work.RemoveAsync(() => work.Api.SendAsync(Ec2Api.DeleteVpc, new() { VpcId = id }, cancellationToken), cancellationToken);

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var found = await Ec2Marks.IfThereAsync(work.Api.SendAsync(Ec2Api.DescribeVpcs, new() { VpcIds = [id] }, cancellationToken));
        if (found?.Vpcs is not [var vpc]) return null;
        var hostnames = await NamesAsync(work, id, "enableDnsHostnames", cancellationToken);
        var support = await NamesAsync(work, id, "enableDnsSupport", cancellationToken);
        return new Readout(last).Text("CidrBlock", vpc.CidrBlock).Text("InstanceTenancy", vpc.InstanceTenancy)
            .Flag("EnableDnsHostnames", hostnames.EnableDnsHostnames?.Value).Flag("EnableDnsSupport", support.EnableDnsSupport?.Value)
            .Tags(work, Ec2Marks.Pairs(vpc.Tags)).Values;
    }

    static void RequireShared(ResourceProperties wanted)
    {
        if (wanted.Text("InstanceTenancy") is { } tenancy and not "default")
            throw new AwsException("InvalidParameterValue",
                $"Value ({tenancy}) for parameter instanceTenancy is invalid. Known here: default.");
    }

    // One attribute a call, as EC2 takes them; what the template leaves out is as in a network of one's own.
    static async Task SetNamesAsync(ResourceWork work, string id, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        await work.Api.SendAsync(Ec2Api.ModifyVpcAttribute,
            new() { VpcId = id, EnableDnsSupport = new() { Value = wanted.Flag("EnableDnsSupport") ?? true } }, cancellationToken);
        await work.Api.SendAsync(Ec2Api.ModifyVpcAttribute,
            new() { VpcId = id, EnableDnsHostnames = new() { Value = wanted.Flag("EnableDnsHostnames") ?? false } }, cancellationToken);
    }

    static Task<DescribeVpcAttributeResult> NamesAsync(
        ResourceWork work, string id, string attribute, CancellationToken cancellationToken) =>
        work.Api.SendAsync(Ec2Api.DescribeVpcAttribute, new() { VpcId = id, Attribute = attribute }, cancellationToken);

    static async Task<MadeResource> MadeAsync(ResourceWork work, string id, CancellationToken cancellationToken)
    {
        var vpc = (await work.Api.SendAsync(Ec2Api.DescribeVpcs, new() { VpcIds = [id] }, cancellationToken)).Vpcs!.Single();
        var groups = await work.Api.SendAsync(Ec2Api.DescribeSecurityGroups, new()
        {
            Filters = [new() { Name = "vpc-id", Values = [id] }, new() { Name = "group-name", Values = ["default"] }],
        }, cancellationToken);
        return new(id, new JsonObject
        {
            ["VpcId"] = id, ["CidrBlock"] = vpc.CidrBlock, ["DefaultSecurityGroup"] = groups.SecurityGroups!.Single().GroupId,
            ["Ipv6CidrBlocks"] = new JsonArray(),
        });
    }
}
