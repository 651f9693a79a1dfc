namespace Farshore.Aws.Ec2;

/// <summary>Where the subnet lies.</summary>
public sealed record CreateSubnetRequest
{
    [WireName("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    [WireName("AvailabilityZone")]
    public string? AvailabilityZone { get; init; }

    [WireName("AvailabilityZoneId")]
    public string? AvailabilityZoneId { get; init; }

    [WireName("CidrBlock")]
    public string? CidrBlock { get; init; }

    [WireName("VpcId")]
    public required string VpcId { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>A range of a network's addresses in one zone.</summary>
public sealed record Subnet
{
    public string? AvailabilityZoneId { get; init; }

    public string? OwnerId { get; init; }

    [WireName("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? SubnetArn { get; init; }

    public string? SubnetId { get; init; }

    public string? State { get; init; }

    public string? VpcId { get; init; }

    public string? CidrBlock { get; init; }

    public int? AvailableIpAddressCount { get; init; }

    public string? AvailabilityZone { get; init; }

    public bool? DefaultForAz { get; init; }

    public bool? MapPublicIpOnLaunch { get; init; }
}

/// <summary>The new subnet.</summary>
public sealed record CreateSubnetResult
{
    public Subnet? Subnet { get; init; }
}

/// <summary>Which subnets to describe.</summary>
public sealed record DescribeSubnetsRequest
{
    [WireName("Filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }

    [WireName("SubnetId"), Items("SubnetId")]
    public IReadOnlyList<string>? SubnetIds { get; init; }

    [WireName("NextToken")]
    public string? NextToken { get; init; }

    [WireName("MaxResults")]
    public int? MaxResults { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>One page of subnets.</summary>
public sealed record DescribeSubnetsResult
{
    public string? NextToken { get; init; }

    [WireName("subnetSet")]
    public IReadOnlyList<Subnet>? Subnets { get; init; }
}

/// <summary>The subnet to delete.</summary>
public sealed record DeleteSubnetRequest
{
    [WireName("SubnetId")]
    public required string SubnetId { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>DeleteSubnet answers nothing but its success.</summary>
public sealed record DeleteSubnetResponse;

public static partial class Ec2Api
{
    /// <summary>Makes a subnet of a network in one zone.</summary>
    public static readonly Operation<CreateSubnetRequest, CreateSubnetResult> CreateSubnet =
        new(Service, nameof(CreateSubnet), HttpRoute.Rpc, Ec2Shapes.Default.CreateSubnetRequest, Ec2Shapes.Default.CreateSubnetResult);

    /// <summary>The subnets.</summary>
    public static readonly Operation<DescribeSubnetsRequest, DescribeSubnetsResult> DescribeSubnets =
        new(Service, nameof(DescribeSubnets), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeSubnetsRequest, Ec2Shapes.Default.DescribeSubnetsResult);

    /// <summary>Deletes a subnet that no instance is in.</summary>
    public static readonly Operation<DeleteSubnetRequest, DeleteSubnetResponse> DeleteSubnet =
        new(Service, nameof(DeleteSubnet), HttpRoute.Rpc, Ec2Shapes.Default.DeleteSubnetRequest, Ec2Shapes.Default.DeleteSubnetResponse);
}
