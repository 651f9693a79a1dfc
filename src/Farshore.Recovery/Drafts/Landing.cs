using Farshore.Aws.Ec2;

namespace Farshore.Recovery.Drafts;

/// <summary>Finds in the secondary what bears the same name as in the primary.</summary>
public sealed class Landing(RegionInventory primary, RegionInventory secondary)
{
    /// <summary>The subnet of the same <c>Name</c>, where there is exactly one; Regions in names may differ as the Regions do.</summary>
    public string? Subnet(string? id)
    {
        var own = primary.Subnets.FirstOrDefault(subnet => subnet.SubnetId == id);
        if (Named(own?.Tags) is not { } name) return null;
        var there = secondary.Subnets.Where(subnet => Named(subnet.Tags) is { } other && (other == name || other == Moved(name))).ToList();
        return there is [{ SubnetId: var found }] ? found : null;
    }

    /// <summary>Whether a subnet belongs to its Region's default VPC, which AWS takes where none is said.</summary>
    public bool IsDefault(string? subnet) =>
        subnet is null || primary.Subnets.FirstOrDefault(one => one.SubnetId == subnet) is { DefaultForAz: true };

    public bool HasDefaultVpc => secondary.Vpcs.Any(vpc => vpc.IsDefault == true);

    /// <summary>The group of the same name, where there is exactly one.</summary>
    public string? Group(string? id)
    {
        var own = GroupOf(id);
        if (own?.GroupName is null or "default") return null;
        var there = secondary.SecurityGroups.Where(group =>
            group.GroupName == own.GroupName || group.GroupName == Moved(own.GroupName)).ToList();
        return there is [{ GroupId: var found }] ? found : null;
    }

    public string GroupName(string? id) => GroupOf(id)?.GroupName ?? id ?? "";

    /// <summary>TCP ports that the groups let anybody but their own members in by, lowest first.</summary>
    public IReadOnlyList<int> Ports(IEnumerable<string?> groups) =>
    [
        .. groups.SelectMany(id => GroupOf(id)?.IpPermissions ?? [])
            .Where(rule => rule.IpProtocol is "tcp" && rule.FromPort is not null && rule.FromPort == rule.ToPort
                && (rule.IpRanges is { Count: > 0 } || rule.Ipv6Ranges is { Count: > 0 } || rule.UserIdGroupPairs is { Count: > 0 }))
            .Select(rule => rule.FromPort!.Value).Distinct().Order(),
    ];

    /// <summary>Whether one of a thing's groups lets members of another thing's groups in.</summary>
    public bool LetsIn(IEnumerable<string?> groups, IEnumerable<string?> others) => groups
        .SelectMany(id => GroupOf(id)?.IpPermissions ?? []).SelectMany(rule => rule.UserIdGroupPairs ?? [])
        .Any(pair => others.Contains(pair.GroupId));

    SecurityGroup? GroupOf(string? id) => primary.SecurityGroups.FirstOrDefault(group => group.GroupId == id);

    string Moved(string name) => name.Replace(primary.Region, secondary.Region, StringComparison.Ordinal);

    static string? Named(IReadOnlyList<Tag>? tags) =>
        tags?.FirstOrDefault(tag => tag.Key == "Name")?.Value is { Length: > 0 } name ? name : null;
}
