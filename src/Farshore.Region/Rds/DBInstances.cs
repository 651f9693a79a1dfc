using Farshore.Aws.Rds;
using Farshore.Region.Hosting;
using Farshore.Region.Rds.Postgres;
using Farshore.Region.ServiceQuotas;

namespace Farshore.Region.Rds;

/// <summary>DB instances: made, shown, changed, deleted. The work itself is <see cref="InstanceWork"/>'s.</summary>
sealed class DBInstances(
    RdsState state, PostgresServers servers, NewInstances shapes, DBSnapshots snapshots, InstanceWork work, Quotas quotas)
{
    static readonly RdsFilters<InstanceRow> Filters = new(
        new Dictionary<string, Func<InstanceRow, IEnumerable<string?>>>(StringComparer.Ordinal)
    {
        ["db-instance-id"] = row => [row.Id, row.Shown.DBInstanceArn],
        ["dbi-resource-id"] = row => [row.Shown.DbiResourceId],
        ["db-cluster-id"] = _ => [],
        ["domain"] = _ => [],
        ["engine"] = row => [row.Shown.Engine],
    });

    public void Serve(Operations served)
    {
        served.Add(RdsApi.CreateDBInstance, CreateAsync);
        served.Add(RdsApi.DescribeDBInstances, Describe);
        served.Add(RdsApi.ModifyDBInstance, ModifyAsync);
        served.Add(RdsApi.DeleteDBInstance, DeleteAsync);
    }

    /// <summary>Writes the new instance's row and has it made.</summary>
    public async Task<InstanceRow> BeginAsync(InstanceRow row, CancellationToken cancellationToken)
    {
        var kept = await state.Database.WriteAsync(connection =>
        {
            if (state.Instances.Find(connection, row.Id) is { } older) return older;
            if (state.Instances.List(connection).Count >= quotas.Of(QuotaCatalog.Databases))
                throw new Aws.AwsException("InstanceQuotaExceeded", "DB Instance quota exceeded");
            state.Instances.Put(connection, row.Id, row);
            return row;
        }, cancellationToken);
        if (kept.Shown.DbiResourceId != row.Shown.DbiResourceId) throw RdsErrors.InstanceExists();
        _ = work.CarryOn(row.Id);
        return kept;
    }

    async Task<CreateDBInstanceResult> CreateAsync(CreateDBInstanceMessage input, Call call, CancellationToken cancellationToken)
    {
        var version = await servers.InstallationAsync(cancellationToken);
        DBEngineVersions.Check(input.Engine, input.EngineVersion, version);
        var settings = Settings(input) with
        {
            MasterUsername = MasterCredentials.CheckName(input.MasterUsername),
            DBName = MasterCredentials.CheckDatabase(input.DBName),
        };
        var verifier = ScramVerifier.Of(MasterCredentials.CheckPassword(input.MasterUserPassword));
        if (input.LicenseModel is not (null or "postgresql-license"))
            throw RdsErrors.Value($"Invalid license model '{input.LicenseModel}' for engine 'postgres'.");
        if (state.Instances.Find(RdsNames.Instance("DBInstanceIdentifier", input.DBInstanceIdentifier)) is not null)
            throw RdsErrors.InstanceExists();
        var row = new InstanceRow(await shapes.ShapeAsync(settings, version, cancellationToken)) { NewVerifier = verifier };
        return new() { DBInstance = (await BeginAsync(row, cancellationToken)).Shown };
    }

    static InstanceSettings Settings(CreateDBInstanceMessage input) => new(input.DBInstanceIdentifier, input.DBInstanceClass)
    {
        AllocatedStorage = input.AllocatedStorage,
        StorageType = input.StorageType,
        Iops = input.Iops,
        StorageThroughput = input.StorageThroughput,
        StorageEncrypted = input.StorageEncrypted,
        KmsKeyId = input.KmsKeyId,
        Port = input.Port,
        Zone = input.AvailabilityZone,
        SubnetGroup = input.DBSubnetGroupName,
        SecurityGroups = input.VpcSecurityGroupIds,
        ParameterGroup = input.DBParameterGroupName,
        OptionGroup = input.OptionGroupName,
        BackupRetentionPeriod = input.BackupRetentionPeriod,
        PreferredBackupWindow = input.PreferredBackupWindow,
        PreferredMaintenanceWindow = input.PreferredMaintenanceWindow,
        AutoMinorVersionUpgrade = input.AutoMinorVersionUpgrade,
        MultiAZ = input.MultiAZ,
        PubliclyAccessible = input.PubliclyAccessible,
        CopyTagsToSnapshot = input.CopyTagsToSnapshot,
        DeletionProtection = input.DeletionProtection,
        Tags = input.Tags,
    };

    Task<DBInstanceMessage> Describe(DescribeDBInstancesMessage input, Call call, CancellationToken cancellationToken)
    {
        var rows = input.DBInstanceIdentifier is { } id ? [state.Instance(IdOf(id))] : state.Instances.List();
        var page = RdsPage<InstanceRow>.Of(Filters.Apply(rows, input.Filters), row => row.Id, input.Marker, input.MaxRecords);
        return Task.FromResult(new DBInstanceMessage { DBInstances = [.. page.Items.Select(Explained)], Marker = page.Marker });
    }

    // On AWS the reason is an event; here it goes where whoever waits for the instance looks.
    static DBInstance Explained(InstanceRow row) => Whole(row is { Status: "failed", Failure: { } reason }
        ? row.Shown with { StatusInfos = [new() { StatusType = "server", Normal = false, Status = row.Status, Message = reason }] }
        : row.Shown);

    // One made before there were option groups has the engine's own.
    static DBInstance Whole(DBInstance shown) => shown.OptionGroupMemberships is not null ? shown : shown with
    {
        OptionGroupMemberships = NewInstances.Options(DBOptionGroups.DefaultOf(shown.EngineVersion!)),
    };

    async Task<ModifyDBInstanceResult> ModifyAsync(ModifyDBInstanceMessage input, Call call, CancellationToken cancellationToken)
    {
        var row = state.Instance(input.DBInstanceIdentifier);
        if (row.Status != "available") throw RdsErrors.InstanceState($"Database instance is not in available state.");
        var version = await servers.InstallationAsync(cancellationToken);
        var verifier = input.MasterUserPassword is { } password ? ScramVerifier.Of(MasterCredentials.CheckPassword(password)) : null;
        var securityGroups = input.VpcSecurityGroupIds is { } asked ? shapes.SecurityGroups(asked, row.Shown.DBSubnetGroup!.VpcId!) : null;
        var parameterGroup = input.DBParameterGroupName is { } group ? shapes.ParameterGroup(group, version) : null;
        var optionGroup = input.OptionGroupName is { } options ? shapes.OptionGroup(options, version) : null;
        if (input.BackupRetentionPeriod is < 0 or > 35)
            throw RdsErrors.Value($"Invalid backup retention period: {input.BackupRetentionPeriod}. Must be between 0 and 35.");
        if (input.PreferredBackupWindow is not null || input.PreferredMaintenanceWindow is not null)
            PreferredWindows.Check(
                input.PreferredBackupWindow ?? row.Shown.PreferredBackupWindow!,
                input.PreferredMaintenanceWindow ?? row.Shown.PreferredMaintenanceWindow!);
        if (input.AllocatedStorage < row.Shown.AllocatedStorage)
            throw RdsErrors.Combination("Invalid storage size for engine name postgres: storage cannot be made smaller");

        var changed = await state.Instances.UpdateAsync(row.Id, now => now.Status != "available" ? now : now.With("modifying") with
        {
            NewVerifier = verifier,
            Shown = now.With("modifying").Shown with
            {
                AllocatedStorage = input.AllocatedStorage ?? now.Shown.AllocatedStorage,
                DBInstanceClass = input.DBInstanceClass ?? now.Shown.DBInstanceClass,
                BackupRetentionPeriod = input.BackupRetentionPeriod ?? now.Shown.BackupRetentionPeriod,
                PreferredBackupWindow = input.PreferredBackupWindow ?? now.Shown.PreferredBackupWindow,
                PreferredMaintenanceWindow = input.PreferredMaintenanceWindow ?? now.Shown.PreferredMaintenanceWindow,
                AutoMinorVersionUpgrade = input.AutoMinorVersionUpgrade ?? now.Shown.AutoMinorVersionUpgrade,
                CopyTagsToSnapshot = input.CopyTagsToSnapshot ?? now.Shown.CopyTagsToSnapshot,
                PubliclyAccessible = input.PubliclyAccessible ?? now.Shown.PubliclyAccessible,
                DeletionProtection = input.DeletionProtection ?? now.Shown.DeletionProtection,
                VpcSecurityGroups = securityGroups is null
                    ? now.Shown.VpcSecurityGroups
                    : [.. securityGroups.Select(one => new VpcSecurityGroupMembership { VpcSecurityGroupId = one, Status = "active" })],
                OptionGroupMemberships = optionGroup is null ? now.Shown.OptionGroupMemberships : NewInstances.Options(optionGroup),
                DBParameterGroups = parameterGroup is null || now.Shown.DBParameterGroups is [{ DBParameterGroupName: { } older }]
                    && older == parameterGroup
                    ? now.Shown.DBParameterGroups
                    : [new() { DBParameterGroupName = parameterGroup, ParameterApplyStatus = "pending-reboot" }],
            },
        }, cancellationToken);
        _ = work.CarryOn(row.Id);
        return new() { DBInstance = changed!.Shown };
    }

    async Task<DeleteDBInstanceResult> DeleteAsync(DeleteDBInstanceMessage input, Call call, CancellationToken cancellationToken)
    {
        var row = state.Instance(input.DBInstanceIdentifier);
        var final = input.FinalDBSnapshotIdentifier;
        if (input.SkipFinalSnapshot == true && final is not null)
            throw RdsErrors.Combination(
                "FinalDBSnapshotIdentifier cannot be specified when deleting a DB instance with SkipFinalSnapshot.");
        if (input.SkipFinalSnapshot != true && final is null)
            throw RdsErrors.Combination("FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
        if (row.Shown.DeletionProtection == true)
            throw RdsErrors.Combination("Cannot delete protected DB Instance, please disable deletion protection and try again.");
        if (row.Status == "deleting") throw RdsErrors.InstanceState($"Instance {row.Id} is already being deleted.");
        if (final is not null && row.Status != "available")
            throw RdsErrors.InstanceState(
                $"Cannot create a snapshot because the database instance {row.Id} is not currently in the available state.");
        if (row.Status is not ("available" or "stopped" or "failed"))
            throw RdsErrors.InstanceState($"Instance {row.Id} is currently {row.Status}. Try again when it is available.");

        var deleting = final is null
            ? await state.Instances.UpdateAsync(row.Id, now => now.With("deleting"), cancellationToken)
            : await snapshots.BeginAsync(row.Id, final, [], "manual", "deleting", call, cancellationToken);
        _ = work.CarryOn(row.Id);
        return new() { DBInstance = deleting!.Shown };
    }

    static string IdOf(string idOrArn) => Farshore.Aws.Arn.TryParse(idOrArn, out var arn) ? arn.Name : idOrArn;
}
