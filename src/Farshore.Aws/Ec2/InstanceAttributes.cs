namespace Farshore.Aws.Ec2;

/// <summary>A text that is an attribute.</summary>
public sealed record AttributeValue
{
    public string? Value { get; init; }
}

/// <summary>A yes or no that is an attribute.</summary>
public sealed record AttributeBooleanValue
{
    public bool? Value { get; init; }
}

/// <summary>Bytes that are an attribute.</summary>
public sealed record BlobAttributeValue
{
    public byte[]? Value { get; init; }
}

/// <summary>Which attribute of which instance.</summary>
public sealed record DescribeInstanceAttributeRequest
{
    public bool? DryRun { get; init; }

    public required string InstanceId { get; init; }

    public required string Attribute { get; init; }
}

/// <summary>The attribute asked for.</summary>
public sealed record InstanceAttribute
{
    [WireName("blockDeviceMapping")]
    public IReadOnlyList<InstanceBlockDeviceMapping>? BlockDeviceMappings { get; init; }

    public AttributeBooleanValue? DisableApiTermination { get; init; }

    public AttributeBooleanValue? EbsOptimized { get; init; }

    public string? InstanceId { get; init; }

    public AttributeValue? InstanceInitiatedShutdownBehavior { get; init; }

    public AttributeValue? InstanceType { get; init; }

    public AttributeValue? RootDeviceName { get; init; }

    public AttributeBooleanValue? SourceDestCheck { get; init; }

    public AttributeValue? UserData { get; init; }

    [WireName("groupSet")]
    public IReadOnlyList<GroupIdentifier>? Groups { get; init; }
}

/// <summary>The attribute and its new value.</summary>
public sealed record ModifyInstanceAttributeRequest
{
    public bool? DryRun { get; init; }

    public required string InstanceId { get; init; }

    public AttributeBooleanValue? DisableApiTermination { get; init; }

    public AttributeValue? InstanceType { get; init; }

    public BlobAttributeValue? UserData { get; init; }

    public AttributeValue? InstanceInitiatedShutdownBehavior { get; init; }

    [WireName("GroupId"), Items("groupId")]
    public IReadOnlyList<string>? Groups { get; init; }
}

/// <summary>ModifyInstanceAttribute answers nothing but its success.</summary>
public sealed record ModifyInstanceAttributeResponse;

public static partial class Ec2Api
{
    /// <summary>One attribute of an instance.</summary>
    public static readonly Operation<DescribeInstanceAttributeRequest, InstanceAttribute> DescribeInstanceAttribute =
        new(Service, nameof(DescribeInstanceAttribute), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeInstanceAttributeRequest, Ec2Shapes.Default.InstanceAttribute);

    /// <summary>Changes one attribute of an instance.</summary>
    public static readonly Operation<ModifyInstanceAttributeRequest, ModifyInstanceAttributeResponse> ModifyInstanceAttribute =
        new(Service, nameof(ModifyInstanceAttribute), HttpRoute.Rpc,
            Ec2Shapes.Default.ModifyInstanceAttributeRequest, Ec2Shapes.Default.ModifyInstanceAttributeResponse);
}
