using Farshore.Aws;

namespace Farshore.Recovery.Plans;

/// <summary>Reads what is said of an EC2 instance.</summary>
static class MachineReader
{
    static readonly IdentityForm Form = new("instance", PlanForms.InstanceId, "an instance id such as i-0a1b2c3d4e5f60718",
        new("ec2", "us-east-1", "123456789012", "instance/i-0a1b2c3d4e5f60718"));

    public static PlanMachine Read(PlanSection section, string name, ResourceSetting setting)
    {
        var (id, tag) = IdentityReader.Read(section, Form, setting.Primary);
        return new(name) { InstanceId = id, Tag = tag, Restore = Restore(section, setting) };
    }

    static MachineRestore Restore(PlanSection section, ResourceSetting setting)
    {
        const string Type = "an instance type such as t3.small";
        if (section.Child("restore", $"{section.Title}, restore") is not { } restore) return new();
        var read = new MachineRestore
        {
            Subnet = restore.Matching("subnet", text =>
                text.StartsWith("subnet-", StringComparison.Ordinal), "a subnet's id in the secondary"),
            SecurityGroups = Groups(restore),
            InstanceType = restore.Matching("instanceType", PlanForms.InstanceType, Type),
            Fallbacks = restore.Texts("fallbacks"),
            Profile = restore.Text("profile"),
            KeyPair = restore.Text("keyPair"),
            Key = Key(restore, setting),
            UserData = restore.Text("userData") is { } path ? PlanReader.From(setting.File, path) : null,
        };
        foreach (var wrong in read.Fallbacks.Where(type => !PlanForms.InstanceType(type)))
            restore.Complain("fallbacks", $"'{wrong}' should be {Type}");
        restore.Close();
        return read;
    }

    /// <summary>Security groups in the secondary.</summary>
    public static IReadOnlyList<string> Groups(PlanSection restore)
    {
        var groups = restore.Texts("securityGroups");
        foreach (var group in groups.Where(group => !group.StartsWith("sg-", StringComparison.Ordinal)))
            restore.Complain("securityGroups", $"'{group}' should be a security group's id in the secondary, sg-…");
        return groups;
    }

    static string? Key(PlanSection restore, ResourceSetting setting)
    {
        var key = restore.Matching("key", PlanForms.Key, "a key's alias (alias/…), id or ARN in the secondary");
        if (Arn.TryParse(key, out var arn) && setting.Secondary.Region.Length > 0 && arn.Region != setting.Secondary.Region)
        {
            restore.Complain("key", $"the key is in {arn.Region}, but machines are restored in {setting.Secondary.Region}, "
                + "and a key works in its own Region: name one there");
        }

        return key;
    }
}
