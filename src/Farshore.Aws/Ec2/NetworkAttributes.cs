namespace Farshore.Aws.Ec2;

/// <summary>Whether instances launched in a subnet get a public address.</summary>
public sealed record ModifySubnetAttributeRequest
{
    [WireName("MapPublicIpOnLaunch")]
    public AttributeBooleanValue? MapPublicIpOnLaunch { get; init; }

    public required string SubnetId { get; init; }
}

/// <summary>ModifySubnetAttribute answers nothing but its success.</summary>
public sealed record ModifySubnetAttributeResponse;

/// <summary>Which attribute of which network.</summary>
public sealed record DescribeVpcAttributeRequest
{
    [WireName("Attribute")]
    public required string Attribute { get; init; }

    [WireName("VpcId")]
    public required string VpcId { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The attribute asked for.</summary>
public sealed record DescribeVpcAttributeResult
{
    public AttributeBooleanValue? EnableDnsHostnames { get; init; }

    public AttributeBooleanValue? EnableDnsSupport { get; init; }

    public string? VpcId { get; init; }
}

/// <summary>The attribute of a network and its new value.</summary>
public sealed record ModifyVpcAttributeRequest
{
    [WireName("EnableDnsHostnames")]
    public AttributeBooleanValue? EnableDnsHostnames { get; init; }

    [WireName("EnableDnsSupport")]
    public AttributeBooleanValue? EnableDnsSupport { get; init; }

    public required string VpcId { get; init; }
}

/// <summary>ModifyVpcAttribute answers nothing but its success.</summary>
public sealed record ModifyVpcAttributeResponse;

public static partial class Ec2Api
{
    /// <summary>Changes one attribute of a subnet.</summary>
    public static readonly Operation<ModifySubnetAttributeRequest, ModifySubnetAttributeResponse> ModifySubnetAttribute =
        new(Service, nameof(ModifySubnetAttribute), HttpRoute.Rpc,
            Ec2Shapes.Default.ModifySubnetAttributeRequest, Ec2Shapes.Default.ModifySubnetAttributeResponse);

    /// <summary>One attribute of a network.</summary>
    public static readonly Operation<DescribeVpcAttributeRequest, DescribeVpcAttributeResult> DescribeVpcAttribute =
        new(Service, nameof(DescribeVpcAttribute), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeVpcAttributeRequest, Ec2Shapes.Default.DescribeVpcAttributeResult);

    /// <summary>Changes one attribute of a network.</summary>
    public static readonly Operation<ModifyVpcAttributeRequest, ModifyVpcAttributeResponse> ModifyVpcAttribute =
        new(Service, nameof(ModifyVpcAttribute), HttpRoute.Rpc,
            Ec2Shapes.Default.ModifyVpcAttributeRequest, Ec2Shapes.Default.ModifyVpcAttributeResponse);
}
