using System.Text.Json;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>What StartRestoreJob is told about a machine. The recovery point's own answer cannot be sent back in another Region: it names
/// subnets, groups, interfaces and keys that exist only in the first. So: what may travel, then what the plan says.</summary>
static class MachineMetadata
{
    /// <summary>What means the same in every Region.</summary>
    static readonly string[] Travels =
    [
        "InstanceType", "EbsOptimized", "InstanceInitiatedShutdownBehavior", "Monitoring", "CreditSpecification", "RequireIMDSv2",
        "IamInstanceProfileName",
    ];

    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string> answered, MachineRestore plan)
    {
        var known = new Dictionary<string, string>(answered, StringComparer.OrdinalIgnoreCase);
        var metadata = Travels.Where(known.ContainsKey).Where(key => known[key].Length > 0)
            .ToDictionary(key => key, key => known[key], StringComparer.Ordinal);
        if (plan.InstanceType is { } type) metadata["InstanceType"] = type;
        if (plan.Subnet is { } subnet) metadata["SubnetId"] = subnet;
        if (plan.SecurityGroups.Count > 0) metadata["SecurityGroupIds"] = JsonList.Of(plan.SecurityGroups);
        if (plan.Profile is { } profile) metadata["IamInstanceProfileName"] = profile;
        if (plan.KeyPair is { } key) metadata["KeyName"] = key;

        // Credits are for burstable types; another type refuses them.
        if (plan.InstanceType is { } other && known.GetValueOrDefault("InstanceType") != other) metadata.Remove("CreditSpecification");
        return metadata;
    }
}

/// <summary>AWS Backup's metadata are strings; a list is a string of JSON.</summary>
static class JsonList
{
    public static string Of(IReadOnlyList<string> values) => JsonSerializer.Serialize(values, RunShapes.Default.IReadOnlyListString);
}
