namespace Farshore.Aws.Ec2;

/// <summary>The group whose members a rule is for.</summary>
public sealed record ReferencedSecurityGroup
{
    public string? GroupId { get; init; }

    public string? UserId { get; init; }

    public string? VpcId { get; init; }
}

/// <summary>One rule: one protocol, one port range, one peer.</summary>
public sealed record SecurityGroupRule
{
    public string? SecurityGroupRuleId { get; init; }

    public string? GroupId { get; init; }

    public string? GroupOwnerId { get; init; }

    public bool? IsEgress { get; init; }

    public string? IpProtocol { get; init; }

    public int? FromPort { get; init; }

    public int? ToPort { get; init; }

    public string? CidrIpv4 { get; init; }

    public string? CidrIpv6 { get; init; }

    public ReferencedSecurityGroup? ReferencedGroupInfo { get; init; }

    public string? Description { get; init; }

    [WireName("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? SecurityGroupRuleArn { get; init; }
}

/// <summary>Rules to add, as permissions or, for one rule, as single members.</summary>
public sealed record AuthorizeSecurityGroupIngressRequest
{
    [WireName("CidrIp")]
    public string? CidrIp { get; init; }

    [WireName("FromPort")]
    public int? FromPort { get; init; }

    [WireName("GroupId")]
    public string? GroupId { get; init; }

    [WireName("GroupName")]
    public string? GroupName { get; init; }

    [WireName("IpPermissions")]
    public IReadOnlyList<IpPermission>? IpPermissions { get; init; }

    [WireName("IpProtocol")]
    public string? IpProtocol { get; init; }

    [WireName("ToPort")]
    public int? ToPort { get; init; }

    [WireName("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The rules added.</summary>
public sealed record AuthorizeSecurityGroupIngressResult
{
    public bool? Return { get; init; }

    [WireName("securityGroupRuleSet")]
    public IReadOnlyList<SecurityGroupRule>? SecurityGroupRules { get; init; }
}

/// <summary>Rules to add.</summary>
public sealed record AuthorizeSecurityGroupEgressRequest
{
    [WireName("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    public bool? DryRun { get; init; }

    public required string GroupId { get; init; }

    public IReadOnlyList<IpPermission>? IpPermissions { get; init; }
}

/// <summary>The rules added.</summary>
public sealed record AuthorizeSecurityGroupEgressResult
{
    public bool? Return { get; init; }

    [WireName("securityGroupRuleSet")]
    public IReadOnlyList<SecurityGroupRule>? SecurityGroupRules { get; init; }
}

/// <summary>Rules to take away, by id, as permissions, or as single members.</summary>
public sealed record RevokeSecurityGroupIngressRequest
{
    [WireName("CidrIp")]
    public string? CidrIp { get; init; }

    [WireName("FromPort")]
    public int? FromPort { get; init; }

    [WireName("GroupId")]
    public string? GroupId { get; init; }

    [WireName("GroupName")]
    public string? GroupName { get; init; }

    [WireName("IpPermissions")]
    public IReadOnlyList<IpPermission>? IpPermissions { get; init; }

    [WireName("IpProtocol")]
    public string? IpProtocol { get; init; }

    [WireName("ToPort")]
    public int? ToPort { get; init; }

    [WireName("SecurityGroupRuleId")]
    public IReadOnlyList<string>? SecurityGroupRuleIds { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>A rule that was taken away.</summary>
public sealed record RevokedSecurityGroupRule
{
    public string? SecurityGroupRuleId { get; init; }

    public string? GroupId { get; init; }

    public bool? IsEgress { get; init; }

    public string? IpProtocol { get; init; }

    public int? FromPort { get; init; }

    public int? ToPort { get; init; }

    public string? CidrIpv4 { get; init; }

    public string? CidrIpv6 { get; init; }

    public string? ReferencedGroupId { get; init; }

    public string? Description { get; init; }
}

/// <summary>The rules taken away and the permissions that were not there.</summary>
public sealed record RevokeSecurityGroupIngressResult
{
    public bool? Return { get; init; }

    [WireName("unknownIpPermissionSet")]
    public IReadOnlyList<IpPermission>? UnknownIpPermissions { get; init; }

    [WireName("revokedSecurityGroupRuleSet")]
    public IReadOnlyList<RevokedSecurityGroupRule>? RevokedSecurityGroupRules { get; init; }
}

/// <summary>Rules to take away.</summary>
public sealed record RevokeSecurityGroupEgressRequest
{
    [WireName("SecurityGroupRuleId")]
    public IReadOnlyList<string>? SecurityGroupRuleIds { get; init; }

    public bool? DryRun { get; init; }

    public required string GroupId { get; init; }

    public IReadOnlyList<IpPermission>? IpPermissions { get; init; }
}

/// <summary>The rules taken away and the permissions that were not there.</summary>
public sealed record RevokeSecurityGroupEgressResult
{
    public bool? Return { get; init; }

    [WireName("unknownIpPermissionSet")]
    public IReadOnlyList<IpPermission>? UnknownIpPermissions { get; init; }

    [WireName("revokedSecurityGroupRuleSet")]
    public IReadOnlyList<RevokedSecurityGroupRule>? RevokedSecurityGroupRules { get; init; }
}

/// <summary>Which rules to describe.</summary>
public sealed record DescribeSecurityGroupRulesRequest
{
    [WireName("Filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }

    [WireName("SecurityGroupRuleId")]
    public IReadOnlyList<string>? SecurityGroupRuleIds { get; init; }

    [WireName("DryRun")]
    public bool? DryRun { get; init; }

    [WireName("NextToken")]
    public string? NextToken { get; init; }

    [WireName("MaxResults")]
    public int? MaxResults { get; init; }
}

/// <summary>One page of rules.</summary>
public sealed record DescribeSecurityGroupRulesResult
{
    [WireName("securityGroupRuleSet")]
    public IReadOnlyList<SecurityGroupRule>? SecurityGroupRules { get; init; }

    public string? NextToken { get; init; }
}

public static partial class Ec2Api
{
    /// <summary>Lets more in; at once, also for running instances.</summary>
    public static readonly Operation<AuthorizeSecurityGroupIngressRequest, AuthorizeSecurityGroupIngressResult>
        AuthorizeSecurityGroupIngress =
        new(Service, nameof(AuthorizeSecurityGroupIngress), HttpRoute.Rpc,
            Ec2Shapes.Default.AuthorizeSecurityGroupIngressRequest, Ec2Shapes.Default.AuthorizeSecurityGroupIngressResult);

    /// <summary>Lets more out.</summary>
    public static readonly Operation<AuthorizeSecurityGroupEgressRequest, AuthorizeSecurityGroupEgressResult> AuthorizeSecurityGroupEgress =
        new(Service, nameof(AuthorizeSecurityGroupEgress), HttpRoute.Rpc,
            Ec2Shapes.Default.AuthorizeSecurityGroupEgressRequest, Ec2Shapes.Default.AuthorizeSecurityGroupEgressResult);

    /// <summary>Lets less in; at once, also for running instances.</summary>
    public static readonly Operation<RevokeSecurityGroupIngressRequest, RevokeSecurityGroupIngressResult> RevokeSecurityGroupIngress =
        new(Service, nameof(RevokeSecurityGroupIngress), HttpRoute.Rpc,
            Ec2Shapes.Default.RevokeSecurityGroupIngressRequest, Ec2Shapes.Default.RevokeSecurityGroupIngressResult);

    /// <summary>Lets less out.</summary>
    public static readonly Operation<RevokeSecurityGroupEgressRequest, RevokeSecurityGroupEgressResult> RevokeSecurityGroupEgress =
        new(Service, nameof(RevokeSecurityGroupEgress), HttpRoute.Rpc,
            Ec2Shapes.Default.RevokeSecurityGroupEgressRequest, Ec2Shapes.Default.RevokeSecurityGroupEgressResult);

    /// <summary>The rules, each with its id.</summary>
    public static readonly Operation<DescribeSecurityGroupRulesRequest, DescribeSecurityGroupRulesResult> DescribeSecurityGroupRules =
        new(Service, nameof(DescribeSecurityGroupRules), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeSecurityGroupRulesRequest, Ec2Shapes.Default.DescribeSecurityGroupRulesResult);
}
