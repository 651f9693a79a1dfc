namespace Farshore.Aws.Ec2;

/// <summary>A volume to make for a new instance.</summary>
public sealed record EbsBlockDevice
{
    public bool? DeleteOnTermination { get; init; }

    public int? Iops { get; init; }

    public string? SnapshotId { get; init; }

    public int? VolumeSize { get; init; }

    public string? VolumeType { get; init; }

    public string? KmsKeyId { get; init; }

    public int? Throughput { get; init; }

    public bool? Encrypted { get; init; }
}

/// <summary>A device name and the volume behind it.</summary>
public sealed record BlockDeviceMapping
{
    public EbsBlockDevice? Ebs { get; init; }

    public string? NoDevice { get; init; }

    public string? DeviceName { get; init; }

    public string? VirtualName { get; init; }
}

/// <summary>An instance profile by ARN or by name.</summary>
public sealed record IamInstanceProfileSpecification
{
    public string? Arn { get; init; }

    public string? Name { get; init; }
}

/// <summary>Where an instance runs.</summary>
public sealed record Placement
{
    public string? GroupName { get; init; }

    public string? Tenancy { get; init; }

    public string? AvailabilityZone { get; init; }
}

/// <summary>Whether detailed monitoring is on.</summary>
public sealed record RunInstancesMonitoringEnabled
{
    public required bool Enabled { get; init; }
}

/// <summary>Where the interface of a new instance is, instead of members of the request itself.</summary>
public sealed record InstanceNetworkInterfaceSpecification
{
    public bool? AssociatePublicIpAddress { get; init; }

    public bool? DeleteOnTermination { get; init; }

    public string? Description { get; init; }

    public int? DeviceIndex { get; init; }

    [WireName("SecurityGroupId"), Items("SecurityGroupId")]
    public IReadOnlyList<string>? Groups { get; init; }

    public string? PrivateIpAddress { get; init; }

    public string? SubnetId { get; init; }
}

/// <summary>How a machine may ask for its metadata.</summary>
public sealed record InstanceMetadataOptionsRequest
{
    [WireName("HttpTokens")]
    public string? HttpTokens { get; init; }

    [WireName("HttpPutResponseHopLimit")]
    public int? HttpPutResponseHopLimit { get; init; }

    [WireName("HttpEndpoint")]
    public string? HttpEndpoint { get; init; }
}

/// <summary>What to boot, how many times, and where.</summary>
public sealed record RunInstancesRequest
{
    [WireName("BlockDeviceMapping"), Items("BlockDeviceMapping")]
    public IReadOnlyList<BlockDeviceMapping>? BlockDeviceMappings { get; init; }

    [WireName("ImageId")]
    public string? ImageId { get; init; }

    [WireName("InstanceType")]
    public string? InstanceType { get; init; }

    [WireName("KeyName")]
    public string? KeyName { get; init; }

    [WireName("MaxCount")]
    public required int MaxCount { get; init; }

    [WireName("MinCount")]
    public required int MinCount { get; init; }

    [WireName("Monitoring")]
    public RunInstancesMonitoringEnabled? Monitoring { get; init; }

    [WireName("Placement")]
    public Placement? Placement { get; init; }

    [WireName("SecurityGroupId"), Items("SecurityGroupId")]
    public IReadOnlyList<string>? SecurityGroupIds { get; init; }

    [WireName("SecurityGroup"), Items("SecurityGroup")]
    public IReadOnlyList<string>? SecurityGroups { get; init; }

    [WireName("SubnetId")]
    public string? SubnetId { get; init; }

    [WireName("UserData")]
    public string? UserData { get; init; }

    [WireName("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    [WireName("MetadataOptions")]
    public InstanceMetadataOptionsRequest? MetadataOptions { get; init; }

    public bool? DryRun { get; init; }

    public bool? DisableApiTermination { get; init; }

    public string? InstanceInitiatedShutdownBehavior { get; init; }

    public string? PrivateIpAddress { get; init; }

    public string? ClientToken { get; init; }

    [WireName("networkInterface")]
    public IReadOnlyList<InstanceNetworkInterfaceSpecification>? NetworkInterfaces { get; init; }

    public IamInstanceProfileSpecification? IamInstanceProfile { get; init; }

    public bool? EbsOptimized { get; init; }
}

public static partial class Ec2Api
{
    /// <summary>Boots machines from an image.</summary>
    public static readonly Operation<RunInstancesRequest, Reservation> RunInstances =
        new(Service, nameof(RunInstances), HttpRoute.Rpc, Ec2Shapes.Default.RunInstancesRequest, Ec2Shapes.Default.Reservation);
}
