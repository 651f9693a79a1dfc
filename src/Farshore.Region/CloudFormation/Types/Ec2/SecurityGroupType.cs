using System.Text.Json.Nodes;
using Farshore.Aws.Ec2;

namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>A security group of a stack with the rules written inside it; rules that are resources of their own are left alone.</summary>
sealed class SecurityGroupType : IResourceType
{
    const int LongestName = 255;

    public ResourceSchema Schema { get; } = new("AWS::EC2::SecurityGroup", new HashSet<string>
    {
        "GroupDescription", "GroupName", "SecurityGroupEgress", "SecurityGroupIngress", "Tags", "VpcId",
    })
    {
        Required = new HashSet<string> { "GroupDescription" },
        CreateOnly = new HashSet<string> { "GroupDescription", "GroupName", "VpcId" },
        Attributes = new HashSet<string> { "GroupId", "Id", "VpcId" }, NameProperty = "GroupName",
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var id = await work.FindMadeAsync("security-group", cancellationToken) ?? (await work.Api.SendAsync(Ec2Api.CreateSecurityGroup,
            new()
            {
                GroupName = wanted.Text("GroupName") ?? work.NameFor(LongestName), Description = wanted.Required("GroupDescription"),
                VpcId = wanted.Text("VpcId"), TagSpecifications = work.Marked("security-group", wanted.Tags()),
            }, cancellationToken)).GroupId!;
        await work.HasMade(id);
        await ChangeAsync(work, id, isEgress: false, [], GroupRule.ReadAll(wanted, isEgress: false), cancellationToken);
        await ChangeAsync(work, id, isEgress: true, [GroupRule.EverythingOut], Out(wanted), cancellationToken);
        return await MadeAsync(work, id, cancellationToken);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        await ChangeAsync(work, id, isEgress: false, GroupRule.ReadAll(before, isEgress: false),
            GroupRule.ReadAll(wanted, isEgress: false), cancellationToken);
        await ChangeAsync(work, id, isEgress: true, Out(before), Out(wanted), cancellationToken);
        await work.RetagAsync(id, before, wanted, cancellationToken);
        return await MadeAsync(work, id, cancellationToken);
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) => work.RemoveAsync(
        () => work.Api.SendAsync(Ec2Api.DeleteSecurityGroup, new() { GroupId = id }, cancellationToken), cancellationToken);

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var found = await Ec2Marks.IfThereAsync(
            work.Api.SendAsync(Ec2Api.DescribeSecurityGroups, new() { GroupIds = [id] }, cancellationToken));
        if (found?.SecurityGroups is not [var group]) return null;
        var rules = await work.Api.SendAsync(Ec2Api.DescribeSecurityGroupRules,
            new() { Filters = [new() { Name = "group-id", Values = [id] }] }, cancellationToken);
        return new Readout(last).Text("GroupDescription", group.Description).Text("GroupName", group.GroupName)
            .Text("VpcId", group.VpcId).Tags(work, Ec2Marks.Pairs(group.Tags))
            .Put("SecurityGroupIngress", Written(last, isEgress: false, rules.SecurityGroupRules!))
            .Put("SecurityGroupEgress", Written(last, isEgress: true, rules.SecurityGroupRules!)).Values;
    }

    /// <summary>From the rules that were written to those that are; what is in neither is somebody else's.</summary>
    static async Task ChangeAsync(
        ResourceWork work, string id, bool isEgress, IReadOnlyList<GroupRule> before, IReadOnlyList<GroupRule> wanted,
        CancellationToken cancellationToken)
    {
        var kept = wanted.Select(rule => rule.Identity).ToHashSet();
        foreach (var rule in wanted)
        {
            // EC2 knows no second rule that differs in its description alone.
            if (!before.Contains(rule) && before.Any(older => older.Identity == rule.Identity))
                await rule.RevokeAsync(work, id, isEgress, cancellationToken);
            await rule.AuthorizeAsync(work, id, isEgress, cancellationToken);
        }

        foreach (var rule in before.Where(rule => !kept.Contains(rule.Identity)))
            await rule.RevokeAsync(work, id, isEgress, cancellationToken);
    }

    // Whoever writes no rule for the way out has EC2's own, which lets everything out.
    static IReadOnlyList<GroupRule> Out(ResourceProperties group) =>
        GroupRule.ReadAll(group, isEgress: true) is { Count: > 0 } written ? written : [GroupRule.EverythingOut];

    // Rules that are resources of their own bear a mark, and are no drift of the group.
    static JsonNode? Written(ResourceProperties last, bool isEgress, IReadOnlyList<SecurityGroupRule> rules)
    {
        var name = isEgress ? "SecurityGroupEgress" : "SecurityGroupIngress";
        var now = rules.Where(rule => rule.IsEgress == isEgress && rule.Tags?.Any(GroupRuleType.IsOfStack) != true)
            .Select(GroupRule.Of).ToHashSet();
        return now.SetEquals(GroupRule.ReadAll(last, isEgress).Select(rule => rule with { GroupName = null }))
            ? last.Values[name] : new JsonArray([.. now.Select(rule => rule.Written(isEgress))]);
    }

    static async Task<MadeResource> MadeAsync(ResourceWork work, string id, CancellationToken cancellationToken)
    {
        var group = (await work.Api.SendAsync(Ec2Api.DescribeSecurityGroups, new() { GroupIds = [id] }, cancellationToken))
            .SecurityGroups!.Single();
        return new(id, new JsonObject { ["Id"] = id, ["GroupId"] = id, ["VpcId"] = group.VpcId });
    }
}
