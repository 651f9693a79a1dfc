using Farshore.Aws.Ec2;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Network;

/// <summary>Rules of security groups, one peer each, as EC2 writes them: many peers to a permission.</summary>
static class Rules
{
    public static IEnumerable<CapturedRule> Of(IReadOnlyList<IpPermission>? permissions) =>
        (permissions ?? []).SelectMany(permission => new[]
        {
            (permission.IpRanges ?? []).Select(range => Rule(permission, range.Description) with { Cidr = range.CidrIp }),
            (permission.Ipv6Ranges ?? []).Select(range => Rule(permission, range.Description) with { CidrIpv6 = range.CidrIpv6 }),
            (permission.UserIdGroupPairs ?? []).Select(pair => Rule(permission, pair.Description) with { Group = pair.GroupId }),
        }.SelectMany(rules => rules));

    public static IpPermission Permission(CapturedRule rule) => new()
    {
        IpProtocol = rule.Protocol,
        FromPort = rule.FromPort,
        ToPort = rule.ToPort,
        IpRanges = rule.Cidr is { } range ? [new() { CidrIp = range, Description = rule.Description }] : null,
        Ipv6Ranges = rule.CidrIpv6 is { } wide ? [new() { CidrIpv6 = wide, Description = rule.Description }] : null,
        UserIdGroupPairs = rule.Group is { } group ? [new() { GroupId = group, Description = rule.Description }] : null,
    };

    /// <summary>What makes two rules the same to EC2: all but the description, and no ports where all protocols are meant.</summary>
    public static CapturedRule Bare(CapturedRule rule) => rule with
    {
        Description = null,
        FromPort = rule.Protocol is "-1" ? null : rule.FromPort,
        ToPort = rule.Protocol is "-1" ? null : rule.ToPort,
    };

    static CapturedRule Rule(IpPermission permission, string? description) =>
        new(permission.IpProtocol ?? "-1", permission.FromPort, permission.ToPort) { Description = description };
}
