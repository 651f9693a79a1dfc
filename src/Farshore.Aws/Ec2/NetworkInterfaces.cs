namespace Farshore.Aws.Ec2;

/// <summary>Which interfaces to describe.</summary>
public sealed record DescribeNetworkInterfacesRequest
{
    [WireName("NextToken")]
    public string? NextToken { get; init; }

    [WireName("MaxResults")]
    public int? MaxResults { get; init; }

    public bool? DryRun { get; init; }

    [WireName("NetworkInterfaceId")]
    public IReadOnlyList<string>? NetworkInterfaceIds { get; init; }

    [WireName("filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }
}

/// <summary>The public address of an interface.</summary>
public sealed record NetworkInterfaceAssociation
{
    public string? IpOwnerId { get; init; }

    public string? PublicDnsName { get; init; }

    public string? PublicIp { get; init; }
}

/// <summary>The instance that an interface belongs to.</summary>
public sealed record NetworkInterfaceAttachment
{
    public DateTimeOffset? AttachTime { get; init; }

    public string? AttachmentId { get; init; }

    public bool? DeleteOnTermination { get; init; }

    public int? DeviceIndex { get; init; }

    public string? InstanceId { get; init; }

    public string? InstanceOwnerId { get; init; }

    public string? Status { get; init; }
}

/// <summary>One private address of an interface.</summary>
public sealed record NetworkInterfacePrivateIpAddress
{
    public bool? Primary { get; init; }

    public string? PrivateDnsName { get; init; }

    public string? PrivateIpAddress { get; init; }
}

/// <summary>What connects an instance to its subnet.</summary>
public sealed record NetworkInterface
{
    public NetworkInterfaceAssociation? Association { get; init; }

    public NetworkInterfaceAttachment? Attachment { get; init; }

    public string? AvailabilityZone { get; init; }

    public string? Description { get; init; }

    [WireName("groupSet")]
    public IReadOnlyList<GroupIdentifier>? Groups { get; init; }

    public string? InterfaceType { get; init; }

    public string? MacAddress { get; init; }

    public string? NetworkInterfaceId { get; init; }

    public string? OwnerId { get; init; }

    public string? PrivateDnsName { get; init; }

    public string? PrivateIpAddress { get; init; }

    [WireName("privateIpAddressesSet")]
    public IReadOnlyList<NetworkInterfacePrivateIpAddress>? PrivateIpAddresses { get; init; }

    public bool? RequesterManaged { get; init; }

    public bool? SourceDestCheck { get; init; }

    public string? Status { get; init; }

    public string? SubnetId { get; init; }

    public IReadOnlyList<Tag>? TagSet { get; init; }

    public string? VpcId { get; init; }
}

/// <summary>One page of interfaces.</summary>
public sealed record DescribeNetworkInterfacesResult
{
    [WireName("networkInterfaceSet")]
    public IReadOnlyList<NetworkInterface>? NetworkInterfaces { get; init; }

    public string? NextToken { get; init; }
}

public static partial class Ec2Api
{
    /// <summary>The interfaces of instances.</summary>
    public static readonly Operation<DescribeNetworkInterfacesRequest, DescribeNetworkInterfacesResult> DescribeNetworkInterfaces =
        new(Service, nameof(DescribeNetworkInterfaces), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeNetworkInterfacesRequest, Ec2Shapes.Default.DescribeNetworkInterfacesResult);
}
