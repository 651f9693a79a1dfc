using System.Security.Cryptography;
using System.Text;
using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;
using Farshore.Region.Processes;
using Farshore.Region.ServiceQuotas;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Ec2;

/// <summary>What is to be launched, checked.</summary>
sealed record LaunchOrder
{
    public required ImageRecord Image { get; init; }

    public required string InstanceType { get; init; }

    public required Subnet Subnet { get; init; }

    public required IReadOnlyList<SecurityGroupRecord> Groups { get; init; }

    public required IReadOnlyList<ImageDevice> Devices { get; init; }

    /// <summary>A new identifier for a prefix; the same one each time where a job must not launch twice.</summary>
    public Func<string, string> NewName { get; init; } = Names.New;

    public string? PrivateIpAddress { get; init; }

    public string? KeyName { get; init; }

    public byte[]? UserData { get; init; }

    public string? InstanceProfileArn { get; init; }

    public string? ClientToken { get; init; }

    public string? RequestDigest { get; init; }

    public bool DisableApiTermination { get; init; }

    public string ShutdownBehavior { get; init; } = "stop";

    public bool TokensRequired { get; init; }

    public bool Monitoring { get; init; }

    public bool EbsOptimized { get; init; }

    public IReadOnlyList<Tag> InstanceTags { get; init; } = [];

    public IReadOnlyList<Tag> VolumeTags { get; init; } = [];

    /// <summary>Whether a service gave the tags, for somebody.</summary>
    public bool TagsAreOurs { get; init; }
}

/// <summary>Writes new instances with their volumes and sets the fleet to work.</summary>
sealed class Launches(RegionContext region, Ec2State state, Tags tags, LoopbackAddresses addresses, Fleet fleet, Quotas quotas)
{
    /// <summary>All of them, or none: instances are known before their machines exist.</summary>
    public async Task<IReadOnlyList<InstanceRecord>> LaunchAsync(LaunchOrder order, int count, CancellationToken cancellationToken)
    {
        var reservation = order.NewName("r-");
        state.Database.Read(connection => CheckQuota(connection, order, count));
        List<(InstanceRecord Instance, List<VolumeRecord> Volumes)> made = [];
        for (var index = 0; index < count; index++) made.Add(await PrepareAsync(order, reservation, index, cancellationToken));
        await state.Database.WriteAsync(connection =>
        {
            CheckQuota(connection, order, count);
            // Private addresses are given in here, because two launches may want the last one.
            var taken = state.Instances.List(connection).Where(instance => instance.State != InstanceStates.Terminated)
                .Select(instance => instance.PrivateIpAddress).ToHashSet(StringComparer.Ordinal);
            for (var index = 0; index < made.Count; index++)
            {
                var (instance, volumes) = made[index];
                instance = instance with { PrivateIpAddress = Subnets.FreeAddress(order.Subnet, order.PrivateIpAddress, taken) };
                made[index] = (instance, volumes);
                taken.Add(instance.PrivateIpAddress);
                state.Instances.Put(connection, instance.InstanceId, instance);
                tags.Put(connection, instance.InstanceId, order.InstanceTags, order.TagsAreOurs);
                foreach (var volume in volumes)
                {
                    state.Volumes.Put(connection, volume.VolumeId, volume);
                    tags.Put(connection, volume.VolumeId, order.VolumeTags, order.TagsAreOurs);
                }
            }
        }, cancellationToken);
        foreach (var (instance, _) in made) fleet.Drive(instance.InstanceId);
        return [.. made.Select(launched => launched.Instance)];
    }

    /// <exception cref="AwsException"><c>VcpuLimitExceeded</c>.</exception>
    bool CheckQuota(SqliteConnection connection, LaunchOrder order, int count)
    {
        var limit = quotas.Of(QuotaCatalog.StandardVcpus);
        var used = state.Instances.List(connection)
            .Where(instance => instance.State is InstanceStates.Pending or InstanceStates.Running)
            .Sum(instance => InstanceTypes.Vcpus(instance.InstanceType));
        if (used + (count * InstanceTypes.Vcpus(order.InstanceType)) <= limit) return true;
        throw new AwsException(
            "VcpuLimitExceeded", $"You have requested more vCPU capacity than your current vCPU limit of {limit} allows for the instance "
            + "bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an "
            + "adjustment to this limit.");
    }

    async Task<(InstanceRecord Instance, List<VolumeRecord> Volumes)> PrepareAsync(
        LaunchOrder order, string reservation, int index, CancellationToken cancellationToken)
    {
        var now = region.Time.GetUtcNow();
        var id = order.NewName("i-");
        var ports = OpenPorts.Of(order.Groups);
        var instance = new InstanceRecord
        {
            InstanceId = id, ReservationId = reservation, LaunchIndex = index, ImageId = order.Image.ImageId,
            InstanceType = order.InstanceType,
            State = InstanceStates.Pending, LaunchTime = now, SubnetId = order.Subnet.SubnetId!, VpcId = order.Subnet.VpcId!,
            AvailabilityZone = order.Subnet.AvailabilityZone!, SecurityGroupIds = [.. order.Groups.Select(group => group.GroupId)],
            PrivateIpAddress = "", PublicIpAddress = (await addresses.LeaseAsync(id, ports, cancellationToken)).ToString(),
            MacAddress = MacOf(id), NetworkInterfaceId = order.NewName("eni-"), RootDeviceName = order.Image.RootDeviceName,
            KeyName = order.KeyName,
            UserData = order.UserData, InstanceProfileArn = order.InstanceProfileArn, ClientToken = order.ClientToken,
            RequestDigest = order.RequestDigest,
            DisableApiTermination = order.DisableApiTermination, ShutdownBehavior = order.ShutdownBehavior,
            TokensRequired = order.TokensRequired,
            Monitoring = order.Monitoring, EbsOptimized = order.EbsOptimized,
        };
        return (instance, [.. order.Devices.Select((device, number) => new VolumeRecord
        {
            VolumeId = number == 0 ? order.NewName("vol-") : Names.From($"{id}/{device.DeviceName}", "vol-"), SizeGiB = device.SizeGiB,
            SnapshotId = device.SnapshotId.Length == 0
                ? null : device.SnapshotId, AvailabilityZone = order.Subnet.AvailabilityZone!, State = "creating",
            CreateTime = now, VolumeType = device.VolumeType, Encrypted = device.Encrypted, KmsKeyId = device.Encrypted
                ? device.KmsKeyId : null,
            InstanceId = id, Device = device.DeviceName, AttachTime = now, DeleteOnTermination = device.DeleteOnTermination,
        })]);
    }

    // Locally administered, and the same for one instance at every start.
    static string MacOf(string id) =>
        "02:" + string.Join(':', SHA256.HashData(Encoding.ASCII.GetBytes(id)).Take(5).Select(part => part.ToString("x2")));
}
