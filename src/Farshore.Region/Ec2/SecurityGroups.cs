using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>Security groups. What lets TCP in from addresses opens real ports of the instances in the group.</summary>
sealed class SecurityGroups(RegionContext region, Ec2State state, Tags tags, Vpcs vpcs, NetworkUsers users)
{
    public const string Default = "default";

    static readonly Filters<SecurityGroup> Filters = new(group => group.Tags ?? [],
        ("group-id", group => [group.GroupId]), ("group-name", group => [group.GroupName]), ("vpc-id", group => [group.VpcId]),
        ("description", group => [group.Description]), ("owner-id", group => [group.OwnerId]),
        ("ip-permission.from-port", group => (group.IpPermissions ?? []).Select(permission => permission.FromPort?.ToString())),
        ("ip-permission.to-port", group => (group.IpPermissions ?? []).Select(permission => permission.ToPort?.ToString())),
        ("ip-permission.protocol", group => (group.IpPermissions ?? []).Select(permission => permission.IpProtocol)),
        ("ip-permission.cidr", group =>
            (group.IpPermissions ?? []).SelectMany(permission => permission.IpRanges ?? []).Select(range => range.CidrIp)));

    public void Serve(Operations served)
    {
        served.Add(Ec2Api.CreateSecurityGroup, CreateAsync);
        served.Add(Ec2Api.DescribeSecurityGroups, DescribeAsync);
        served.Add(Ec2Api.DeleteSecurityGroup, DeleteAsync);
    }

    /// <summary>The group every network has: its members reach each other, and everything out.</summary>
    public static SecurityGroupRecord DefaultOf(RegionContext region, string vpc)
    {
        var id = Names.New("sg-");
        return new(id, Default, "default VPC security group", vpc,
        [
            NewRule(region, id, isEgress: false) with { IpProtocol = "-1", FromPort = -1, ToPort = -1,
                ReferencedGroupInfo = new() { GroupId = id, UserId = region.Account, VpcId = vpc } },
            EverythingOut(region, id),
        ]);
    }

    public static SecurityGroupRule NewRule(RegionContext region, string group, bool isEgress)
    {
        var id = Names.New("sgr-");
        return new()
        {
            SecurityGroupRuleId = id, GroupId = group, GroupOwnerId = region.Account, IsEgress = isEgress,
            SecurityGroupRuleArn = region.Arn("ec2", $"security-group-rule/{id}").ToString(),
        };
    }

    public SecurityGroupRecord Require(string? id) =>
        id is null ? throw Ec2Errors.Missing("GroupId") : state.SecurityGroups.Find(id) ?? throw Ec2Errors.NotFound("security-group", id);

    /// <summary>A group by id, or by name in the default network, as older calls name it.</summary>
    public SecurityGroupRecord Require(string? id, string? name) => id is null && name is not null
        ? state.SecurityGroups.List().FirstOrDefault(group => group.GroupName == name && group.VpcId == vpcs.RequireDefault().VpcId)
            ?? throw Ec2Errors.NotFound("security-group", name)
        : Require(id);

    public SecurityGroupRecord RequireDefaultOf(string vpc) =>
        state.SecurityGroups.List().First(group => group.VpcId == vpc && group.GroupName == Default);

    static SecurityGroupRule EverythingOut(RegionContext region, string group) =>
        NewRule(region, group, isEgress: true) with { IpProtocol = "-1", FromPort = -1, ToPort = -1, CidrIpv4 = "0.0.0.0/0" };

    async Task<CreateSecurityGroupResult> CreateAsync(CreateSecurityGroupRequest request, Call call, CancellationToken cancellationToken)
    {
        var vpc = request.VpcId is null ? vpcs.RequireDefault() : vpcs.Require(request.VpcId);
        if (request.GroupName is null) throw Ec2Errors.Missing("GroupName");
        if (request.GroupName == Default)
            throw new AwsException("InvalidParameterValue", "Cannot use reserved security group name: default");
        if (request.GroupName.StartsWith("sg-", StringComparison.Ordinal))
            throw Ec2Errors.Invalid("groupName", request.GroupName, "Group names may not be in the format sg-*.");
        Ec2Errors.EndDryRun(request.DryRun);

        var id = Names.New("sg-");
        var group = new SecurityGroupRecord(id, request.GroupName, request.Description ?? "", vpc.VpcId!, [EverythingOut(region, id)]);
        var given = Tags.For(request.TagSpecifications, "security-group");
        await state.Database.WriteAsync(connection =>
        {
            // Inside the write, so that of two calls with one name one is refused.
            if (state.SecurityGroups.List(connection).Any(other => other.GroupName == group.GroupName && other.VpcId == group.VpcId))
                throw new AwsException(
                    "InvalidGroup.Duplicate", $"The security group '{group.GroupName}' already exists for VPC '{group.VpcId}'");
            state.SecurityGroups.Put(connection, id, group);
            tags.Put(connection, id, given, tags.IsOurs(call));
        }, cancellationToken);
        return new() { GroupId = id, Tags = given, SecurityGroupArn = region.Arn("ec2", $"security-group/{id}").ToString() };
    }

