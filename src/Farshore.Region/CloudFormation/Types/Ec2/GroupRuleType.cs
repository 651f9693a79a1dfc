using System.Text.Json.Nodes;
using Farshore.Aws.Ec2;

namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>One rule of a security group as a resource of its own, for groups that name each other.</summary>
sealed class GroupRuleType(bool isEgress) : IResourceType
{
    static readonly string[] Common = ["CidrIp", "CidrIpv6", "Description", "FromPort", "GroupId", "IpProtocol", "ToPort"];

    static readonly string[] In = ["GroupName", "SourceSecurityGroupId", "SourceSecurityGroupName", "SourceSecurityGroupOwnerId"];

    public ResourceSchema Schema { get; } = new(isEgress ? "AWS::EC2::SecurityGroupEgress" : "AWS::EC2::SecurityGroupIngress",
        new HashSet<string>([.. Common, .. isEgress ? ["DestinationSecurityGroupId"] : In]))
    {
        Required = new HashSet<string>(isEgress ? ["GroupId", "IpProtocol"] : ["IpProtocol"]),
        CreateOnly = new HashSet<string>(
            [.. Common.Where(name => name != "Description"), .. isEgress ? ["DestinationSecurityGroupId"] : In]),
        Attributes = new HashSet<string> { "Id" },
    };

    /// <summary>Whether a rule's tag says that it is a resource of a stack.</summary>
    public static bool IsOfStack(Tag tag) => tag.Key == "aws:cloudformation:logical-id";

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var id = await work.FindMadeAsync("security-group-rule", cancellationToken)
            ?? await AuthorizeAsync(work, wanted, cancellationToken);
        return Made(id);
    }

    // Only the description can differ here, and it goes with its rule.
    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        if (!before.Differs(wanted, "Description")) return Made(id);
        if (await FindAsync(work, id, cancellationToken) is { } rule && rule.Description != wanted.Text("Description"))
            await DeleteAsync(work, id, before, cancellationToken);
        return await CreateAsync(work, wanted, cancellationToken);
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        work.RemoveAsync(async () =>
        {
            if (await FindAsync(work, id, cancellationToken) is not { GroupId: { } group }) return;
            if (isEgress)
                await work.Api.SendAsync(Ec2Api.RevokeSecurityGroupEgress,
                    new() { GroupId = group, SecurityGroupRuleIds = [id] }, cancellationToken);
            else
                await work.Api.SendAsync(Ec2Api.RevokeSecurityGroupIngress,
                    new() { GroupId = group, SecurityGroupRuleIds = [id] }, cancellationToken);
        }, cancellationToken);

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, id, cancellationToken) is not { } found) return null;
        var rule = GroupRule.Of(found);
        return new Readout(last).Text("GroupId", found.GroupId).Text("IpProtocol", Spelled(last, rule.Protocol))
            .Number("FromPort", rule.From ?? last.Number("FromPort")).Number("ToPort", rule.To ?? last.Number("ToPort"))
            .Text("CidrIp", rule.Range).Text("CidrIpv6", rule.Ipv6Range)
            .Text(isEgress ? "DestinationSecurityGroupId" : "SourceSecurityGroupId", rule.Group)
            .Text("Description", rule.Description).Values;
    }

    async Task<string> AuthorizeAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        IReadOnlyList<IpPermission> permissions = [GroupRule.Read(wanted, isEgress).Permission];
        var marks = work.Marked("security-group-rule", new Dictionary<string, string>());
        var rules = isEgress
            ? (await work.Api.SendAsync(Ec2Api.AuthorizeSecurityGroupEgress, new()
            {
                GroupId = wanted.Required("GroupId"), IpPermissions = permissions, TagSpecifications = marks,
            }, cancellationToken)).SecurityGroupRules
            : (await work.Api.SendAsync(Ec2Api.AuthorizeSecurityGroupIngress, new()
            {
                GroupId = wanted.Text("GroupId"), GroupName = wanted.Text("GroupName"), IpPermissions = permissions,
                TagSpecifications = marks,
            }, cancellationToken)).SecurityGroupRules;
        return rules!.Single().SecurityGroupRuleId!;
    }

    static string Spelled(ResourceProperties last, string protocol) =>
        GroupRule.Read(last, isEgress: true).Protocol == protocol ? last.Text("IpProtocol")! : protocol;

    static async Task<SecurityGroupRule?> FindAsync(ResourceWork work, string id, CancellationToken cancellationToken) =>
        (await Ec2Marks.IfThereAsync(work.Api.SendAsync(
            Ec2Api.DescribeSecurityGroupRules, new() { SecurityGroupRuleIds = [id] }, cancellationToken)))?.SecurityGroupRules!.Single();

    static MadeResource Made(string id) => new(id, new JsonObject { ["Id"] = id });
}
