using System.Text.Json.Nodes;
using Farshore.Region.Ec2.Machines;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>An instance's record as its machine sees it.</summary>
static class InstanceMetadataView
{
    public static InstanceMetadata Of(RegionContext region, InstanceRecord instance, string? publicKey, IEnumerable<string> groups)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["meta-data/ami-id"] = instance.ImageId,
            ["meta-data/ami-launch-index"] = instance.LaunchIndex.ToString(),
            ["meta-data/hostname"] = HostName(region, instance),
            ["meta-data/instance-id"] = instance.InstanceId,
            ["meta-data/instance-type"] = instance.InstanceType,
            ["meta-data/local-hostname"] = HostName(region, instance),
            ["meta-data/local-ipv4"] = instance.PrivateIpAddress,
            ["meta-data/mac"] = instance.MacAddress,
            ["meta-data/placement/availability-zone"] = instance.AvailabilityZone,
            ["meta-data/placement/region"] = region.Name,
            ["meta-data/public-ipv4"] = instance.PublicIpAddress,
            ["meta-data/reservation-id"] = instance.ReservationId,
            ["meta-data/security-groups"] = string.Join('\n', groups),
            ["meta-data/services/domain"] = "amazonaws.com",
            ["dynamic/instance-identity/document"] = Document(region, instance),
        };
        if (publicKey is not null) leaves["meta-data/public-keys/0/openssh-key"] = publicKey;
        return new(instance.TokensRequired, leaves, instance.UserData);
    }

    public static string HostName(RegionContext region, InstanceRecord instance) =>
        $"ip-{instance.PrivateIpAddress.Replace('.', '-')}."
        + (region.Name == "us-east-1" ? "ec2.internal" : $"{region.Name}.compute.internal");

    static string Document(RegionContext region, InstanceRecord instance) => new JsonObject
    {
        ["accountId"] = region.Account, ["architecture"] = "x86_64", ["availabilityZone"] = instance.AvailabilityZone,
        ["imageId"] = instance.ImageId,
        ["instanceId"] = instance.InstanceId, ["instanceType"] = instance.InstanceType,
        ["pendingTime"] = instance.LaunchTime.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ"),
        ["privateIp"] = instance.PrivateIpAddress, ["region"] = region.Name, ["version"] = "2017-09-30",
    }.ToJsonString();
}
