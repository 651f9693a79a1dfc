namespace Farshore.Aws.Ec2;

/// <summary>Which attributes of the account.</summary>
public sealed record DescribeAccountAttributesRequest
{
    public bool? DryRun { get; init; }

    [WireName("attributeName"), Items("attributeName")]
    public IReadOnlyList<string>? AttributeNames { get; init; }
}

/// <summary>One value of an attribute.</summary>
public sealed record AccountAttributeValue
{
    public string? AttributeValue { get; init; }
}

/// <summary>An attribute of the account in this Region, e.g. its default network.</summary>
public sealed record AccountAttribute
{
    public string? AttributeName { get; init; }

    [WireName("attributeValueSet")]
    public IReadOnlyList<AccountAttributeValue>? AttributeValues { get; init; }
}

/// <summary>The attributes found.</summary>
public sealed record DescribeAccountAttributesResult
{
    [WireName("accountAttributeSet")]
    public IReadOnlyList<AccountAttribute>? AccountAttributes { get; init; }
}

/// <summary>CreateDefaultVpc takes nothing of its own.</summary>
public sealed record CreateDefaultVpcRequest
{
    [WireName("DryRun")]
    public bool? DryRun { get; init; }
}

/// <summary>The default network.</summary>
public sealed record CreateDefaultVpcResult
{
    public Vpc? Vpc { get; init; }
}

/// <summary>The zone whose default subnet is missing.</summary>
public sealed record CreateDefaultSubnetRequest
{
    [WireName("AvailabilityZone")]
    public string? AvailabilityZone { get; init; }

    [WireName("DryRun")]
    public bool? DryRun { get; init; }
}

/// <summary>The default subnet.</summary>
public sealed record CreateDefaultSubnetResult
{
    public Subnet? Subnet { get; init; }
}

public static partial class Ec2Api
{
    /// <summary>What EC2 holds of the account in this Region.</summary>
    public static readonly Operation<DescribeAccountAttributesRequest, DescribeAccountAttributesResult> DescribeAccountAttributes =
        new(Service, nameof(DescribeAccountAttributes), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeAccountAttributesRequest, Ec2Shapes.Default.DescribeAccountAttributesResult);

    /// <summary>Makes the default network again where it was deleted.</summary>
    public static readonly Operation<CreateDefaultVpcRequest, CreateDefaultVpcResult> CreateDefaultVpc =
        new(Service, nameof(CreateDefaultVpc), HttpRoute.Rpc,
            Ec2Shapes.Default.CreateDefaultVpcRequest, Ec2Shapes.Default.CreateDefaultVpcResult);

    /// <summary>Makes the default subnet of a zone again.</summary>
    public static readonly Operation<CreateDefaultSubnetRequest, CreateDefaultSubnetResult> CreateDefaultSubnet =
        new(Service, nameof(CreateDefaultSubnet), HttpRoute.Rpc,
            Ec2Shapes.Default.CreateDefaultSubnetRequest, Ec2Shapes.Default.CreateDefaultSubnetResult);
}
