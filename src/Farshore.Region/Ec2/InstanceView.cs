using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>An instance's record as Describe calls answer it.</summary>
sealed class InstanceView(RegionContext region, Ec2State state, Tags tags)
{
    /// <summary>Views of many instances, reading what they share once.</summary>
    public Func<InstanceRecord, Instance> Lookup()
    {
        var tagsOf = tags.Lookup();
        var groups = state.SecurityGroups.List().ToDictionary(group => group.GroupId, group => group.GroupName, StringComparer.Ordinal);
        var volumes = state.Volumes.List().Where(volume => volume.InstanceId is not null).ToLookup(volume => volume.InstanceId);
        return instance => Of(instance, tagsOf(instance.InstanceId), groups, volumes[instance.InstanceId]);
    }

    public static InstanceBlockDeviceMapping Device(VolumeRecord volume) => new()
    {
        DeviceName = volume.Device,
        Ebs = new() { VolumeId = volume.VolumeId, AttachTime = volume.AttachTime, DeleteOnTermination = volume.DeleteOnTermination,
            Status = "attached" },
    };

    public static IReadOnlyList<GroupIdentifier> Groups(InstanceRecord instance, IReadOnlyDictionary<string, string> names) =>
        [.. instance.SecurityGroupIds.Select(id => new GroupIdentifier { GroupId = id, GroupName = names.GetValueOrDefault(id) })];

    Instance Of(
        InstanceRecord instance, IReadOnlyList<Tag> given, IReadOnlyDictionary<string, string> groups, IEnumerable<VolumeRecord> volumes)
    {
        var ended = instance.State == InstanceStates.Terminated;
        var reachable =
            instance.State is InstanceStates.Pending or InstanceStates.Running or InstanceStates.Stopping or InstanceStates.ShuttingDown;
        var (cores, threads) = InstanceTypes.Processors(instance.InstanceType);
        return new()
        {
            InstanceId = instance.InstanceId, ImageId = instance.ImageId, InstanceType = instance.InstanceType,
            State = InstanceStates.Of(instance.State),
            AmiLaunchIndex = instance.LaunchIndex, LaunchTime = instance.LaunchTime, KeyName = instance.KeyName,
            ClientToken = instance.ClientToken ?? "",
            Architecture = "x86_64", Hypervisor = "xen", VirtualizationType = "hvm", RootDeviceType = "ebs",
            RootDeviceName = instance.RootDeviceName,
            EbsOptimized = instance.EbsOptimized, EnaSupport = true, Tags = given,
            Monitoring = new() { State = instance.Monitoring ? "enabled" : "disabled" },
            Placement = new() { AvailabilityZone = instance.AvailabilityZone, GroupName = "", Tenancy = "default" },
            CpuOptions = new() { CoreCount = cores, ThreadsPerCore = threads },
            IamInstanceProfile = instance.InstanceProfileArn is { } profile
                ? new() { Arn = profile, Id = Names.From(profile, "AIPA") } : null,
            StateReason = instance.ReasonCode is { } code ? new() { Code = code, Message = instance.ReasonMessage } : null,
            StateTransitionReason = instance.ReasonMessage ?? "",
            BlockDeviceMappings = [.. volumes.Select(Device)],
            SubnetId = ended ? null : instance.SubnetId, VpcId = ended ? null : instance.VpcId, SourceDestCheck = ended ? null : true,
            PrivateIpAddress = ended
                ? null : instance.PrivateIpAddress, PrivateDnsName = ended ? "" : InstanceMetadataView.HostName(region, instance),
            PublicIpAddress = reachable ? instance.PublicIpAddress : null, PublicDnsName = reachable ? instance.PublicIpAddress : "",
            SecurityGroups = ended
                ? [] : Groups(instance, groups), NetworkInterfaces = ended ? [] : [Interface(instance, groups, reachable)],
            MetadataOptions = new()
            {
                State = "applied", HttpEndpoint = "enabled", HttpPutResponseHopLimit = 1, HttpTokens = instance.TokensRequired
                    ? "required" : "optional",
            },
        };
    }

    InstanceNetworkInterface Interface(InstanceRecord instance, IReadOnlyDictionary<string, string> groups, bool reachable) => new()
    {
        NetworkInterfaceId = instance.NetworkInterfaceId, MacAddress = instance.MacAddress, OwnerId = region.Account,
        PrivateIpAddress = instance.PrivateIpAddress,
        SubnetId = instance.SubnetId, VpcId = instance.VpcId, SourceDestCheck = true, Status = "in-use", Groups = Groups(instance, groups),
        Association = reachable ? new() { PublicIp = instance.PublicIpAddress, PublicDnsName = instance.PublicIpAddress } : null,
        Attachment = new() { DeviceIndex = 0, DeleteOnTermination = true, Status = "attached", AttachTime = instance.LaunchTime },
    };
}
