using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Rds;
using Farshore.Region.CloudFormation.Types.Ec2;

namespace Farshore.Region.CloudFormation.Types.Rds;

/// <summary>A database of a stack, empty or made of a snapshot.</summary>
sealed class DBInstanceType : IResourceType
{
    const string Kind = "db";
    const int LongestName = 63;
    const int LongestSnapshotName = 255;

    public ResourceSchema Schema { get; } = new("AWS::RDS::DBInstance", new HashSet<string>
    {
        "AllocatedStorage", "AutoMinorVersionUpgrade", "AvailabilityZone", "BackupRetentionPeriod", "CopyTagsToSnapshot",
        "DBInstanceClass", "DBInstanceIdentifier", "DBName", "DBParameterGroupName", "DBSnapshotIdentifier", "DBSubnetGroupName",
        "DeleteAutomatedBackups", "DeletionProtection", "Engine", "EngineVersion", "Iops", "KmsKeyId", "LicenseModel",
        "MasterUserPassword", "MasterUsername", "MultiAZ", "OptionGroupName", "Port", "PreferredBackupWindow",
        "PreferredMaintenanceWindow", "PubliclyAccessible", "StorageEncrypted", "StorageThroughput", "StorageType", "Tags",
        "VPCSecurityGroups",
    })
    {
        CreateOnly = new HashSet<string>
        {
            "AvailabilityZone", "DBInstanceIdentifier", "DBName", "DBSnapshotIdentifier", "DBSubnetGroupName", "Engine", "KmsKeyId",
            "MasterUsername", "Port", "StorageEncrypted",
        },
        Attributes = new HashSet<string> { "DBInstanceArn", "DbiResourceId", "Endpoint.Address", "Endpoint.Port" },
        NameProperty = "DBInstanceIdentifier", DefaultDeletion = "Snapshot", MaySnapshot = true,
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var name = (wanted.Text("DBInstanceIdentifier") ?? work.NameFor(LongestName)).ToLowerInvariant();
        var restores = wanted.Has("DBSnapshotIdentifier");
        await work.MakeAsync(Kind, name, () => restores
            ? work.Api.SendAsync(
                RdsApi.RestoreDBInstanceFromDBSnapshot, DBInstanceRequests.Restore(work, name, wanted), cancellationToken)
            : work.Api.SendAsync(RdsApi.CreateDBInstance, DBInstanceRequests.Create(work, name, wanted), cancellationToken),
            cancellationToken);
        await work.HasMade(name);
        var made = await AvailableAsync(work, name, cancellationToken);
        if (!restores || DBInstanceRequests.AfterRestore(name, wanted) is not { } change) return Made(made);
        await work.Api.SendAsync(RdsApi.ModifyDBInstance, change, cancellationToken);
        return Made(await AvailableAsync(work, name, cancellationToken));
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        before.RefuseChange(wanted, "EngineVersion", "Iops", "LicenseModel", "MultiAZ", "StorageThroughput", "StorageType");
        var now = await AvailableAsync(work, id, cancellationToken);
        if (DBInstanceRequests.Modify(id, before, wanted) is { } change)
        {
            await work.Api.SendAsync(RdsApi.ModifyDBInstance, change, cancellationToken);
            now = await AvailableAsync(work, id, cancellationToken);
        }

        // Another parameter group is in force after a restart, which CloudFormation makes.
        if (before.Differs(wanted, "DBParameterGroupName")
            && now.DBParameterGroups?.Any(group => group.ParameterApplyStatus == "pending-reboot") == true)
        {
            await work.Api.SendAsync(RdsApi.RebootDBInstance, new() { DBInstanceIdentifier = id }, cancellationToken);
            now = await AvailableAsync(work, id, cancellationToken);
        }

        await work.RetagAsync(Kind, id, before, wanted, cancellationToken);
        return Made(now);
    }

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        if (await RestingAsync(work, id, cancellationToken) is { DBInstanceStatus: not "deleting" })
        {
            if (work.WithSnapshot) await SnapshotAsync(work, id, last, cancellationToken);
            await RestingAsync(work, id, cancellationToken);
            await RdsMarks.RemoveAsync(() => work.Api.SendAsync(RdsApi.DeleteDBInstance, new()
            {
                DBInstanceIdentifier = id, SkipFinalSnapshot = true, DeleteAutomatedBackups = last.Flag("DeleteAutomatedBackups"),
            }, cancellationToken));
        }

