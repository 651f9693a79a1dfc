using System.Net;
using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>Rules of security groups; a change reaches running instances before it is answered.</summary>
sealed class SecurityGroupRules(
    RegionContext region, Ec2State state, Tags tags, SecurityGroups groups, Func<string, CancellationToken, Task> changed)
{
    const int MostRules = 120;

    static readonly Filters<SecurityGroupRule> Filters = new(rule => rule.Tags ?? [],
        ("group-id", rule => [rule.GroupId]), ("security-group-rule-id", rule => [rule.SecurityGroupRuleId]));

    public void Serve(Operations served)
    {
        served.Add(Ec2Api.AuthorizeSecurityGroupIngress, async (request, call, cancellationToken) =>
        {
            var group = groups.Require(request.GroupId, request.GroupName);
            var permissions = request.IpPermissions ?? [Single(request.IpProtocol, request.FromPort, request.ToPort, request.CidrIp)];
            var added =
                await AuthorizeAsync(group, isEgress: false, permissions, request.TagSpecifications, tags.IsOurs(call), request.DryRun,
                    cancellationToken);
            return new() { Return = true, SecurityGroupRules = added };
        });
        served.Add(Ec2Api.AuthorizeSecurityGroupEgress, async (request, call, cancellationToken) => new()
        {
            Return = true,
            SecurityGroupRules =
                await AuthorizeAsync(
                groups.Require(request.GroupId), isEgress: true, request.IpPermissions ?? [], request.TagSpecifications,
                tags.IsOurs(call), request.DryRun, cancellationToken),
        });
        served.Add(Ec2Api.RevokeSecurityGroupIngress, async (request, _, cancellationToken) =>
        {
            var group = groups.Require(request.GroupId, request.GroupName);
            var permissions = request.SecurityGroupRuleIds is { Count: > 0 } ? []
                : request.IpPermissions ?? [Single(request.IpProtocol, request.FromPort, request.ToPort, request.CidrIp)];
            var revoked =
                await RevokeAsync(
                group, isEgress: false, permissions, request.SecurityGroupRuleIds ?? [], request.DryRun, cancellationToken);
            return new() { Return = true, RevokedSecurityGroupRules = revoked };
        });
        served.Add(Ec2Api.RevokeSecurityGroupEgress, async (request, _, cancellationToken) => new()
        {
            Return = true,
            RevokedSecurityGroupRules = await RevokeAsync(groups.Require(request.GroupId), isEgress: true, request.IpPermissions ?? [],
                request.SecurityGroupRuleIds ?? [], request.DryRun, cancellationToken),
        });
        served.Add(Ec2Api.DescribeSecurityGroupRules, DescribeAsync);
    }

    async Task<IReadOnlyList<SecurityGroupRule>> AuthorizeAsync(
        SecurityGroupRecord group, bool isEgress, IReadOnlyList<IpPermission> permissions, IReadOnlyList<TagSpecification>? specifications,
        bool isOurs, bool? dryRun,
        CancellationToken cancellationToken)
    {
        var rules = permissions.SelectMany(permission => Read(group, isEgress, permission)).ToList();
        if (rules.Count == 0) throw Ec2Errors.Missing("ipPermissions");
        Ec2Errors.EndDryRun(dryRun);
        var given = Tags.For(specifications, "security-group-rule");
        await state.Database.WriteAsync(connection =>
        {
            var now = state.SecurityGroups.Find(connection, group.GroupId) ?? throw Ec2Errors.NotFound("security-group", group.GroupId);
            foreach (var rule in rules)
                if (now.Rules.FirstOrDefault(older => Same(older, rule)) is not null)
                    throw new AwsException(
                        "InvalidPermission.Duplicate", $"the specified rule \"peer: {Peer(rule)}, {Ports(rule)}, ALLOW\" already exists");
            if (now.Rules.Count + rules.Count > MostRules)
                throw new AwsException(
                    "RulesPerSecurityGroupLimitExceeded", "The maximum number of rules per security group has been reached.");
            state.SecurityGroups.Put(connection, group.GroupId, now with { Rules = [.. now.Rules, .. rules] });
            foreach (var rule in rules) tags.Put(connection, rule.SecurityGroupRuleId!, given, isOurs);
        }, cancellationToken);
        if (!isEgress) await changed(group.GroupId, cancellationToken);
        return [.. rules.Select(rule => rule with { Tags = given })];
    }

    async Task<IReadOnlyList<RevokedSecurityGroupRule>> RevokeAsync(
        SecurityGroupRecord group, bool isEgress, IReadOnlyList<IpPermission> permissions, IReadOnlyList<string> ids, bool? dryRun,
            CancellationToken cancellationToken)
    {
        List<SecurityGroupRule> gone = [];
        foreach (var id in ids)
            gone.Add(group.Rules.FirstOrDefault(rule => rule.SecurityGroupRuleId == id && rule.IsEgress == isEgress)
                ?? throw Ec2Errors.NotFound("security-group-rule", id));
        foreach (var rule in permissions.SelectMany(permission => Read(group, isEgress, permission)))
            gone.Add(group.Rules.FirstOrDefault(older => Same(older, rule))
                ?? throw new AwsException("InvalidPermission.NotFound", "The specified rule does not exist in this security group."));
        if (gone.Count == 0) throw Ec2Errors.Missing("ipPermissions");
        Ec2Errors.EndDryRun(dryRun);
        var goneIds = gone.Select(rule => rule.SecurityGroupRuleId).ToHashSet();
        await state.Database.WriteAsync(connection =>
        {
            var now = state.SecurityGroups.Find(connection, group.GroupId) ?? throw Ec2Errors.NotFound("security-group", group.GroupId);
            state.SecurityGroups.Put(
                connection, group.GroupId, now with { Rules = [.. now.Rules.Where(rule => !goneIds.Contains(rule.SecurityGroupRuleId))] });
            foreach (var rule in gone) tags.Forget(connection, rule.SecurityGroupRuleId!);
        }, cancellationToken);
        if (!isEgress) await changed(group.GroupId, cancellationToken);
        return [.. gone.Select(rule => new RevokedSecurityGroupRule
        {
            SecurityGroupRuleId = rule.SecurityGroupRuleId, GroupId = rule.GroupId, IsEgress = isEgress, IpProtocol = rule.IpProtocol,
            FromPort = rule.FromPort,
            ToPort = rule.ToPort, CidrIpv4 = rule.CidrIpv4, CidrIpv6 = rule.CidrIpv6, ReferencedGroupId = rule.ReferencedGroupInfo?.GroupId,
            Description = rule.Description,
        })];
    }

    Task<DescribeSecurityGroupRulesResult> DescribeAsync(
        DescribeSecurityGroupRulesRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var tagsOf = tags.Lookup();
        var all = state.SecurityGroups.List().SelectMany(group => group.Rules);
        var chosen = Ec2Errors.Chosen("security-group-rule", request.SecurityGroupRuleIds, all, rule => rule.SecurityGroupRuleId!)
            .Select(rule => rule with { Tags = tagsOf(rule.SecurityGroupRuleId!) });
        var page = Page<SecurityGroupRule>.Cut(
            Filters.Apply(chosen, request.Filters), rule => rule.SecurityGroupRuleId!, request.MaxResults, request.NextToken);
        return Task.FromResult(new DescribeSecurityGroupRulesResult { SecurityGroupRules = page.Items, NextToken = page.NextToken });
    }

    static IpPermission Single(string? protocol, int? from, int? to, string? range) => new()
    {
        IpProtocol = protocol ?? throw Ec2Errors.Missing("ipProtocol"), FromPort = from, ToPort = to,
        IpRanges = [new() { CidrIp = range ?? throw Ec2Errors.Missing("cidrIp") }],
    };

    /// <summary>One rule for each peer of a permission.</summary>
    IEnumerable<SecurityGroupRule> Read(SecurityGroupRecord group, bool isEgress, IpPermission permission)
    {
        var protocol = permission.IpProtocol switch
        {
            "6" => "tcp", "17" => "udp", "1" => "icmp", "all" => "-1",
            "tcp" or "udp" or "icmp" or "icmpv6" or "-1" => permission.IpProtocol,
            null => throw Ec2Errors.Missing("ipProtocol"),
            var other => throw Ec2Errors.Invalid("IpProtocol", other, "Known here: tcp, udp, icmp, icmpv6, -1."),
        };
        var (from, to) = protocol switch
        {
            "-1" => (-1, -1),
            "icmp" or "icmpv6" => (permission.FromPort ?? -1, permission.ToPort ?? -1),
            _ => (permission.FromPort ?? throw Ec2Errors.Missing("fromPort"), permission.ToPort ?? throw Ec2Errors.Missing("toPort")),
        };
        if (protocol is "tcp" or "udp" && (from is < 0 or > 65535 || to is < 0 or > 65535 || from > to))
            throw new AwsException(
                "InvalidParameterValue", $"Invalid value for portRange. Must specify both from and to ports with TCP/UDP: {from}-{to}");
        var rule = SecurityGroups.NewRule(region, group.GroupId, isEgress) with { IpProtocol = protocol, FromPort = from, ToPort = to };
        SecurityGroupRule New() =>
            rule with { SecurityGroupRuleId = SecurityGroups.NewRule(region, group.GroupId, isEgress).SecurityGroupRuleId };

        foreach (var range in permission.IpRanges ?? [])
            yield return New() with { CidrIpv4 = CheckRange(range.CidrIp, isIpv6: false), Description = range.Description };
        foreach (var range in permission.Ipv6Ranges ?? [])
            yield return New() with { CidrIpv6 = CheckRange(range.CidrIpv6, isIpv6: true), Description = range.Description };
        foreach (var pair in permission.UserIdGroupPairs ?? [])
        {
            var peer = groups.Require(pair.GroupId, pair.GroupName);
            yield return New() with { ReferencedGroupInfo = new() { GroupId = peer.GroupId, UserId = region.Account, VpcId = peer.VpcId },
                Description = pair.Description };
        }
    }

    static string CheckRange(string? range, bool isIpv6) =>
        IPNetwork.TryParse(range, out var read)
            && read.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 == isIpv6
            ? range!
            : throw new AwsException("InvalidParameterValue", $"CIDR block {range} is malformed");

    static bool Same(SecurityGroupRule one, SecurityGroupRule other) =>
        (one.IsEgress, one.IpProtocol, one.FromPort, one.ToPort, Peer(one)) == (
            other.IsEgress, other.IpProtocol, other.FromPort, other.ToPort, Peer(other));

    static string Peer(SecurityGroupRule rule) => rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.ReferencedGroupInfo!.GroupId!;

    static string Ports(SecurityGroupRule rule) =>
        rule.IpProtocol == "-1" ? "ALL" : $"{rule.IpProtocol!.ToUpperInvariant()}, from port: {rule.FromPort}, to port: {rule.ToPort}";
}
