using Farshore.Aws.Rds;

namespace Farshore.Region.CloudFormation.Types.Rds;

/// <summary>What RDS is asked for a database of a stack: made empty, made of a snapshot, or changed.</summary>
static class DBInstanceRequests
{
    public static CreateDBInstanceMessage Create(ResourceWork work, string name, ResourceProperties wanted) => new()
    {
        DBInstanceIdentifier = name, DBInstanceClass = wanted.Required("DBInstanceClass"), Engine = wanted.Required("Engine"),
        EngineVersion = wanted.Text("EngineVersion"), DBName = wanted.Text("DBName"), AllocatedStorage = wanted.Number("AllocatedStorage"),
        MasterUsername = wanted.Text("MasterUsername"), MasterUserPassword = wanted.Text("MasterUserPassword"),
        VpcSecurityGroupIds = wanted.Texts("VPCSecurityGroups"), AvailabilityZone = wanted.Text("AvailabilityZone"),
        DBSubnetGroupName = wanted.Text("DBSubnetGroupName"), DBParameterGroupName = wanted.Text("DBParameterGroupName"),
        OptionGroupName = wanted.Text("OptionGroupName"), PreferredMaintenanceWindow = wanted.Text("PreferredMaintenanceWindow"),
        BackupRetentionPeriod = wanted.Number("BackupRetentionPeriod"), PreferredBackupWindow = wanted.Text("PreferredBackupWindow"),
        Port = wanted.Number("Port"), MultiAZ = wanted.Flag("MultiAZ"), LicenseModel = wanted.Text("LicenseModel"),
        AutoMinorVersionUpgrade = wanted.Flag("AutoMinorVersionUpgrade"), Iops = wanted.Number("Iops"),
        StorageThroughput = wanted.Number("StorageThroughput"), PubliclyAccessible = wanted.Flag("PubliclyAccessible"),
        StorageType = wanted.Text("StorageType"), StorageEncrypted = wanted.Flag("StorageEncrypted"), KmsKeyId = wanted.Text("KmsKeyId"),
        CopyTagsToSnapshot = wanted.Flag("CopyTagsToSnapshot"), DeletionProtection = wanted.Flag("DeletionProtection"),
        Tags = work.Marked(wanted),
    };

    public static RestoreDBInstanceFromDBSnapshotMessage Restore(ResourceWork work, string name, ResourceProperties wanted) => new()
    {
        DBInstanceIdentifier = name, DBSnapshotIdentifier = wanted.Required("DBSnapshotIdentifier"),
        DBInstanceClass = wanted.Text("DBInstanceClass"), Engine = wanted.Text("Engine"), DBName = wanted.Text("DBName"),
        AllocatedStorage = wanted.Number("AllocatedStorage"), VpcSecurityGroupIds = wanted.Texts("VPCSecurityGroups"),
        AvailabilityZone = wanted.Text("AvailabilityZone"), DBSubnetGroupName = wanted.Text("DBSubnetGroupName"),
        DBParameterGroupName = wanted.Text("DBParameterGroupName"), OptionGroupName = wanted.Text("OptionGroupName"),
        BackupRetentionPeriod = wanted.Number("BackupRetentionPeriod"), PreferredBackupWindow = wanted.Text("PreferredBackupWindow"),
        Port = wanted.Number("Port"), MultiAZ = wanted.Flag("MultiAZ"), LicenseModel = wanted.Text("LicenseModel"),
        AutoMinorVersionUpgrade = wanted.Flag("AutoMinorVersionUpgrade"), Iops = wanted.Number("Iops"),
        StorageThroughput = wanted.Number("StorageThroughput"), PubliclyAccessible = wanted.Flag("PubliclyAccessible"),
        StorageType = wanted.Text("StorageType"), CopyTagsToSnapshot = wanted.Flag("CopyTagsToSnapshot"),
        DeletionProtection = wanted.Flag("DeletionProtection"), Tags = work.Marked(wanted),
    };

    /// <summary>What a snapshot does not bring and the call that restores it does not take.</summary>
    public static ModifyDBInstanceMessage? AfterRestore(string name, ResourceProperties wanted) =>
        wanted.Text("MasterUserPassword") is null && wanted.Text("PreferredMaintenanceWindow") is null ? null : new()
        {
            DBInstanceIdentifier = name, ApplyImmediately = true, MasterUserPassword = wanted.Text("MasterUserPassword"),
            PreferredMaintenanceWindow = wanted.Text("PreferredMaintenanceWindow"),
        };

    /// <summary>The differences, or null where there are none that RDS is to be told.</summary>
    public static ModifyDBInstanceMessage? Modify(string name, ResourceProperties before, ResourceProperties wanted)
    {
        var nothing = new ModifyDBInstanceMessage { DBInstanceIdentifier = name, ApplyImmediately = true };
        var change = nothing with
        {
            AllocatedStorage = Changed("AllocatedStorage")?.Number("AllocatedStorage"),
            DBInstanceClass = Changed("DBInstanceClass")?.Text("DBInstanceClass"),
            VpcSecurityGroupIds = Changed("VPCSecurityGroups")?.Texts("VPCSecurityGroups"),
            MasterUserPassword = Changed("MasterUserPassword")?.Text("MasterUserPassword"),
            DBParameterGroupName = Changed("DBParameterGroupName")?.Text("DBParameterGroupName"),
            OptionGroupName = Changed("OptionGroupName")?.Text("OptionGroupName"),
            BackupRetentionPeriod = Changed("BackupRetentionPeriod") is { } kept ? kept.Number("BackupRetentionPeriod") ?? 1 : null,
            PreferredBackupWindow = Changed("PreferredBackupWindow")?.Text("PreferredBackupWindow"),
            PreferredMaintenanceWindow = Changed("PreferredMaintenanceWindow")?.Text("PreferredMaintenanceWindow"),
            AutoMinorVersionUpgrade = Switched("AutoMinorVersionUpgrade", without: true),
            CopyTagsToSnapshot = Switched("CopyTagsToSnapshot"), PubliclyAccessible = Switched("PubliclyAccessible"),
            DeletionProtection = Switched("DeletionProtection"),
        };
        return change == nothing ? null : change;

        ResourceProperties? Changed(string property) => before.Differs(wanted, property) ? wanted : null;

        bool? Switched(string property, bool without = false) => Changed(property) is { } now ? now.Flag(property) ?? without : null;
    }
}
