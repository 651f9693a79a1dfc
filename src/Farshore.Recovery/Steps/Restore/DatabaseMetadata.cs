using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>What StartRestoreJob is told about a database: what may travel of the recovery point's own answer, then what was
/// translated.</summary>
static class DatabaseMetadata
{
    /// <summary>Members of RestoreDBInstanceFromDBSnapshot that mean the same in every Region. <c>DBSnapshotIdentifier</c> makes the job
    /// fail, groups and zones are of their Region, and the key is the snapshot's.</summary>
    static readonly string[] Travels =
    [
        "DBInstanceClass", "Port", "MultiAZ", "PubliclyAccessible", "AutoMinorVersionUpgrade", "LicenseModel", "Engine", "Iops",
        "StorageThroughput", "StorageType", "CopyTagsToSnapshot", "EnableIAMDatabaseAuthentication",
    ];

    public static IReadOnlyDictionary<string, string> Of(
        IReadOnlyDictionary<string, string> answered, DatabaseTarget target, string identifier)
    {
        var known = new Dictionary<string, string>(answered, StringComparer.OrdinalIgnoreCase);
        var metadata = Travels.Where(known.ContainsKey).Where(key => known[key].Length > 0)
            .ToDictionary(key => key, key => known[key], StringComparer.Ordinal);
        metadata["DBInstanceIdentifier"] = identifier;
        metadata["DeletionProtection"] = "false";
        if (target.Class is { } type) metadata["DBInstanceClass"] = type;
        if (target.SubnetGroup is { } subnets) metadata["DBSubnetGroupName"] = subnets;
        if (target.SecurityGroups.Count > 0) metadata["VpcSecurityGroupIds"] = JsonList.Of(target.SecurityGroups);
        if (target.ParameterGroup is { } parameters) metadata["DBParameterGroupName"] = parameters;
        if (target.OptionGroup is { } options) metadata["OptionGroupName"] = options;
        if (target.MultiAZ is { } both) metadata["MultiAZ"] = both ? "true" : "false";
        if (target.PubliclyAccessible is { } open) metadata["PubliclyAccessible"] = open ? "true" : "false";
        return metadata;
    }
}