        await work.UntilAsync(
            $"DB instance {id} deleted", async () => await FindAsync(work, id, cancellationToken) is null, cancellationToken);
    }

    // It is called after stack and resource, and what the resource's token decides, so that a repeat finds it.
    static async Task SnapshotAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var name = work.NameFor(LongestSnapshotName, lower: true);
        await work.MakeAsync("snapshot", name, () => work.Api.SendAsync(RdsApi.CreateDBSnapshot, new()
        {
            DBInstanceIdentifier = id, DBSnapshotIdentifier = name, Tags = work.Marked(last),
        }, cancellationToken), cancellationToken);
        await work.UntilAsync($"DB snapshot {name} available", async () =>
        {
            var found = await work.Api.SendAsync(
                RdsApi.DescribeDBSnapshots, new() { DBSnapshotIdentifier = name }, cancellationToken);
            return found.DBSnapshots!.Single().Status is var status and not "failed" ? status == "available"
                : throw new AwsException("NotStabilized", $"DB snapshot {name} of {id} failed");
        }, cancellationToken);
    }

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, id, cancellationToken) is not { DBInstanceStatus: not "deleting" } now) return null;
        return new Readout(last).Number("AllocatedStorage", now.AllocatedStorage)
            .Flag("AutoMinorVersionUpgrade", now.AutoMinorVersionUpgrade).Text("AvailabilityZone", now.AvailabilityZone)
            .Number("BackupRetentionPeriod", now.BackupRetentionPeriod).Flag("CopyTagsToSnapshot", now.CopyTagsToSnapshot)
            .Text("DBInstanceClass", now.DBInstanceClass).Name("DBInstanceIdentifier", now.DBInstanceIdentifier)
            .Text("DBName", now.DBName).Name("DBParameterGroupName", now.DBParameterGroups is [var group, ..]
                ? group.DBParameterGroupName : null)
            .Name("DBSubnetGroupName", now.DBSubnetGroup?.DBSubnetGroupName).Flag("DeletionProtection", now.DeletionProtection)
            .Text("Engine", now.Engine).Put("EngineVersion", Version(last, now)).Number("Iops", now.Iops)
            .Text("LicenseModel", now.LicenseModel).Text("MasterUsername", now.MasterUsername).Flag("MultiAZ", now.MultiAZ)
            .Name("OptionGroupName", now.OptionGroupMemberships is [var options, ..]
                ? options.OptionGroupName : null).Number("Port", now.DbInstancePort)
            .Text("PreferredBackupWindow", now.PreferredBackupWindow)
            .Name("PreferredMaintenanceWindow", now.PreferredMaintenanceWindow).Flag("PubliclyAccessible", now.PubliclyAccessible)
            .Flag("StorageEncrypted", now.StorageEncrypted).Number("StorageThroughput", now.StorageThroughput)
            .Text("StorageType", now.StorageType).Texts("VPCSecurityGroups", now.VpcSecurityGroups!.Select(one => one.VpcSecurityGroupId))
            .Tags(work, RdsMarks.Pairs(now.TagList)).Values;
    }

    // Whoever wrote 15 has what he wrote in 15.7.
    static JsonNode? Version(ResourceProperties last, DBInstance now) =>
        last.Text("EngineVersion") is { } written && now.EngineVersion!.StartsWith(written + ".", StringComparison.Ordinal)
            ? last.Values["EngineVersion"] : now.EngineVersion;

    /// <summary>The instance once RDS does nothing with it that has to end first; null when there is none.</summary>
    static async Task<DBInstance?> RestingAsync(ResourceWork work, string name, CancellationToken cancellationToken)
    {
        DBInstance? now = null;
        await work.UntilAsync($"DB instance {name} at rest", async () =>
        {
            now = await FindAsync(work, name, cancellationToken);
            return now is null or { DBInstanceStatus: "available" or "stopped" or "failed" or "deleting" };
        }, cancellationToken);
        return now;
    }

    static async Task<DBInstance> AvailableAsync(ResourceWork work, string name, CancellationToken cancellationToken)
    {
        DBInstance? now = null;
        await work.UntilAsync($"DB instance {name} available", async () =>
        {
            now = await FindAsync(work, name, cancellationToken) ?? throw new AwsException(
                "DBInstanceNotFound", $"DBInstance {name} not found.", 404);
            return now.DBInstanceStatus is not ("failed" or "deleting") ? now.DBInstanceStatus is "available" or "stopped"
                : throw new AwsException("NotStabilized",
                    ($"DB instance {name} did not stabilize: it is {now.DBInstanceStatus}. "
                        + (now.StatusInfos is [var info, ..] ? info.Message : null)).TrimEnd());
        }, cancellationToken);
        return now!;
    }

    static async Task<DBInstance?> FindAsync(ResourceWork work, string name, CancellationToken cancellationToken) =>
        (await RdsMarks.IfThereAsync(
            work.Api.SendAsync(RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = name }, cancellationToken)))
            ?.DBInstances?.Single();

    static MadeResource Made(DBInstance instance) => new(instance.DBInstanceIdentifier!, new JsonObject
    {
        ["DBInstanceArn"] = instance.DBInstanceArn, ["DbiResourceId"] = instance.DbiResourceId,
        ["Endpoint.Address"] = instance.Endpoint?.Address, ["Endpoint.Port"] = instance.Endpoint?.Port?.ToString(),
    });
}
