using System.Text.Json;
using System.Text.Json.Serialization;
using Farshore.Aws.Rds;

namespace Farshore.Region.Rds;

/// <summary>The settings of an instance as AWS Backup carries them: strings by member name, lists as JSON. What is told of the source
/// cannot
/// be given back as it is: some of it only informs.</summary>
static class RestoreMetadata
{
    const string Identifier = "DBInstanceIdentifier";

    static readonly HashSet<string> Ignored = new(StringComparer.OrdinalIgnoreCase) 
    {
        "EngineVersion", "KmsKeyId", "Encrypted", "vpcId",
        // Settings of a restore that mean nothing for a server here.
        "NetworkType", "UseDefaultProcessorFeatures", "ProcessorFeatures", "DedicatedLogVolume", "EngineLifecycleSupport", "BackupTarget",
        "EnableCustomerOwnedIp",
    };

    /// <summary>What GetRecoveryPointRestoreMetadata answers for a snapshot.</summary>
    public static IReadOnlyDictionary<string, string> Of(SnapshotRow snapshot)
    {
        var source = snapshot.Source;
        var told = new (string Key, string? Value)[]
        {
            (Identifier, source.DBInstanceIdentifier),
            ("DBSnapshotIdentifier", snapshot.Id),
            ("DBInstanceClass", source.DBInstanceClass),
            ("DBName", source.DBName),
            ("Engine", source.Engine),
            ("EngineVersion", source.EngineVersion),
            ("LicenseModel", source.LicenseModel),
            ("Port", source.DbInstancePort?.ToString()),
            ("AllocatedStorage", source.AllocatedStorage?.ToString()),
            ("StorageType", source.StorageType),
            ("Iops", source.Iops?.ToString()),
            ("AvailabilityZone", source.AvailabilityZone),
            ("MultiAZ", Text(source.MultiAZ)),
            ("PubliclyAccessible", Text(source.PubliclyAccessible)),
            ("AutoMinorVersionUpgrade", Text(source.AutoMinorVersionUpgrade)),
            ("CopyTagsToSnapshot", Text(source.CopyTagsToSnapshot)),
            ("DeletionProtection", Text(source.DeletionProtection)),
            ("DBSubnetGroupName", source.DBSubnetGroup?.DBSubnetGroupName),
            ("OptionGroupName", source.OptionGroupMemberships is [var options, ..] ? options.OptionGroupName : null),
            ("PreferredBackupWindow", source.PreferredBackupWindow),
            ("BackupRetentionPeriod", source.BackupRetentionPeriod?.ToString()),
            ("DBParameterGroupName", source.DBParameterGroups is [var group, ..] ? group.DBParameterGroupName : null),
            ("VpcSecurityGroupIds", JsonSerializer.Serialize(
                [.. (source.VpcSecurityGroups ?? []).Select(group => group.VpcSecurityGroupId!)], MetadataShapes.Default.StringArray)),
            ("vpcId", source.DBSubnetGroup?.VpcId),
            ("Encrypted", Text(source.StorageEncrypted)),
            ("KmsKeyId", source.KmsKeyId),
        };
        return told.Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value!, StringComparer.Ordinal);
    }

    /// <summary>What StartRestoreJob's metadata asks for.</summary>
    /// <exception cref="Aws.AwsException">A key that is no setting of a restore, or a value that does not parse.</exception>
    public static RestoreDBInstanceFromDBSnapshotMessage Read(IReadOnlyDictionary<string, string> metadata, string snapshot)
    {
        var given = new Dictionary<string, string>(metadata, StringComparer.OrdinalIgnoreCase);
        var read = new Reader(given);
        var asked = new RestoreDBInstanceFromDBSnapshotMessage
        {
            DBSnapshotIdentifier = snapshot,
            DBInstanceIdentifier = read.Text(Identifier) ?? throw RdsErrors.Value($"Restore metadata must contain {Identifier}."),
            DBInstanceClass = read.Text("DBInstanceClass"),
            Port = read.Number("Port"),
            AvailabilityZone = read.Text("AvailabilityZone"),
            DBSubnetGroupName = read.Text("DBSubnetGroupName"),
            MultiAZ = read.Flag("MultiAZ"),
            PubliclyAccessible = read.Flag("PubliclyAccessible"),
            AutoMinorVersionUpgrade = read.Flag("AutoMinorVersionUpgrade"),
            LicenseModel = read.Text("LicenseModel"),
            Engine = read.Text("Engine"),
            Iops = read.Number("Iops"),
            StorageThroughput = read.Number("StorageThroughput"),
            StorageType = read.Text("StorageType"),
            VpcSecurityGroupIds = read.List("VpcSecurityGroupIds"),
            CopyTagsToSnapshot = read.Flag("CopyTagsToSnapshot"),
            DBParameterGroupName = read.Text("DBParameterGroupName"),
            DeletionProtection = read.Flag("DeletionProtection"),
            AllocatedStorage = read.Number("AllocatedStorage"),
            BackupRetentionPeriod = read.Number("BackupRetentionPeriod"),
            PreferredBackupWindow = read.Text("PreferredBackupWindow"),
            OptionGroupName = read.Text("OptionGroupName"),
            CACertificateIdentifier = read.Text("CACertificateIdentifier"),
        };
        read.Text("DBName"); // the databases come with the snapshot
        if (read.Flag("EnableIAMDatabaseAuthentication") == true)
            throw RdsErrors.Value(
                "IAM database authentication is not supported in a local region: leave EnableIAMDatabaseAuthentication out.");
        read.List("EnableCloudwatchLogsExports");
        var unknown = given.Keys.Where(key => !read.Taken.Contains(key) && !Ignored.Contains(key)).Order(StringComparer.Ordinal).ToList();
        return unknown.Count == 0
            ? asked
            : throw RdsErrors.Value(
                $"Invalid restore metadata for resource type RDS: {string.Join(", ", unknown)}. " +
                "Leave out what only informs about the source.");
    }

    static string? Text(bool? value) => value is null ? null : value.Value ? "true" : "false";

    sealed class Reader(Dictionary<string, string> given)
    {
        public HashSet<string> Taken { get; } = new(StringComparer.OrdinalIgnoreCase);

        public string? Text(string key)
        {
            Taken.Add(key);
            return given.GetValueOrDefault(key);
        }

        public int? Number(string key) =>
            Text(key) is not { } text ? null : int.TryParse(text, out var number) ? number : throw Bad(key, "a number");

        public bool? Flag(string key) =>
            Text(key) is not { } text ? null : bool.TryParse(text, out var flag) ? flag : throw Bad(key, "true or false");

        public IReadOnlyList<string>? List(string key)
        {
            if (Text(key) is not { } text) return null;
            try
            {
                return JsonSerializer.Deserialize(text, MetadataShapes.Default.StringArray);
            }
            catch (JsonException)
            {
                throw Bad(key, "a JSON array of strings");
            }
        }

        Aws.AwsException Bad(string key, string expected) =>
            RdsErrors.Value($"Invalid restore metadata: {key} must be {expected}, not '{given[key]}'.");
    }
}

[JsonSerializable(typeof(string[]))]
sealed partial class MetadataShapes : JsonSerializerContext;
