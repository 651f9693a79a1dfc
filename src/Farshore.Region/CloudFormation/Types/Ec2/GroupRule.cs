using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Ec2;

namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>A rule of a security group as templates write it: one protocol, one range of ports, one peer.</summary>
sealed record GroupRule(string Protocol, int? From, int? To)
{
    public string? Range { get; init; }

    public string? Ipv6Range { get; init; }

    public string? Group { get; init; }

    public string? GroupName { get; init; }

    public string? Description { get; init; }

    /// <summary>What EC2 lets out of a new group.</summary>
    public static GroupRule EverythingOut { get; } = new("-1", null, null) { Range = "0.0.0.0/0" };

    /// <summary>The same rule to EC2, which knows it by all but its description.</summary>
    public GroupRule Identity => this with { Description = null };

    public static GroupRule Read(ResourceProperties written, bool isEgress)
    {
        var protocol = written.Required("IpProtocol").ToLowerInvariant() switch
        {
            "6" => "tcp", "17" => "udp", "1" => "icmp", "58" => "icmpv6", "all" => "-1", var named => named,
        };
        return new(protocol, protocol == "-1" ? null : written.Number("FromPort"), protocol == "-1" ? null : written.Number("ToPort"))
        {
            Range = written.Text("CidrIp"), Ipv6Range = written.Text("CidrIpv6"), Description = written.Text("Description"),
            Group = written.Text(isEgress ? "DestinationSecurityGroupId" : "SourceSecurityGroupId"),
            GroupName = isEgress ? null : written.Text("SourceSecurityGroupName"),
        };
    }

    /// <summary>Rules inside a group's own properties.</summary>
    public static IReadOnlyList<GroupRule> ReadAll(ResourceProperties group, bool isEgress) =>
        [.. group.Parts(isEgress ? "SecurityGroupEgress" : "SecurityGroupIngress").Select(part => Read(
            isEgress
                ? part.Only("CidrIp", "CidrIpv6", "Description", "DestinationSecurityGroupId", "FromPort", "IpProtocol", "ToPort")
                : part.Only("CidrIp", "CidrIpv6", "Description", "FromPort", "IpProtocol", "SourceSecurityGroupId",
                    "SourceSecurityGroupName", "SourceSecurityGroupOwnerId", "ToPort"), isEgress))];

    /// <summary>A rule that EC2 describes.</summary>
    public static GroupRule Of(SecurityGroupRule rule) => new(
        rule.IpProtocol!, rule.IpProtocol == "-1" ? null : rule.FromPort, rule.IpProtocol == "-1" ? null : rule.ToPort)
    {
        Range = rule.CidrIpv4, Ipv6Range = rule.CidrIpv6, Group = rule.ReferencedGroupInfo?.GroupId, Description = rule.Description,
    };

    public IpPermission Permission => new()
    {
        IpProtocol = Protocol, FromPort = From, ToPort = To,
        IpRanges = Range is null ? null : [new() { CidrIp = Range, Description = Description }],
        Ipv6Ranges = Ipv6Range is null ? null : [new() { CidrIpv6 = Ipv6Range, Description = Description }],
        UserIdGroupPairs = Group is null && GroupName is null
            ? null : [new() { GroupId = Group, GroupName = GroupName, Description = Description }],
    };

    /// <summary>As a template would write it.</summary>
    public JsonObject Written(bool isEgress)
    {
        var written = new JsonObject { ["IpProtocol"] = Protocol };
        if (From is { } from) written["FromPort"] = from;
        if (To is { } to) written["ToPort"] = to;
        if (Range is not null) written["CidrIp"] = Range;
        if (Ipv6Range is not null) written["CidrIpv6"] = Ipv6Range;
        if (Group is not null) written[isEgress ? "DestinationSecurityGroupId" : "SourceSecurityGroupId"] = Group;
        if (Description is not null) written[nameof(Description)] = Description;
        return written;
    }

    /// <summary>Lets through what the rule says, also where it is let through already.</summary>
    public async Task AuthorizeAsync(ResourceWork work, string group, bool isEgress, CancellationToken cancellationToken)
    {
        try
        {
            if (isEgress)
                await work.Api.SendAsync(Ec2Api.AuthorizeSecurityGroupEgress,
                    new() { GroupId = group, IpPermissions = [Permission] }, cancellationToken);
            else
                await work.Api.SendAsync(Ec2Api.AuthorizeSecurityGroupIngress,
                    new() { GroupId = group, IpPermissions = [Permission] }, cancellationToken);
        }
        catch (AwsException said) when (said.Code == "InvalidPermission.Duplicate")
        {
            // An earlier attempt got as far as this, or somebody was quicker: what was wanted is so.
        }
    }

    /// <summary>Stops letting through what the rule says.</summary>
    public Task RevokeAsync(ResourceWork work, string group, bool isEgress, CancellationToken cancellationToken) =>
        work.RemoveAsync(() => isEgress
            ? work.Api.SendAsync(Ec2Api.RevokeSecurityGroupEgress,
                new() { GroupId = group, IpPermissions = [Permission] }, cancellationToken)
            : work.Api.SendAsync(Ec2Api.RevokeSecurityGroupIngress,
                new() { GroupId = group, IpPermissions = [Permission] }, cancellationToken), cancellationToken);
}
