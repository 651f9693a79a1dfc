using System.Text.Json;
using System.Text.Json.Nodes;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>What StartRestoreJob is told about a machine. The recovery point's own answer cannot be sent back in another Region: it names
/// subnets, groups, interfaces and keys that exist only in the first. So: what may travel, then what was translated.</summary>
static class MachineMetadata
{
    /// <summary>What means the same in every Region.</summary>
    static readonly string[] Travels =
    [
        "InstanceType", "EbsOptimized", "InstanceInitiatedShutdownBehavior", "Monitoring", "CreditSpecification", "RequireIMDSv2",
        "IamInstanceProfileName",
    ];

    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string> answered, MachineTarget target)
    {
        var known = new Dictionary<string, string>(answered, StringComparer.OrdinalIgnoreCase);
        var metadata = Travels.Where(known.ContainsKey).Where(key => known[key].Length > 0)
            .ToDictionary(key => key, key => known[key], StringComparer.Ordinal);
        if (target.InstanceType is { } type) metadata["InstanceType"] = type;
        if (target.SubnetId is { } subnet) metadata["SubnetId"] = subnet;
        if (target.SecurityGroups.Count > 0) metadata["SecurityGroupIds"] = JsonList.Of(target.SecurityGroups);
        if (target.Profile is { } profile) metadata["IamInstanceProfileName"] = profile;
        if (target.KeyName is { } key) metadata["KeyName"] = key;
        if (target.UserData is { } data) metadata["UserData"] = data;
        if (target.RequiresTokens is { } tokens) metadata["RequireIMDSv2"] = tokens ? "true" : "false";
        if (target.Key is not null && target.Devices.Count > 0) metadata["BlockDeviceMappings"] = Disks(target);

        // Credits are for burstable types; another type refuses them.
        if (target.InstanceType is { } other && known.GetValueOrDefault("InstanceType") != other) metadata.Remove("CreditSpecification");
        return metadata;
    }

    /// <summary>Every disk under the secondary's key: a restore that names none may ask for the primary's, and fail.</summary>
    static string Disks(MachineTarget target) => new JsonArray([.. target.Devices.Select(device => (JsonNode)new JsonObject
    {
        ["DeviceName"] = device.Name,
        ["Ebs"] = new JsonObject { ["Encrypted"] = true, ["KmsKeyId"] = target.Key },
    })]).ToJsonString();
}

/// <summary>AWS Backup's metadata are strings; a list is a string of JSON.</summary>
static class JsonList
{
    public static string Of(IReadOnlyList<string> values) => JsonSerializer.Serialize(values, RunShapes.Default.IReadOnlyListString);
}
