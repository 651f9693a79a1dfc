namespace Farshore.Aws.Ec2;

/// <summary>A state by number and name.</summary>
public sealed record InstanceState
{
    public int? Code { get; init; }

    public string? Name { get; init; }
}

/// <summary>Why an instance changed its state.</summary>
public sealed record StateReason
{
    public string? Code { get; init; }

    public string? Message { get; init; }
}

/// <summary>Whether detailed monitoring is on.</summary>
public sealed record Monitoring
{
    public string? State { get; init; }
}

/// <summary>A security group of an instance.</summary>
public sealed record GroupIdentifier
{
    public string? GroupId { get; init; }

    public string? GroupName { get; init; }
}

/// <summary>The instance profile an instance bears.</summary>
public sealed record IamInstanceProfile
{
    public string? Arn { get; init; }

    public string? Id { get; init; }
}

/// <summary>A volume attached to an instance.</summary>
public sealed record EbsInstanceBlockDevice
{
    public DateTimeOffset? AttachTime { get; init; }

    public bool? DeleteOnTermination { get; init; }

    public string? Status { get; init; }

    public string? VolumeId { get; init; }
}

/// <summary>A device name and the volume attached as that.</summary>
public sealed record InstanceBlockDeviceMapping
{
    public string? DeviceName { get; init; }

    public EbsInstanceBlockDevice? Ebs { get; init; }
}

/// <summary>How a machine may ask for its metadata.</summary>
public sealed record InstanceMetadataOptionsResponse
{
    public string? State { get; init; }

    public string? HttpTokens { get; init; }

    public int? HttpPutResponseHopLimit { get; init; }

    public string? HttpEndpoint { get; init; }
}

/// <summary>The public address of an interface.</summary>
public sealed record InstanceNetworkInterfaceAssociation
{
    public string? PublicDnsName { get; init; }

    public string? PublicIp { get; init; }
}

/// <summary>Which device of the instance an interface is.</summary>
public sealed record InstanceNetworkInterfaceAttachment
{
    public DateTimeOffset? AttachTime { get; init; }

    public bool? DeleteOnTermination { get; init; }

    public int? DeviceIndex { get; init; }

    public string? Status { get; init; }
}

/// <summary>The instance's one network interface.</summary>
public sealed record InstanceNetworkInterface
{
    public InstanceNetworkInterfaceAssociation? Association { get; init; }

    public InstanceNetworkInterfaceAttachment? Attachment { get; init; }

    [WireName("groupSet")]
    public IReadOnlyList<GroupIdentifier>? Groups { get; init; }

    public string? MacAddress { get; init; }

    public string? NetworkInterfaceId { get; init; }

    public string? OwnerId { get; init; }

    public string? PrivateIpAddress { get; init; }

    public bool? SourceDestCheck { get; init; }

    public string? Status { get; init; }

    public string? SubnetId { get; init; }

    public string? VpcId { get; init; }
}

/// <summary>Processors as the instance type has them.</summary>
public sealed record CpuOptions
{
    public int? CoreCount { get; init; }

    public int? ThreadsPerCore { get; init; }
}

/// <summary>A machine.</summary>
public sealed record Instance
{
    public string? Architecture { get; init; }

    [WireName("blockDeviceMapping")]
    public IReadOnlyList<InstanceBlockDeviceMapping>? BlockDeviceMappings { get; init; }

    public string? ClientToken { get; init; }

    public bool? EbsOptimized { get; init; }

    public bool? EnaSupport { get; init; }

    public string? Hypervisor { get; init; }

    public IamInstanceProfile? IamInstanceProfile { get; init; }

    [WireName("networkInterfaceSet")]
    public IReadOnlyList<InstanceNetworkInterface>? NetworkInterfaces { get; init; }

    public string? RootDeviceName { get; init; }

    public string? RootDeviceType { get; init; }

    [WireName("groupSet")]
    public IReadOnlyList<GroupIdentifier>? SecurityGroups { get; init; }

    public bool? SourceDestCheck { get; init; }

    public StateReason? StateReason { get; init; }

