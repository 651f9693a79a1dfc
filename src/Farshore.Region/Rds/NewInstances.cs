using System.Text.RegularExpressions;
using Farshore.Aws.Rds;
using Farshore.Region.Hosting;
using Farshore.Region.Rds.Postgres;

namespace Farshore.Region.Rds;

/// <summary>What a new instance will be, from what was asked for: defaults as RDS has them, and its refusals.</summary>
sealed partial class NewInstances(
    RegionContext region, RdsState state, DBSubnetGroups subnetGroups, DBOptionGroups optionGroups, RdsNetwork network)
{
    const int DefaultPort = 5432;
    const int LowestPort = 1150;
    const int HighestPort = 65535;

    /// <summary>The instance as it is shown from now on, <c>creating</c>.</summary>
    /// <param name="asked">Settings given; what is null takes its default.</param>
    /// <param name="version">Engine version it runs.</param>
    /// <param name="cancellationToken">Stops waiting for the default subnet group to be durable.</param>
    public async Task<DBInstance> ShapeAsync(InstanceSettings asked, PostgresInstallation version, CancellationToken cancellationToken)
    {
        if (!InstanceClass().IsMatch(asked.Class)) throw RdsErrors.Value($"Invalid DB Instance class: {asked.Class}");
        if (asked.MultiAZ == true)
            throw RdsErrors.Combination("MultiAZ is not supported in a local region: there is one copy of each instance.");
        if (asked.Port is < LowestPort or > HighestPort)
            throw RdsErrors.Value($"Invalid port: {asked.Port}. Ports are {LowestPort}-{HighestPort}.");
        if (asked.BackupRetentionPeriod is < 0 or > 35)
            throw RdsErrors.Value($"Invalid backup retention period: {asked.BackupRetentionPeriod}. Must be between 0 and 35.");
        if (asked.KmsKeyId is not null && asked.StorageEncrypted != true)
            throw RdsErrors.Combination("KmsKeyId can only be specified when StorageEncrypted is true.");

        var (backupWindow, maintenanceWindow) = PreferredWindows.Choose(asked.PreferredBackupWindow, asked.PreferredMaintenanceWindow);

        var id = RdsNames.Instance("DBInstanceIdentifier", asked.Id);
        var group = await subnetGroups.FindOrDefaultAsync(asked.SubnetGroup, cancellationToken);
        var storage = asked.StorageType ?? (asked.Iops is null ? "gp2" : "io1");
        var size = asked.AllocatedStorage ?? throw RdsErrors.Missing("AllocatedStorage");
        if (size < SmallestStorage(storage) || size > 65536)
            throw RdsErrors.Value($"Invalid storage size for engine name postgres and storage type {storage}: {size}");

        return new()
        {
            DBInstanceIdentifier = id,
            DbiResourceId = Names.New("db-").ToUpperInvariant().Replace("DB-", "db-"),
            DBInstanceArn = region.Arn("rds", $"db:{id}").ToString(),
            DBInstanceStatus = "creating",
            DBInstanceClass = asked.Class,
            Engine = "postgres",
            EngineVersion = version.Version,
            LicenseModel = "postgresql-license",
            DBName = asked.DBName,
            MasterUsername = asked.MasterUsername,
            AllocatedStorage = size,
            StorageType = storage,
            Iops = asked.Iops,
            StorageThroughput = asked.StorageThroughput,
            StorageEncrypted = asked.StorageEncrypted ?? false,
            KmsKeyId = asked.KmsKeyId,
            DbInstancePort = asked.Port ?? DefaultPort,
            AvailabilityZone = Zone(asked.Zone, group),
            DBSubnetGroup = group,
            VpcSecurityGroups = [.. SecurityGroups(asked.SecurityGroups, group.VpcId!).Select(one => new VpcSecurityGroupMembership
            {
                VpcSecurityGroupId = one, Status = "active",
            })],
            DBParameterGroups =
                [new() { DBParameterGroupName = ParameterGroup(asked.ParameterGroup, version), ParameterApplyStatus = "in-sync" }],
            BackupRetentionPeriod = asked.BackupRetentionPeriod ?? 1,
            OptionGroupMemberships = Options(optionGroups.Choose(asked.OptionGroup, version)),
            CACertificateIdentifier = asked.Certificate ?? "rds-ca-rsa2048-g1",
            PreferredBackupWindow = backupWindow,
            PreferredMaintenanceWindow = maintenanceWindow,
            AutoMinorVersionUpgrade = asked.AutoMinorVersionUpgrade ?? true,
            MultiAZ = false,
            PubliclyAccessible = asked.PubliclyAccessible ?? false,
            CopyTagsToSnapshot = asked.CopyTagsToSnapshot ?? false,
            DeletionProtection = asked.DeletionProtection ?? false,
            TagList = asked.Tags ?? [],
        };
    }

    /// <summary>The security groups to use, each checked against the VPC.</summary>
    public IReadOnlyList<string> SecurityGroups(IReadOnlyList<string>? asked, string vpc)
    {
        if (asked is null or []) return network.DefaultSecurityGroup(vpc) is { } standard ? [standard] : [];
        foreach (var group in asked)
        {
            var its = network.FindSecurityGroup(group) ?? throw RdsErrors.Value($"Invalid security group , groupId= {group}, groupName=.");
            if (its != vpc)
                throw RdsErrors.Combination(
                    "The DB instance and EC2 security group are in different VPCs. " +
                    $"The DB instance is in {vpc} and the EC2 security group is in {its}");
        }

        return asked;
    }

    /// <summary>The parameter group to use, checked against the engine's family.</summary>
    public string ParameterGroup(string? asked, PostgresInstallation version)
    {
        var name = asked?.ToLowerInvariant() ?? $"default.{version.Family}";
        if (name == $"default.{version.Family}") return name;
        var group = state.ParameterGroups.Find(name) ?? throw RdsErrors.ParameterGroupNotFound(name);
        return group.Shown.DBParameterGroupFamily == version.Family
            ? name
            : throw RdsErrors.Combination(
                $"The parameter group {name} with DBParameterGroupFamily {group.Shown.DBParameterGroupFamily} " +
                "can't be used for this instance. " +
                $"Use a parameter group with DBParameterGroupFamily {version.Family}");
    }

    /// <summary>The option group of an instance as it is shown.</summary>
    public static IReadOnlyList<OptionGroupMembership> Options(string name) => [new() { OptionGroupName = name, Status = "in-sync" }];

    /// <inheritdoc cref="DBOptionGroups.Choose"/>
    public string OptionGroup(string? asked, PostgresInstallation version) => optionGroups.Choose(asked, version);

    static string Zone(string? asked, DBSubnetGroup group)
    {
        var zones = group.Subnets!.Select(subnet => subnet.SubnetAvailabilityZone!.Name!).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList();
        return asked is null || zones.Contains(asked)
            ? asked ?? zones[0]
            : throw RdsErrors.Combination(
                $"The DB Subnet Group '{group.DBSubnetGroupName}' has no subnet in availability zone {asked}: " +
                $"it has {string.Join(", ", zones)}");
    }

    static int SmallestStorage(string type) => type switch
    {
        "standard" => 5,
        "gp2" or "gp3" => 20,
        "io1" or "io2" => 100,
        _ => throw RdsErrors.Value($"Invalid storage type: {type}"),
    };

    [GeneratedRegex(@"^db\.[a-z0-9]+\.[a-z0-9]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InstanceClass();
}

/// <summary>What is asked of a new instance, whichever call asks.</summary>
sealed record InstanceSettings(string Id, string Class)
{
    public string? DBName { get; init; }

    public string? MasterUsername { get; init; }

    public int? AllocatedStorage { get; init; }

    public string? StorageType { get; init; }

    public int? Iops { get; init; }

    public int? StorageThroughput { get; init; }

    public bool? StorageEncrypted { get; init; }

    public string? KmsKeyId { get; init; }

    public int? Port { get; init; }

    public string? Zone { get; init; }

    public string? SubnetGroup { get; init; }

    public IReadOnlyList<string>? SecurityGroups { get; init; }

    public string? ParameterGroup { get; init; }

    public string? OptionGroup { get; init; }

    public string? Certificate { get; init; }

    public int? BackupRetentionPeriod { get; init; }

    public string? PreferredBackupWindow { get; init; }

    public string? PreferredMaintenanceWindow { get; init; }

    public bool? AutoMinorVersionUpgrade { get; init; }

    public bool? MultiAZ { get; init; }

    public bool? PubliclyAccessible { get; init; }

    public bool? CopyTagsToSnapshot { get; init; }

    public bool? DeletionProtection { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}
