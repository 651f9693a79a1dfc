using Farshore.Aws.Rds;
using Farshore.Region.Hosting;
using Farshore.Region.Rds.Postgres;
using Farshore.Region.Rds.Snapshots;

namespace Farshore.Region.Rds;

/// <summary>New instances with the content of a snapshot.</summary>
sealed class DBInstanceRestores(
    RdsState state, PostgresServers servers, NewInstances shapes, DBInstances instances, DBSnapshots snapshots, SnapshotStore contents)
{
    public void Serve(Operations served) => served.Add(RdsApi.RestoreDBInstanceFromDBSnapshot, async (input, _, cancellationToken) =>
        new RestoreDBInstanceFromDBSnapshotResult { DBInstance = (await BeginAsync(input, null, cancellationToken)).Shown });

    /// <summary>Writes the instance's row and has it made; what is not given is as the snapshot says.</summary>
    public async Task<InstanceRow> BeginAsync(
        RestoreDBInstanceFromDBSnapshotMessage input, string? restoreJob, CancellationToken cancellationToken)
    {
        var version = await servers.InstallationAsync(cancellationToken);
        var snapshot = snapshots.Find(input.DBSnapshotIdentifier ?? throw RdsErrors.Missing("DBSnapshotIdentifier"));
        if (snapshot is not { Status: "available", Content: { } content })
            throw RdsErrors.SnapshotState($"The snapshot {snapshot.Id} cannot be restored because it is {snapshot.Status}.");
        if (input.DBName is not null)
            throw RdsErrors.Combination("DBName is not supported when restoring a postgres snapshot: its databases come with it.");
        if (input.EnableIAMDatabaseAuthentication == true)
            throw RdsErrors.Combination("IAM database authentication is not supported in a local region.");
        if (input.Engine is { } engine) DBEngineVersions.Check(engine, null, version);
        if (version.MajorVersion != snapshot.Shown.EngineVersion!.Split('.')[0])
            throw RdsErrors.Combination(
                $"The snapshot {snapshot.Id} is of PostgreSQL {snapshot.Shown.EngineVersion}, " +
                $"and this machine runs {version.Version}: install that version.");
        if (state.Instances.Find(RdsNames.Instance("DBInstanceIdentifier", input.DBInstanceIdentifier)) is not null)
            throw RdsErrors.InstanceExists();

        var shown = await shapes.ShapeAsync(Settings(input, snapshot), version, cancellationToken);
        await contents.HoldAsync(content, InstanceWork.Owner(shown.DbiResourceId!), cancellationToken);
        return await instances.BeginAsync(new(shown) { FromSnapshot = content, MadeBy = restoreJob }, cancellationToken);
    }

    static InstanceSettings Settings(RestoreDBInstanceFromDBSnapshotMessage input, SnapshotRow snapshot) =>
        new(input.DBInstanceIdentifier, input.DBInstanceClass ?? snapshot.Source.DBInstanceClass!)
        {
            MasterUsername = snapshot.Shown.MasterUsername,
            DBName = snapshot.Source.DBName,
            AllocatedStorage = Math.Max(input.AllocatedStorage ?? 0, snapshot.Shown.AllocatedStorage!.Value),
            StorageType = input.StorageType ?? snapshot.Shown.StorageType,
            Iops = input.Iops ?? snapshot.Shown.Iops,
            StorageThroughput = input.StorageThroughput ?? snapshot.Shown.StorageThroughput,
            StorageEncrypted = snapshot.Shown.Encrypted == true || snapshot.Shown.KmsKeyId is not null,
            KmsKeyId = snapshot.Shown.KmsKeyId,
            Port = input.Port ?? snapshot.Shown.Port,
            Zone = input.AvailabilityZone,
            SubnetGroup = input.DBSubnetGroupName,
            SecurityGroups = input.VpcSecurityGroupIds,
            ParameterGroup = input.DBParameterGroupName,
            OptionGroup = input.OptionGroupName,
            Certificate = input.CACertificateIdentifier,
            BackupRetentionPeriod = input.BackupRetentionPeriod ?? snapshot.Source.BackupRetentionPeriod,
            PreferredBackupWindow = input.PreferredBackupWindow ?? snapshot.Source.PreferredBackupWindow,
            AutoMinorVersionUpgrade = input.AutoMinorVersionUpgrade,
            MultiAZ = input.MultiAZ,
            PubliclyAccessible = input.PubliclyAccessible,
            CopyTagsToSnapshot = input.CopyTagsToSnapshot ?? snapshot.Source.CopyTagsToSnapshot,
            DeletionProtection = input.DeletionProtection,
            Tags = input.Tags,
        };
}
