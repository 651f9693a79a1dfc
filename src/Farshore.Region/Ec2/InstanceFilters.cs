using Farshore.Aws.Ec2;

namespace Farshore.Region.Ec2;

/// <summary>What DescribeInstances can be narrowed by.</summary>
static class InstanceFilters
{
    public static Filters<Instance> All { get; } = new(instance => instance.Tags ?? [],
        ("instance-id", instance => [instance.InstanceId]), ("instance-state-name", instance => [instance.State!.Name]),
        ("instance-state-code", instance => [instance.State!.Code.ToString()]), ("instance-type", instance => [instance.InstanceType]),
        ("image-id", instance => [instance.ImageId]), ("vpc-id", instance => [instance.VpcId]),
        ("subnet-id", instance => [instance.SubnetId]),
        ("availability-zone", instance => [instance.Placement!.AvailabilityZone]), ("key-name", instance => [instance.KeyName]),
        ("private-ip-address", instance => [instance.PrivateIpAddress]), ("ip-address", instance => [instance.PublicIpAddress]),
        ("private-dns-name", instance => [instance.PrivateDnsName]), ("dns-name", instance => [instance.PublicDnsName]),
        ("instance.group-id", instance => instance.SecurityGroups!.Select(group => group.GroupId)),
        ("instance.group-name", instance => instance.SecurityGroups!.Select(group => group.GroupName)),
        ("group-id", instance => instance.SecurityGroups!.Select(group => group.GroupId)),
        ("network-interface.group-id", instance => instance.SecurityGroups!.Select(group => group.GroupId)),
        ("iam-instance-profile.arn", instance => [instance.IamInstanceProfile?.Arn]), ("client-token", instance => [instance.ClientToken]),
        ("architecture", instance => [instance.Architecture]), ("root-device-name", instance => [instance.RootDeviceName]),
        ("root-device-type", instance => [instance.RootDeviceType]), ("virtualization-type", instance => [instance.VirtualizationType]),
        ("state-reason-code", instance => [instance.StateReason?.Code]), ("tenancy", instance => [instance.Placement!.Tenancy]),
        ("block-device-mapping.volume-id", instance => instance.BlockDeviceMappings!.Select(device => device.Ebs!.VolumeId)),
        ("block-device-mapping.device-name", instance => instance.BlockDeviceMappings!.Select(device => device.DeviceName)),
        ("block-device-mapping.delete-on-termination", instance =>
            instance.BlockDeviceMappings!.Select(device => device.Ebs!.DeleteOnTermination == true ? "true" : "false")));
}
