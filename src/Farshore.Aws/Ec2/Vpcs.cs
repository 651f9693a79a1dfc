namespace Farshore.Aws.Ec2;

/// <summary>The address range of a new network.</summary>
public sealed record CreateVpcRequest
{
    [WireName("CidrBlock")]
    public string? CidrBlock { get; init; }

    [WireName("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>A network.</summary>
public sealed record Vpc
{
    public string? OwnerId { get; init; }

    public string? InstanceTenancy { get; init; }

    public bool? IsDefault { get; init; }

    [WireName("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? VpcId { get; init; }

    public string? State { get; init; }

    public string? CidrBlock { get; init; }

    public string? DhcpOptionsId { get; init; }
}

/// <summary>The new network.</summary>
public sealed record CreateVpcResult
{
    public Vpc? Vpc { get; init; }
}

/// <summary>Which networks to describe.</summary>
public sealed record DescribeVpcsRequest
{
    [WireName("Filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }

    [WireName("VpcId"), Items("VpcId")]
    public IReadOnlyList<string>? VpcIds { get; init; }

    [WireName("NextToken")]
    public string? NextToken { get; init; }

    [WireName("MaxResults")]
    public int? MaxResults { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>One page of networks.</summary>
public sealed record DescribeVpcsResult
{
    public string? NextToken { get; init; }

    [WireName("vpcSet")]
    public IReadOnlyList<Vpc>? Vpcs { get; init; }
}

/// <summary>The network to delete.</summary>
public sealed record DeleteVpcRequest
{
    [WireName("VpcId")]
    public required string VpcId { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>DeleteVpc answers nothing but its success.</summary>
public sealed record DeleteVpcResponse;

public static partial class Ec2Api
{
    /// <summary>Makes a network; it is a record, machines have addresses of their own.</summary>
    public static readonly Operation<CreateVpcRequest, CreateVpcResult> CreateVpc =
        new(Service, nameof(CreateVpc), HttpRoute.Rpc, Ec2Shapes.Default.CreateVpcRequest, Ec2Shapes.Default.CreateVpcResult);

    /// <summary>The networks.</summary>
    public static readonly Operation<DescribeVpcsRequest, DescribeVpcsResult> DescribeVpcs =
        new(Service, nameof(DescribeVpcs), HttpRoute.Rpc, Ec2Shapes.Default.DescribeVpcsRequest, Ec2Shapes.Default.DescribeVpcsResult);

    /// <summary>Deletes a network that nothing is in.</summary>
    public static readonly Operation<DeleteVpcRequest, DeleteVpcResponse> DeleteVpc =
        new(Service, nameof(DeleteVpc), HttpRoute.Rpc, Ec2Shapes.Default.DeleteVpcRequest, Ec2Shapes.Default.DeleteVpcResponse);
}