    [WireName("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? VirtualizationType { get; init; }

    public CpuOptions? CpuOptions { get; init; }

    public InstanceMetadataOptionsResponse? MetadataOptions { get; init; }

    public string? InstanceId { get; init; }

    public string? ImageId { get; init; }

    [WireName("instanceState")]
    public InstanceState? State { get; init; }

    public string? PrivateDnsName { get; init; }

    [WireName("dnsName")]
    public string? PublicDnsName { get; init; }

    [WireName("reason")]
    public string? StateTransitionReason { get; init; }

    public string? KeyName { get; init; }

    public int? AmiLaunchIndex { get; init; }

    public string? InstanceType { get; init; }

    public DateTimeOffset? LaunchTime { get; init; }

    public Placement? Placement { get; init; }

    public Monitoring? Monitoring { get; init; }

    public string? SubnetId { get; init; }

    public string? VpcId { get; init; }

    public string? PrivateIpAddress { get; init; }

    [WireName("ipAddress")]
    public string? PublicIpAddress { get; init; }
}

/// <summary>The instances one RunInstances made.</summary>
public sealed record Reservation
{
    public string? ReservationId { get; init; }

    public string? OwnerId { get; init; }

    [WireName("instancesSet")]
    public IReadOnlyList<Instance>? Instances { get; init; }
}

/// <summary>Which instances to describe.</summary>
public sealed record DescribeInstancesRequest
{
    [WireName("InstanceId"), Items("InstanceId")]
    public IReadOnlyList<string>? InstanceIds { get; init; }

    public bool? DryRun { get; init; }

    [WireName("Filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }

    public string? NextToken { get; init; }

    public int? MaxResults { get; init; }
}

/// <summary>One page of instances.</summary>
public sealed record DescribeInstancesResult
{
    public string? NextToken { get; init; }

    [WireName("reservationSet")]
    public IReadOnlyList<Reservation>? Reservations { get; init; }
}

/// <summary>An instance's state before a call and after it.</summary>
public sealed record InstanceStateChange
{
    public string? InstanceId { get; init; }

    public InstanceState? CurrentState { get; init; }

    public InstanceState? PreviousState { get; init; }
}

/// <summary>The instances to start.</summary>
public sealed record StartInstancesRequest
{
    [WireName("InstanceId"), Items("InstanceId")]
    public required IReadOnlyList<string> InstanceIds { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>What changed.</summary>
public sealed record StartInstancesResult
{
    [WireName("instancesSet")]
    public IReadOnlyList<InstanceStateChange>? StartingInstances { get; init; }
}

/// <summary>The instances to stop; by force means without telling the machine.</summary>
public sealed record StopInstancesRequest
{
    [WireName("InstanceId"), Items("InstanceId")]
    public required IReadOnlyList<string> InstanceIds { get; init; }

    public bool? DryRun { get; init; }

    public bool? Force { get; init; }
}

/// <summary>What changed.</summary>
public sealed record StopInstancesResult
{
    [WireName("instancesSet")]
    public IReadOnlyList<InstanceStateChange>? StoppingInstances { get; init; }
}

/// <summary>The instances to restart.</summary>
public sealed record RebootInstancesRequest
{
    [WireName("InstanceId"), Items("InstanceId")]
    public required IReadOnlyList<string> InstanceIds { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The instances to end.</summary>
public sealed record TerminateInstancesRequest
{
    [WireName("InstanceId"), Items("InstanceId")]
    public required IReadOnlyList<string> InstanceIds { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>What changed.</summary>
public sealed record TerminateInstancesResult
{
    [WireName("instancesSet")]
    public IReadOnlyList<InstanceStateChange>? TerminatingInstances { get; init; }
}

/// <summary>RebootInstances answers nothing but its success.</summary>
public sealed record RebootInstancesResponse;

public static partial class Ec2Api
{
    /// <summary>The instances, in the reservations they were made by.</summary>
    public static readonly Operation<DescribeInstancesRequest, DescribeInstancesResult> DescribeInstances =
        new(Service, nameof(DescribeInstances), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeInstancesRequest, Ec2Shapes.Default.DescribeInstancesResult);

    /// <summary>Boots stopped instances.</summary>
    public static readonly Operation<StartInstancesRequest, StartInstancesResult> StartInstances =
        new(Service, nameof(StartInstances), HttpRoute.Rpc,
            Ec2Shapes.Default.StartInstancesRequest, Ec2Shapes.Default.StartInstancesResult);

    /// <summary>Shuts instances down and keeps their volumes.</summary>
    public static readonly Operation<StopInstancesRequest, StopInstancesResult> StopInstances =
        new(Service, nameof(StopInstances), HttpRoute.Rpc, Ec2Shapes.Default.StopInstancesRequest, Ec2Shapes.Default.StopInstancesResult);

    /// <summary>Restarts instances without changing their state.</summary>
    public static readonly Operation<RebootInstancesRequest, RebootInstancesResponse> RebootInstances =
        new(Service, nameof(RebootInstances), HttpRoute.Rpc,
            Ec2Shapes.Default.RebootInstancesRequest, Ec2Shapes.Default.RebootInstancesResponse);

    /// <summary>Ends instances and deletes the volumes that were to go with them.</summary>
    public static readonly Operation<TerminateInstancesRequest, TerminateInstancesResult> TerminateInstances =
        new(Service, nameof(TerminateInstances), HttpRoute.Rpc,
            Ec2Shapes.Default.TerminateInstancesRequest, Ec2Shapes.Default.TerminateInstancesResult);
}