    Task<DescribeSecurityGroupsResult> DescribeAsync(DescribeSecurityGroupsRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var tagsOf = tags.Lookup();
        var all = state.SecurityGroups.List();
        if (request.GroupNames?.FirstOrDefault(name => all.All(group => group.GroupName != name)) is { } unknown)
            throw Ec2Errors.NotFound("security-group", unknown);
        var chosen = Ec2Errors.Chosen("security-group", request.GroupIds, all, group => group.GroupId)
            .Where(group => request.GroupNames is not { Count: > 0 } names || names.Contains(group.GroupName))
            .Select(group => Describe(group, tagsOf(group.GroupId)));
        var page = Page<SecurityGroup>.Cut(
            Filters.Apply(chosen, request.Filters), group => group.GroupId!, request.MaxResults, request.NextToken);
        return Task.FromResult(new DescribeSecurityGroupsResult { SecurityGroups = page.Items, NextToken = page.NextToken });
    }

    async Task<DeleteSecurityGroupResult> DeleteAsync(DeleteSecurityGroupRequest request, Call call, CancellationToken cancellationToken)
    {
        var group = Require(request.GroupId, request.GroupName);
        if (group.GroupName == Default)
            throw new AwsException(
                "CannotDelete", $"the specified group: \"{group.GroupId}\" name: \"default\" cannot be deleted by a user");
        Ec2Errors.EndDryRun(request.DryRun);
        var used = state.Instances.List()
            .Any(instance => instance.State != InstanceStates.Terminated && instance.SecurityGroupIds.Contains(group.GroupId))
            || state.SecurityGroups.List().Any(other => other.GroupId != group.GroupId
                && other.Rules.Any(rule => rule.ReferencedGroupInfo?.GroupId == group.GroupId));
        if (used || users.InGroup(group.GroupId)) throw Ec2Errors.Depends(group.GroupId);
        await state.Database.WriteAsync(connection =>
        {
            state.SecurityGroups.Delete(connection, group.GroupId);
            tags.Forget(connection, group.GroupId);
        }, cancellationToken);
        return new() { Return = true, GroupId = group.GroupId };
    }

    SecurityGroup Describe(SecurityGroupRecord group, IReadOnlyList<Tag> given) => new()
    {
        GroupId = group.GroupId, GroupName = group.GroupName, Description = group.Description, VpcId = group.VpcId,
        OwnerId = region.Account,
        SecurityGroupArn = region.Arn("ec2", $"security-group/{group.GroupId}").ToString(), Tags = given,
        IpPermissions = Permissions(group.Rules.Where(rule => rule.IsEgress != true)),
        IpPermissionsEgress = Permissions(group.Rules.Where(rule => rule.IsEgress == true)),
    };

    /// <summary>Rules as the older form has them: one entry for a protocol and its ports, with everybody it is open to.</summary>
    public static IReadOnlyList<IpPermission> Permissions(IEnumerable<SecurityGroupRule> rules) =>
        [.. rules.GroupBy(rule => (rule.IpProtocol, rule.FromPort, rule.ToPort)).Select(same => new IpPermission
        {
            IpProtocol = same.Key.IpProtocol,
            FromPort = same.Key.IpProtocol == "-1" ? null : same.Key.FromPort,
            ToPort = same.Key.IpProtocol == "-1" ? null : same.Key.ToPort,
            IpRanges = [.. same.Where(rule => rule.CidrIpv4 is not null)
                .Select(rule => new IpRange { CidrIp = rule.CidrIpv4, Description = rule.Description })],
            Ipv6Ranges =
                [.. same.Where(rule => rule.CidrIpv6 is not null)
                .Select(rule => new Ipv6Range { CidrIpv6 = rule.CidrIpv6, Description = rule.Description })],
            UserIdGroupPairs = [.. same.Where(rule => rule.ReferencedGroupInfo is not null).Select(rule => new UserIdGroupPair
            {
                GroupId = rule.ReferencedGroupInfo!.GroupId, UserId = rule.ReferencedGroupInfo.UserId, Description = rule.Description,
            })],
        })];
}
