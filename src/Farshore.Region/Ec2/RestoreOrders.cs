using System.Text.Json;
using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>StartRestoreJob's metadata, read and written. Values are strings; structures are JSON in them.</summary>
sealed class RestoreOrders(
    Subnets subnets, SecurityGroups groups, KeyPairs keyPairs, ProfileNames profiles, VolumeKeys keys, Regions regions)
{
    // AWS's documentation names these; those not read below have no meaning for a machine here, and AWS ignores some itself.
    static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "InstanceType", "KeyName", "SubnetId", "Architecture", "EnaSupport", "SecurityGroupIds", "IamInstanceProfileName", "CpuOptions",
        "InstanceInitiatedShutdownBehavior", "HibernationOptions", "DisableApiTermination", "CreditSpecification", "Placement",
        "RootDeviceType",
        "RamdiskId", "KernelId", "UserData", "Monitoring", "NetworkInterfaces", "ElasticGpuSpecification",
        "CapacityReservationSpecification",
        "InstanceMarketOptions", "LicenseSpecifications", "EbsOptimized", "VirtualizationType", "Platform", "RequireIMDSv2",
        "BlockDeviceMappings",
        "aws:backup:request-id", "VpcId",
    };

    /// <summary>What AWS Backup remembers of an instance: everything but its user data.</summary>
    public static IReadOnlyDictionary<string, string> MetadataOf(RegionContext region, InstanceRecord instance, string jobId)
    {
        var (cores, threads) = InstanceTypes.Processors(instance.InstanceType);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["CapacityReservationSpecification"] = """{"CapacityReservationPreference":"open"}""",
            ["CpuOptions"] = $$"""{"CoreCount":{{cores}},"ThreadsPerCore":{{threads}}}""",
            ["CreditSpecification"] = """{"CpuCredits":"standard"}""",
            ["DisableApiTermination"] = Word(instance.DisableApiTermination),
            ["EbsOptimized"] = Word(instance.EbsOptimized),
            ["HibernationOptions"] = """{"Configured":false}""",
            ["InstanceInitiatedShutdownBehavior"] = instance.ShutdownBehavior,
            ["InstanceType"] = instance.InstanceType,
            ["Monitoring"] = $$"""{"State":"{{(instance.Monitoring ? "enabled" : "disabled")}}"}""",
            ["NetworkInterfaces"] = new JsonArray(InterfaceOf(region, instance)).ToJsonString(),
            ["Placement"] = $$"""{"AvailabilityZone":"{{instance.AvailabilityZone}}","GroupName":"","Tenancy":"default"}""",
            ["SecurityGroupIds"] = Texts(instance.SecurityGroupIds).ToJsonString(),
            ["SubnetId"] = instance.SubnetId,
            ["VpcId"] = instance.VpcId,
            ["aws:backup:request-id"] = jobId,
        };
        if (instance.KeyName is { } key) metadata["KeyName"] = key;
        if (instance.InstanceProfileArn is { } profile) metadata["IamInstanceProfileName"] = profile[(profile.LastIndexOf('/') + 1)..];
        return metadata;
    }

    /// <exception cref="AwsException">A key is not known, a value cannot be read, or names what is not in this Region.</exception>
    public LaunchOrder Read(ImageRecord image, IReadOnlyDictionary<string, string> metadata, string role)
    {
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in metadata)
            given[name] = Known.Contains(name) ? value : throw Refused($"Invalid restore metadata. Unrecognized key : {name}");
        string? Text(string name) => given.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

        var type = Text("InstanceType") ?? image.RestoreMetadata?.GetValueOrDefault("InstanceType") ?? "t3.micro";
        if (Text("Architecture") is { } architecture and not "x86_64") throw Refused($"Invalid value '{architecture}' for Architecture.");
        if (Text("InstanceInitiatedShutdownBehavior") is { } behavior and not ("stop" or "terminate"))
            throw Refused($"Invalid value '{behavior}' for InstanceInitiatedShutdownBehavior.");
        if (Text("KeyName") is { } key) keyPairs.Require(key);
        var (subnet, chosen) = Place(Text);
        InstanceTypes.Require(type, subnet.AvailabilityZone!, [.. regions.Zones.Select(zone => zone.ZoneName!)]);
        var profile = profiles.ArnOf(null, Text("IamInstanceProfileName"));
        profiles.CheckMayPass(profile, role);
        var devices = Devices(image, Text("BlockDeviceMappings"));
        return new()
        {
            Image = image, InstanceType = type, Subnet = subnet, Groups = chosen, Devices = devices,
            KeyName = Text("KeyName"),
            UserData = Text("UserData") is { } data ? ReadBase64(data) : null,
            InstanceProfileArn = profile,
            DisableApiTermination = Flag(Text("DisableApiTermination"), "DisableApiTermination"),
            EbsOptimized = Flag(Text("EbsOptimized"), "EbsOptimized"),
            TokensRequired = Flag(Text("RequireIMDSv2"), "RequireIMDSv2"), ShutdownBehavior = Text("InstanceInitiatedShutdownBehavior")
                ?? "stop",
            Monitoring = Text("Monitoring") is { } monitoring
                && (string?)Parse(monitoring, "Monitoring")?["State"] is "enabled" or "pending",
        };
    }

    (Subnet Subnet, IReadOnlyList<SecurityGroupRecord> Groups) Place(Func<string, string?> text)
    {
        var (subnetId, groupIds) = (text("SubnetId"), text("SecurityGroupIds") is { } list ? ReadList(list, "SecurityGroupIds") : []);
        if (text("NetworkInterfaces") is { } interfaces && Parse(interfaces, "NetworkInterfaces") is JsonArray { Count: > 0 } array)
        {
            if (subnetId is not null || groupIds.Count > 0)
                throw Refused(
                    "Network interfaces and an instance-level subnet ID or security groups may not be specified on the same request");
            subnetId = (string?)array[0]?["SubnetId"];
            groupIds = [.. (array[0]?["Groups"]?.AsArray() ?? []).Select(group => (string?)group).OfType<string>()];
        }

        var zone = text("Placement") is { } placement ? (string?)Parse(placement, "Placement")?["AvailabilityZone"] : null;
        var subnet = subnetId is null ? subnets.RequireDefault(zone is { Length: > 0 } ? zone : null) : subnets.Require(subnetId);
        List<SecurityGroupRecord> chosen = [.. groupIds.Select(groups.Require)];
        if (chosen.Find(group => group.VpcId != subnet.VpcId) is { } stranger)
            throw Refused($"Security group {stranger.GroupId} and subnet {subnet.SubnetId} belong to different networks.");
        return (subnet, chosen.Count > 0 ? chosen : [groups.RequireDefaultOf(subnet.VpcId!)]);
    }

    IReadOnlyList<ImageDevice> Devices(ImageRecord image, string? mappings)
    {
        var devices = image.Devices.ToList();
        if (mappings is null) return devices;
        foreach (var mapping in Parse(mappings, "BlockDeviceMappings") as JsonArray
            ?? throw Refused("BlockDeviceMappings must be a JSON array"))
        {
            var name = (string?)mapping?["DeviceName"] ?? throw Refused("BlockDeviceMappings: DeviceName is missing");
            var at = devices.FindIndex(device => device.DeviceName == name);
            if (mapping!["NoDevice"] is not null && name != image.RootDeviceName)
            {
                if (at >= 0) devices.RemoveAt(at);
                continue;
            }

            var ebs = mapping["Ebs"] ?? throw Refused($"BlockDeviceMappings: {name} has no Ebs");
            if (ebs["SnapshotId"] is not null) throw Refused($"BlockDeviceMappings: SnapshotId is not supported ({name})");
            var older = at >= 0 ? devices[at] : new ImageDevice(name, "", 1, "gp3", true, false);
            var encrypted = (bool?)ebs["Encrypted"] ?? older.Encrypted;
            var newer = older with
            {
                SizeGiB = Math.Max(older.SizeGiB, (int?)ebs["VolumeSize"] ?? older.SizeGiB), VolumeType = (string?)ebs["VolumeType"]
                    ?? older.VolumeType,
                DeleteOnTermination = (bool?)ebs["DeleteOnTermination"] ?? older.DeleteOnTermination, Encrypted = encrypted,
                KmsKeyId = KeyOf(encrypted, (string?)ebs["KmsKeyId"]),
            };
            if (at >= 0) devices[at] = newer;
            else devices.Add(newer);
        }

        return devices;
    }

    // As AWS Backup tells of a key that is not there, not enabled, or of another Region.
    string? KeyOf(bool encrypted, string? named)
    {
        try
        {
            return keys.ArnOf(encrypted, named);
        }
        catch (AwsException)
        {
            throw Refused("Given key ID is not accessible");
        }
    }

    static JsonObject InterfaceOf(RegionContext region, InstanceRecord instance) => new()
    {
        ["AssociatePublicIpAddress"] = true, ["DeleteOnTermination"] = true, ["Description"] = "", ["DeviceIndex"] = 0,
        ["Groups"] = Texts(instance.SecurityGroupIds), ["InterfaceType"] = "interface", ["Ipv6Addresses"] = new JsonArray(),
        ["NetworkInterfaceId"] = instance.NetworkInterfaceId, ["OwnerId"] = region.Account,
        ["PrivateIpAddress"] = instance.PrivateIpAddress,
        ["PrivateIpAddresses"] = new JsonArray(new JsonObject { ["Primary"] = true, ["PrivateIpAddress"] = instance.PrivateIpAddress }),
        ["SourceDestCheck"] = true, ["SubnetId"] = instance.SubnetId, ["VpcId"] = instance.VpcId,
    };

    static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)JsonValue.Create(text)!)]);

    static List<string> ReadList(string text, string key) =>
        [.. (Parse(text, key) as JsonArray ?? throw Refused($"{key} must be a JSON array of strings")).Select(item => (string?)item)
            .OfType<string>()];

    static JsonNode? Parse(string text, string key)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw Refused($"Invalid restore metadata. {key} is not JSON: {text}");
        }
    }

    static byte[] ReadBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? bytes[..length] : throw Refused("Invalid BASE64 encoding of user data");
    }

    static bool Flag(string? text, string key) => text switch
    {
        null or "false" => false, "true" => true, _ => throw Refused($"Invalid value '{text}' for {key}; expected true or false."),
    };

    static string Word(bool flag) => flag ? "true" : "false";

    static AwsException Refused(string message) => new("InvalidParameterValueException", message);
}
