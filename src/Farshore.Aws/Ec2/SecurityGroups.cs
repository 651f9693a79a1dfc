namespace Farshore.Aws.Ec2;

/// <summary>IPv4 addresses a rule is for.</summary>
public sealed record IpRange
{
    public string? Description { get; init; }

    public string? CidrIp { get; init; }
}

/// <summary>IPv6 addresses a rule is for.</summary>
public sealed record Ipv6Range
{
    public string? Description { get; init; }

    public string? CidrIpv6 { get; init; }
}

/// <summary>A security group whose members a rule is for.</summary>
public sealed record UserIdGroupPair
{
    public string? Description { get; init; }

    public string? UserId { get; init; }

    public string? GroupName { get; init; }

    public string? GroupId { get; init; }

    public string? VpcId { get; init; }
}

/// <summary>Ports of one protocol, open to ranges and groups; protocol <c>-1</c> means everything.</summary>
public sealed record IpPermission
{
    public string? IpProtocol { get; init; }

    public int? FromPort { get; init; }

    public int? ToPort { get; init; }

    [WireName("groups")]
    public IReadOnlyList<UserIdGroupPair>? UserIdGroupPairs { get; init; }

    public IReadOnlyList<IpRange>? IpRanges { get; init; }

    public IReadOnlyList<Ipv6Range>? Ipv6Ranges { get; init; }
}

/// <summary>Name and network of a new group.</summary>
public sealed record CreateSecurityGroupRequest
{
    [WireName("GroupDescription")]
    public required string Description { get; init; }

    [WireName("GroupName")]
    public required string GroupName { get; init; }

    [WireName("VpcId")]
    public string? VpcId { get; init; }

    [WireName("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The new group's id.</summary>
public sealed record CreateSecurityGroupResult
{
    public string? GroupId { get; init; }

    [WireName("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? SecurityGroupArn { get; init; }
}

/// <summary>A group with its rules.</summary>
public sealed record SecurityGroup
{
    public string? GroupId { get; init; }

    public IReadOnlyList<IpPermission>? IpPermissionsEgress { get; init; }

    [WireName("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? VpcId { get; init; }

    public string? SecurityGroupArn { get; init; }

    public string? OwnerId { get; init; }

    public string? GroupName { get; init; }

    [WireName("groupDescription")]
    public string? Description { get; init; }

    public IReadOnlyList<IpPermission>? IpPermissions { get; init; }
}

/// <summary>Which groups to describe.</summary>
public sealed record DescribeSecurityGroupsRequest
{
    [WireName("GroupId"), Items("groupId")]
    public IReadOnlyList<string>? GroupIds { get; init; }

    [WireName("GroupName"), Items("GroupName")]
    public IReadOnlyList<string>? GroupNames { get; init; }

    [WireName("NextToken")]
    public string? NextToken { get; init; }

    [WireName("MaxResults")]
    public int? MaxResults { get; init; }

    public bool? DryRun { get; init; }

    [WireName("Filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }
}

/// <summary>One page of groups.</summary>
public sealed record DescribeSecurityGroupsResult
{
    public string? NextToken { get; init; }

    [WireName("securityGroupInfo")]
    public IReadOnlyList<SecurityGroup>? SecurityGroups { get; init; }
}

/// <summary>The group to delete.</summary>
public sealed record DeleteSecurityGroupRequest
{
    [WireName("GroupId")]
    public string? GroupId { get; init; }

    [WireName("GroupName")]
    public string? GroupName { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The deleted group.</summary>
public sealed record DeleteSecurityGroupResult
{
    public bool? Return { get; init; }

    public string? GroupId { get; init; }
}

public static partial class Ec2Api
{
    /// <summary>Makes a group that lets nothing in and everything out.</summary>
    public static readonly Operation<CreateSecurityGroupRequest, CreateSecurityGroupResult> CreateSecurityGroup =
        new(Service, nameof(CreateSecurityGroup), HttpRoute.Rpc,
            Ec2Shapes.Default.CreateSecurityGroupRequest, Ec2Shapes.Default.CreateSecurityGroupResult);

    /// <summary>The groups with their rules.</summary>
    public static readonly Operation<DescribeSecurityGroupsRequest, DescribeSecurityGroupsResult> DescribeSecurityGroups =
        new(Service, nameof(DescribeSecurityGroups), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeSecurityGroupsRequest, Ec2Shapes.Default.DescribeSecurityGroupsResult);

    /// <summary>Deletes a group that nothing uses.</summary>
    public static readonly Operation<DeleteSecurityGroupRequest, DeleteSecurityGroupResult> DeleteSecurityGroup =
        new(Service, nameof(DeleteSecurityGroup), HttpRoute.Rpc,
            Ec2Shapes.Default.DeleteSecurityGroupRequest, Ec2Shapes.Default.DeleteSecurityGroupResult);
}
