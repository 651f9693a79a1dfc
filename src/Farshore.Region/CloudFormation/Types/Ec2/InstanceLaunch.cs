using Farshore.Aws;
using Farshore.Aws.Ec2;

namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>What RunInstances is asked for a machine of a stack.</summary>
static class InstanceLaunch
{
    public static RunInstancesRequest Of(ResourceWork work, ResourceProperties wanted) => new()
    {
        ImageId = wanted.Text("ImageId"), InstanceType = wanted.Text("InstanceType"), MinCount = 1, MaxCount = 1,
        SubnetId = wanted.Text("SubnetId"), SecurityGroupIds = wanted.Texts("SecurityGroupIds"),
        SecurityGroups = wanted.Texts("SecurityGroups"), KeyName = wanted.Text("KeyName"), UserData = wanted.Text("UserData"),
        IamInstanceProfile = wanted.Text("IamInstanceProfile") is { } profile ? new() { Name = profile } : null,
        PrivateIpAddress = wanted.Text("PrivateIpAddress"), DisableApiTermination = wanted.Flag("DisableApiTermination"),
        EbsOptimized = wanted.Flag("EbsOptimized"),
        InstanceInitiatedShutdownBehavior = wanted.Text("InstanceInitiatedShutdownBehavior"),
        Monitoring = wanted.Flag("Monitoring") is { } watched ? new() { Enabled = watched } : null,
        Placement = wanted.Text("AvailabilityZone") is { } zone ? new() { AvailabilityZone = zone } : null,
        MetadataOptions = Metadata(wanted.Part("MetadataOptions")), NetworkInterfaces = Interfaces(wanted),
        BlockDeviceMappings = Devices(wanted), TagSpecifications = Tags(work, wanted), ClientToken = work.Token,
    };

    static IReadOnlyList<TagSpecification> Tags(ResourceWork work, ResourceProperties wanted)
    {
        var instance = work.Marked("instance", wanted.Tags());
        return wanted.Flag("PropagateTagsToVolumeOnCreation") != true ? instance
            : [.. instance, new() { ResourceType = "volume", Tags = Ec2Marks.TagsOf(work.TagsWith(wanted.Tags())) }];
    }

    static InstanceMetadataOptionsRequest? Metadata(ResourceProperties? written) =>
        written?.Only("HttpEndpoint", "HttpPutResponseHopLimit", "HttpTokens") is not { } options ? null : new()
        {
            HttpTokens = options.Text("HttpTokens"), HttpEndpoint = options.Text("HttpEndpoint"),
            HttpPutResponseHopLimit = options.Number("HttpPutResponseHopLimit"),
        };

    static IReadOnlyList<InstanceNetworkInterfaceSpecification>? Interfaces(ResourceProperties wanted) =>
        !wanted.Has("NetworkInterfaces") ? null : [.. wanted.Parts("NetworkInterfaces").Select(written =>
        {
            var one = written.Only("AssociatePublicIpAddress", "DeleteOnTermination", "Description", "DeviceIndex", "GroupSet",
                "PrivateIpAddress", "SubnetId");
            return new InstanceNetworkInterfaceSpecification
            {
                AssociatePublicIpAddress = one.Flag("AssociatePublicIpAddress"), DeleteOnTermination = one.Flag("DeleteOnTermination"),
                Description = one.Text("Description"), DeviceIndex = one.Number("DeviceIndex"), Groups = one.Texts("GroupSet"),
                PrivateIpAddress = one.Text("PrivateIpAddress"), SubnetId = one.Text("SubnetId"),
            };
        })];

    static IReadOnlyList<BlockDeviceMapping>? Devices(ResourceProperties wanted) =>
        !wanted.Has("BlockDeviceMappings") ? null : [.. wanted.Parts("BlockDeviceMappings").Select(written =>
        {
            var device = written.Only("DeviceName", "Ebs", "NoDevice");
            return new BlockDeviceMapping
            {
                DeviceName = device.Required("DeviceName"), NoDevice = device.Has("NoDevice") ? "" : null, Ebs = Disk(device.Part("Ebs")),
            };
        })];

    static EbsBlockDevice? Disk(ResourceProperties? written) =>
        written?.Only("DeleteOnTermination", "Encrypted", "Iops", "KmsKeyId", "SnapshotId", "VolumeSize", "VolumeType") is not { } disk
            ? null
            : new()
            {
                DeleteOnTermination = disk.Flag("DeleteOnTermination"), Encrypted = disk.Flag("Encrypted"), Iops = disk.Number("Iops"),
                KmsKeyId = disk.Text("KmsKeyId"), SnapshotId = disk.Text("SnapshotId"), VolumeSize = disk.Number("VolumeSize"),
                VolumeType = disk.Text("VolumeType"),
            };
}
