using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>The interfaces of instances, one each; there are none by themselves.</summary>
sealed class NetworkInterfaces(RegionContext region, Ec2State state, Tags tags)
{
    static readonly Filters<NetworkInterface> Filters = new(one => one.TagSet ?? [],
        ("network-interface-id", one => [one.NetworkInterfaceId]), ("subnet-id", one => [one.SubnetId]), ("vpc-id", one => [one.VpcId]),
        ("availability-zone", one => [one.AvailabilityZone]), ("status", one => [one.Status]), ("owner-id", one => [one.OwnerId]),
        ("mac-address", one => [one.MacAddress]), ("private-ip-address", one => [one.PrivateIpAddress]),
        ("addresses.private-ip-address", one => [one.PrivateIpAddress]), ("interface-type", one => [one.InterfaceType]),
        ("description", one => [one.Description]), ("group-id", one => one.Groups!.Select(group => group.GroupId)),
        ("group-name", one => one.Groups!.Select(group => group.GroupName)),
        ("requester-managed", one => [one.RequesterManaged == true ? "true" : "false"]),
        ("association.public-ip", one => [one.Association?.PublicIp]),
        ("attachment.instance-id", one => [one.Attachment?.InstanceId]), ("attachment.status", one => [one.Attachment?.Status]),
        ("attachment.attachment-id", one => [one.Attachment?.AttachmentId]),
        ("attachment.device-index", one => [one.Attachment?.DeviceIndex?.ToString()]));

    public void Serve(Operations served) => served.Add(Ec2Api.DescribeNetworkInterfaces, DescribeAsync);

    Task<DescribeNetworkInterfacesResult> DescribeAsync(
        DescribeNetworkInterfacesRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var groups = state.SecurityGroups.List().ToDictionary(group => group.GroupId, group => group.GroupName, StringComparer.Ordinal);
        var tagsOf = tags.Lookup();
        var all = state.Instances.List().Where(instance => instance.State != InstanceStates.Terminated);
        var chosen = Ec2Errors.Chosen("network-interface", request.NetworkInterfaceIds, all, instance => instance.NetworkInterfaceId)
            .Select(instance => Of(instance, groups) with { TagSet = tagsOf(instance.NetworkInterfaceId) });
        var page = Page<NetworkInterface>.Cut(
            Filters.Apply(chosen, request.Filters), one => one.NetworkInterfaceId!, request.MaxResults, request.NextToken);
        return Task.FromResult(new DescribeNetworkInterfacesResult { NetworkInterfaces = page.Items, NextToken = page.NextToken });
    }

    NetworkInterface Of(InstanceRecord instance, IReadOnlyDictionary<string, string> groups) => new()
    {
        NetworkInterfaceId = instance.NetworkInterfaceId, SubnetId = instance.SubnetId, VpcId = instance.VpcId,
        AvailabilityZone = instance.AvailabilityZone, Description = "", InterfaceType = "interface", MacAddress = instance.MacAddress,
        OwnerId = region.Account, PrivateIpAddress = instance.PrivateIpAddress, RequesterManaged = false, SourceDestCheck = true,
        PrivateDnsName = InstanceMetadataView.HostName(region, instance), Status = "in-use",
        PrivateIpAddresses = [new() { Primary = true, PrivateIpAddress = instance.PrivateIpAddress }],
        Groups = InstanceView.Groups(instance, groups),
        Association = instance.State is InstanceStates.Stopped
            ? null
            : new() { PublicIp = instance.PublicIpAddress, PublicDnsName = instance.PublicIpAddress, IpOwnerId = "amazon" },
        Attachment = new()
        {
            AttachmentId = Names.From(instance.NetworkInterfaceId, "eni-attach-"), AttachTime = instance.LaunchTime,
            DeleteOnTermination = true, DeviceIndex = 0, InstanceId = instance.InstanceId, InstanceOwnerId = region.Account,
            Status = "attached",
        },
    };
}
