using System.Globalization;
using Farshore.Recovery.Sets;

namespace Farshore.Console.Sets;

/// <summary>Says what a set captured beside the data, as lists of facts: a page need not know every property that there is.</summary>
static class CapturedFacts
{
    public static MemberDetail Of(CapsuleMember member) =>
        new(member.Name, member.Proof?.Compared, member.Note, [.. Facts(member).Where(fact => fact.Value.Length > 0)]);

    public static IReadOnlyList<CapturedPart> Of(CapturedEnvironment? environment) => environment is not { } all ? [] :
    [
        .. all.Vpcs.Select(one => new CapturedPart("network", one.Id, one.IsDefault ? $"{one.Cidr}, the default one" : one.Cidr)),
        .. all.Subnets.Select(one => new CapturedPart("subnet", one.Id,
            $"{one.Cidr} in {one.Zone}, of {one.VpcId}{(one.IsPublic ? ", gives public addresses" : "")}")),
        .. all.SecurityGroups.Select(one => new CapturedPart("security group", one.Id,
            $"{one.Name}, {Count(one.Ingress.Count, "rule")} in, {Count(one.Egress.Count, "rule")} out")),
        .. all.SubnetGroups.Select(one => new CapturedPart("subnet group", one.Name, string.Join(", ", one.Subnets))),
        .. all.ParameterGroups.Select(one => new CapturedPart("parameter group", one.Name,
            $"{one.Family}, {Count(one.Parameters.Count, "parameter")} of its own")),
        .. all.Profiles.Select(one => new CapturedPart("instance profile", one.Name, one.Role is { } role ? $"role {role}" : "no role")),
        .. all.KeyPairs.Select(one => new CapturedPart("key pair", one.Name, one.Fingerprint ?? "")),
    ];

    static IEnumerable<CapturedFact> Facts(CapsuleMember member)
    {
        if (member.Bucket is { } bucket)
        {
            yield return new("Versions recorded", bucket.Versions.ToString(CultureInfo.InvariantCulture));
            yield return new("Root", bucket.Root);
        }

        if (member.RecoveryPoint is { } point) yield return new("Recovery point in the primary", point);
        foreach (var disk in member.Disks ?? [])
            yield return new($"Disk {disk.Device}", $"{disk.SizeGiB} GiB, {disk.Blocks} blocks, root {disk.Root}");
        foreach (var fact in member.Captured?.Machine is { } machine ? Machine(machine) : []) yield return fact;
        foreach (var fact in member.Captured?.Database is { } database ? Database(database) : []) yield return fact;
    }

    static IEnumerable<CapturedFact> Machine(CapturedMachine machine) =>
    [
        new("Instance type", machine.InstanceType ?? ""),
        new("Image", machine.ImageId ?? ""),
        new("Zone", machine.AvailabilityZone ?? ""),
        new("Network", machine.VpcId ?? ""),
        new("Subnet", machine.SubnetId ?? ""),
        new("Security groups", string.Join(", ", machine.SecurityGroups)),
        new("Key pair", machine.KeyName ?? ""),
        new("Instance profile", machine.InstanceProfileArn ?? ""),
        new("Private address", machine.PrivateIpAddress ?? ""),
        new("Public address", machine.PublicIpAddress ?? ""),
        new("User data", machine.UserData is null ? "" : "captured"),
        new("Tags", Tags(machine.Tags)),
    ];

    static IEnumerable<CapturedFact> Database(CapturedDatabase database) =>
    [
        new("Engine", $"{database.Engine} {database.EngineVersion}".Trim()),
        new("Class", database.Class ?? ""),
        new("Storage", database.AllocatedStorage is { } size ? $"{size} GiB {database.StorageType}".Trim() : ""),
        new("Master user", database.MasterUsername ?? ""),
        new("Subnet group", database.SubnetGroup ?? ""),
        new("Security groups", string.Join(", ", database.SecurityGroups)),
        new("Parameter group", database.ParameterGroup ?? ""),
        new("Multi-AZ", database.MultiAZ is { } many ? many ? "yes" : "no" : ""),
        new("Deletion protection", database.DeletionProtection is { } held ? held ? "yes" : "no" : ""),
        new("Address", database.Endpoint ?? ""),
        new("Tags", Tags(database.Tags)),
    ];

    static string Tags(IReadOnlyDictionary<string, string> tags) => string.Join(", ", tags.Select(tag => $"{tag.Key}={tag.Value}"));

    static string Count(int many, string what) => many == 1 ? $"1 {what}" : $"{many} {what}s";
}
