using System.Security.Cryptography;
using System.Text.Json;
using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>RunInstances: checks everything that is asked for before anything is made.</summary>
sealed class RunInstances(
    Ec2State state, Tags tags, Images images, Subnets subnets, SecurityGroups groups, KeyPairs keyPairs, ProfileNames profiles,
        Launches launches,
    InstanceView view, Regions regions, VolumeKeys keys)
{
    const int MostAtOnce = 20;
    const int LongestUserData = 16 * 1024;
    const string DefaultType = "t3.micro";

    public void Serve(Operations served) => served.Add(Ec2Api.RunInstances, RunAsync);

    async Task<Reservation> RunAsync(RunInstancesRequest request, Call call, CancellationToken cancellationToken)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, Ec2Api.RunInstances.Input)));
        if (Earlier(request.ClientToken, digest) is { Count: > 0 } earlier) return Answer(earlier, call);
        var order = Check(request) with { RequestDigest = digest, TagsAreOurs = tags.IsOurs(call) };
        Ec2Errors.EndDryRun(request.DryRun);
        return Answer(await launches.LaunchAsync(order, request.MaxCount, cancellationToken), call);
    }

    /// <summary>What the same request made before.</summary>
    List<InstanceRecord> Earlier(string? token, string digest)
    {
        if (token is null) return [];
        var earlier = state.Instances.List().Where(instance => instance.ClientToken == token).ToList();
        return earlier.TrueForAll(instance => instance.RequestDigest == digest)
            ? earlier
            : throw new AwsException(
                "IdempotentParameterMismatch",
                "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).");
    }

    LaunchOrder Check(RunInstancesRequest request)
    {
        if (request.MinCount < 1 || request.MaxCount < request.MinCount)
            throw new AwsException(
                "InvalidParameterValue", $"Invalid value '{request.MaxCount}' for MaxCount; MinCount is {request.MinCount}.");
        if (request.MaxCount > MostAtOnce)
            throw new AwsException("InstanceLimitExceeded", $"A local region launches at most {MostAtOnce} instances at once.");
        var image = images.Require(request.ImageId ?? throw Ec2Errors.Missing("ImageId"));
        if (image.State != "available")
            throw new AwsException("InvalidAMIID.Unavailable", $"The image ID '{image.ImageId}' is not available ({image.State})");
        var type = request.InstanceType ?? DefaultType;
        if (request.InstanceInitiatedShutdownBehavior is { } behavior and not ("stop" or "terminate"))
            throw Ec2Errors.Invalid("instanceInitiatedShutdownBehavior", behavior);
        if (request.KeyName is { } key) keyPairs.Require(key);
        request = Flatten(request);
        var subnet = request.SubnetId is null
            ? subnets.RequireDefault(request.Placement?.AvailabilityZone) : subnets.Require(request.SubnetId);
        InstanceTypes.Require(type, subnet.AvailabilityZone!, [.. regions.Zones.Select(zone => zone.ZoneName!)]);
        return new()
        {
            Image = image, InstanceType = type, Subnet = subnet, Groups = CheckGroups(request, subnet),
            Devices = CheckDevices(image, request.BlockDeviceMappings),
            PrivateIpAddress = request.PrivateIpAddress, KeyName = request.KeyName, UserData = ReadUserData(request.UserData),
            InstanceProfileArn = profiles.ArnOf(request.IamInstanceProfile?.Arn, request.IamInstanceProfile?.Name),
            ClientToken = request.ClientToken, DisableApiTermination = request.DisableApiTermination == true,
            ShutdownBehavior = request.InstanceInitiatedShutdownBehavior
                ?? "stop", TokensRequired = request.MetadataOptions?.HttpTokens == "required",
            Monitoring = request.Monitoring?.Enabled == true, EbsOptimized = request.EbsOptimized == true,
            InstanceTags = Tags.For(request.TagSpecifications, "instance"), VolumeTags = Tags.For(request.TagSpecifications, "volume"),
        };
    }

    /// <summary>The first interface's members where a request's own are: the two forms mean the same.</summary>
    static RunInstancesRequest Flatten(RunInstancesRequest request)
    {
        if (request.NetworkInterfaces is not { Count: > 0 } interfaces) return request;
        if (request.SubnetId is not null || request.SecurityGroupIds is { Count: > 0 } || request.SecurityGroups is { Count: > 0 })
            throw new AwsException("InvalidParameterCombination",
                "Network interfaces and an instance-level subnet ID or security groups may not be specified on the same request");
        if (interfaces.Count > 1) throw Ec2Errors.Invalid("networkInterface", "2", "An instance has one network interface here.");
        return request with
        {
            SubnetId = interfaces[0].SubnetId, SecurityGroupIds = interfaces[0].Groups,
            PrivateIpAddress = interfaces[0].PrivateIpAddress ?? request.PrivateIpAddress, NetworkInterfaces = null,
        };
    }

    IReadOnlyList<SecurityGroupRecord> CheckGroups(RunInstancesRequest request, Subnet subnet)
    {
        List<SecurityGroupRecord> chosen =
        [
            .. (request.SecurityGroupIds ?? []).Select(groups.Require), .. (request.SecurityGroups ?? [])
                .Select(name => groups.Require(null, name)),
        ];
        if (chosen.FirstOrDefault(group => group.VpcId != subnet.VpcId) is { } stranger)
            throw new AwsException(
                "InvalidParameter", $"Security group {stranger.GroupId} and subnet {subnet.SubnetId} belong to different networks.");
        return chosen.Count > 0 ? chosen : [groups.RequireDefaultOf(subnet.VpcId!)];
    }

    /// <summary>The image's disks as the request changes them, and further ones of its own; the root disk first.</summary>
    IReadOnlyList<ImageDevice> CheckDevices(ImageRecord image, IReadOnlyList<BlockDeviceMapping>? mappings)
    {
        var devices = image.Devices.ToDictionary(device => device.DeviceName, StringComparer.Ordinal);
        foreach (var mapping in mappings ?? [])
        {
            var name = mapping.DeviceName ?? throw Ec2Errors.Missing("DeviceName");
            if (mapping.NoDevice is not null)
            {
                devices.Remove(name);
                continue;
            }

            devices[name] =
                CheckDevice(
                name, devices.GetValueOrDefault(name), mapping.Ebs
                ?? throw Ec2Errors.Invalid("blockDeviceMapping", name, "Only EBS volumes are known."));
        }

        if (!devices.ContainsKey(image.RootDeviceName))
            throw new AwsException("InvalidBlockDeviceMapping", $"The root device {image.RootDeviceName} must be mapped.");
        return [.. devices.Values.OrderBy(
            device => device.DeviceName == image.RootDeviceName ? "" : device.DeviceName, StringComparer.Ordinal)];
    }

    ImageDevice CheckDevice(string name, ImageDevice? older, EbsBlockDevice asked)
    {
        var snapshot = asked.SnapshotId ?? older?.SnapshotId ?? "";
        var content = snapshot.Length == 0 ? null : state.Snapshots.Find(snapshot) ?? throw Ec2Errors.NotFound("snapshot", snapshot);
        if (asked is { KmsKeyId: not null, Encrypted: not true })
            throw new AwsException(
                "InvalidParameterDependency", "The parameter KmsKeyId requires the parameter Encrypted to be set.");
        var size = asked.VolumeSize ?? older?.SizeGiB ?? content?.SizeGiB ?? throw Ec2Errors.Missing("Ebs.VolumeSize");
        if (size < (content?.SizeGiB ?? 1))
        {
            throw new AwsException("InvalidBlockDeviceMapping",
                $"Volume of size {size}GB is smaller than snapshot '{snapshot}', expect size >= {content?.SizeGiB ?? 1}GB");
        }

        var encrypted = asked.Encrypted ?? (content?.Encrypted == true || older?.Encrypted == true);
        return new(
            name, snapshot, size, asked.VolumeType ?? older?.VolumeType ?? "gp3", asked.DeleteOnTermination ?? older?.DeleteOnTermination
            ?? true,
            encrypted)
        {
            KmsKeyId = keys.Require(encrypted, asked.KmsKeyId ?? content?.KmsKeyId),
        };
    }

    static byte[]? ReadUserData(string? text)
    {
        if (text is null) return null;
        try
        {
            var data = Convert.FromBase64String(text);
            return data.Length <= LongestUserData
                ? data : throw new AwsException("InvalidParameterValue", "User data is limited to 16384 bytes");
        }
        catch (FormatException)
        {
            throw new AwsException("InvalidParameterValue", "Invalid BASE64 encoding of user data");
        }
    }

    Reservation Answer(IReadOnlyList<InstanceRecord> made, Call call) => new()
    {
        ReservationId = made[0].ReservationId, OwnerId = call.Caller.Account, Instances = [.. made.Select(view.Lookup())],
    };
}
