namespace Farshore.Aws.Rds;

/// <summary>Starts a database server; the answer comes while it is <c>creating</c>, and the endpoint once it is <c>available</c>.</summary>
public sealed record CreateDBInstanceMessage
{
    public string? DBName { get; init; }

    public required string DBInstanceIdentifier { get; init; }

    public int? AllocatedStorage { get; init; }

    public required string DBInstanceClass { get; init; }

    public required string Engine { get; init; }

    public string? MasterUsername { get; init; }

    public string? MasterUserPassword { get; init; }

    [Items("VpcSecurityGroupId")]
    public IReadOnlyList<string>? VpcSecurityGroupIds { get; init; }

    public string? AvailabilityZone { get; init; }

    public string? DBSubnetGroupName { get; init; }

    public string? PreferredMaintenanceWindow { get; init; }

    public string? DBParameterGroupName { get; init; }

    public int? BackupRetentionPeriod { get; init; }

    public string? PreferredBackupWindow { get; init; }

    public int? Port { get; init; }

    public bool? MultiAZ { get; init; }

    public string? EngineVersion { get; init; }

    public bool? AutoMinorVersionUpgrade { get; init; }

    public string? LicenseModel { get; init; }

    public int? Iops { get; init; }

    public int? StorageThroughput { get; init; }

    public string? OptionGroupName { get; init; }

    public bool? PubliclyAccessible { get; init; }

    [Items("Tag")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? StorageType { get; init; }

    public bool? StorageEncrypted { get; init; }

    public string? KmsKeyId { get; init; }

    public bool? CopyTagsToSnapshot { get; init; }

    public bool? DeletionProtection { get; init; }
}

/// <summary>A key and its value.</summary>
public sealed record Tag
{
    public string? Key { get; init; }

    public string? Value { get; init; }
}

/// <summary>The instance as it was when the call returned.</summary>
public sealed record CreateDBInstanceResult
{
    public DBInstance? DBInstance { get; init; }
}

/// <summary>A database server and what is known of it; the password is not.</summary>
public sealed record DBInstance
{
    public string? DBInstanceIdentifier { get; init; }

    public string? DBInstanceClass { get; init; }

    public string? Engine { get; init; }

    public string? DBInstanceStatus { get; init; }

    public string? MasterUsername { get; init; }

    public string? DBName { get; init; }

    public Endpoint? Endpoint { get; init; }

    public int? AllocatedStorage { get; init; }

    public DateTimeOffset? InstanceCreateTime { get; init; }

    public string? PreferredBackupWindow { get; init; }

    public int? BackupRetentionPeriod { get; init; }

    [Items("VpcSecurityGroupMembership")]
    public IReadOnlyList<VpcSecurityGroupMembership>? VpcSecurityGroups { get; init; }

    [Items("DBParameterGroup")]
    public IReadOnlyList<DBParameterGroupStatus>? DBParameterGroups { get; init; }

    [Items("OptionGroupMembership")]
    public IReadOnlyList<OptionGroupMembership>? OptionGroupMemberships { get; init; }

    public string? AvailabilityZone { get; init; }

    public DBSubnetGroup? DBSubnetGroup { get; init; }

    public string? PreferredMaintenanceWindow { get; init; }

    public bool? MultiAZ { get; init; }

    public string? EngineVersion { get; init; }

    public bool? AutoMinorVersionUpgrade { get; init; }

    public string? LicenseModel { get; init; }

    public int? Iops { get; init; }

    public int? StorageThroughput { get; init; }

    public bool? PubliclyAccessible { get; init; }

    [Items("DBInstanceStatusInfo")]
    public IReadOnlyList<DBInstanceStatusInfo>? StatusInfos { get; init; }

    public string? StorageType { get; init; }

    public int? DbInstancePort { get; init; }

    public bool? StorageEncrypted { get; init; }

    public string? KmsKeyId { get; init; }

    public string? DbiResourceId { get; init; }

    public string? CACertificateIdentifier { get; init; }

    public bool? CopyTagsToSnapshot { get; init; }

    public string? DBInstanceArn { get; init; }

    public bool? DeletionProtection { get; init; }

    [Items("Tag")]
    public IReadOnlyList<Tag>? TagList { get; init; }
}

/// <summary>An option group of an instance, and how far the instance has taken it on.</summary>
public sealed record OptionGroupMembership
{
    public string? OptionGroupName { get; init; }

    public string? Status { get; init; }
}

/// <summary>What is to be said about a status, e.g. why an instance failed.</summary>
public sealed record DBInstanceStatusInfo
{
    public string? StatusType { get; init; }

    public bool? Normal { get; init; }

    public string? Status { get; init; }

    public string? Message { get; init; }
}

/// <summary>Where clients connect.</summary>
public sealed record Endpoint
{
    public string? Address { get; init; }

    public int? Port { get; init; }
}

/// <summary>One security group of an instance.</summary>
public sealed record VpcSecurityGroupMembership
{
    public string? VpcSecurityGroupId { get; init; }

    public string? Status { get; init; }
}

/// <summary>The parameter group of an instance, and whether its settings are in force.</summary>
public sealed record DBParameterGroupStatus
{
    public string? DBParameterGroupName { get; init; }

    public string? ParameterApplyStatus { get; init; }
}

/// <summary>The subnets an instance may live in.</summary>
public sealed record DBSubnetGroup
{
    public string? DBSubnetGroupName { get; init; }

    public string? DBSubnetGroupDescription { get; init; }

    public string? VpcId { get; init; }

    public string? SubnetGroupStatus { get; init; }

    [Items("Subnet")]
    public IReadOnlyList<Subnet>? Subnets { get; init; }

    public string? DBSubnetGroupArn { get; init; }
}

/// <summary>One subnet of a subnet group.</summary>
public sealed record Subnet
{
    public string? SubnetIdentifier { get; init; }

    public AvailabilityZone? SubnetAvailabilityZone { get; init; }

    public string? SubnetStatus { get; init; }
}

/// <summary>A zone by its name.</summary>
public sealed record AvailabilityZone
{
    public string? Name { get; init; }
}

/// <summary>Asks for one instance by name, or for all that pass the filters.</summary>
public sealed record DescribeDBInstancesMessage
{
    public string? DBInstanceIdentifier { get; init; }

    [Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }

    public int? MaxRecords { get; init; }

    public string? Marker { get; init; }
}

/// <summary>A name and the values of which one must match.</summary>
public sealed record Filter
{
    public required string Name { get; init; }

    [Items("Value")]
    public required IReadOnlyList<string> Values { get; init; }
}

/// <summary>A page of instances.</summary>
public sealed record DBInstanceMessage
{
    public string? Marker { get; init; }

    [Items("DBInstance")]
    public IReadOnlyList<DBInstance>? DBInstances { get; init; }
}

/// <summary>Changes settings of an instance; those that are absent stay.</summary>
public sealed record ModifyDBInstanceMessage
{
    public required string DBInstanceIdentifier { get; init; }

    public int? AllocatedStorage { get; init; }

    public string? DBInstanceClass { get; init; }

    [Items("VpcSecurityGroupId")]
    public IReadOnlyList<string>? VpcSecurityGroupIds { get; init; }

    public bool? ApplyImmediately { get; init; }

    public string? MasterUserPassword { get; init; }

    public string? DBParameterGroupName { get; init; }

    public int? BackupRetentionPeriod { get; init; }

    public string? PreferredBackupWindow { get; init; }

    public string? PreferredMaintenanceWindow { get; init; }

    public bool? AutoMinorVersionUpgrade { get; init; }

    public string? OptionGroupName { get; init; }

    public bool? CopyTagsToSnapshot { get; init; }

    public bool? PubliclyAccessible { get; init; }

    public bool? DeletionProtection { get; init; }
}

/// <summary>The instance as it was when the call returned.</summary>
public sealed record ModifyDBInstanceResult
{
    public DBInstance? DBInstance { get; init; }
}

/// <summary>Takes an instance away, with a last snapshot unless that is waived.</summary>
public sealed record DeleteDBInstanceMessage
{
    public required string DBInstanceIdentifier { get; init; }

    public bool? SkipFinalSnapshot { get; init; }

    public string? FinalDBSnapshotIdentifier { get; init; }

    public bool? DeleteAutomatedBackups { get; init; }
}

/// <summary>The instance as it was when the call returned.</summary>
public sealed record DeleteDBInstanceResult
{
    public DBInstance? DBInstance { get; init; }
}

/// <summary>Stops the server and keeps its data, after a snapshot where one is named.</summary>
public sealed record StopDBInstanceMessage
{
    public required string DBInstanceIdentifier { get; init; }

    public string? DBSnapshotIdentifier { get; init; }
}

/// <summary>The instance as it was when the call returned.</summary>
public sealed record StopDBInstanceResult
{
    public DBInstance? DBInstance { get; init; }
}

/// <summary>Starts the server of a stopped instance.</summary>
public sealed record StartDBInstanceMessage
{
    public required string DBInstanceIdentifier { get; init; }
}

/// <summary>The instance as it was when the call returned.</summary>
public sealed record StartDBInstanceResult
{
    public DBInstance? DBInstance { get; init; }
}

/// <summary>Stops the server and starts it again, with the settings of its parameter group.</summary>
public sealed record RebootDBInstanceMessage
{
    public required string DBInstanceIdentifier { get; init; }

    public bool? ForceFailover { get; init; }
}

/// <summary>The instance as it was when the call returned.</summary>
public sealed record RebootDBInstanceResult
{
    public DBInstance? DBInstance { get; init; }
}

public static partial class RdsApi
{
    public static readonly Operation<CreateDBInstanceMessage, CreateDBInstanceResult> CreateDBInstance = new(
        Service, nameof(CreateDBInstance), HttpRoute.Rpc,
        RdsShapes.Default.CreateDBInstanceMessage, RdsShapes.Default.CreateDBInstanceResult);

    public static readonly Operation<DescribeDBInstancesMessage, DBInstanceMessage> DescribeDBInstances = new(
        Service, nameof(DescribeDBInstances), HttpRoute.Rpc,
        RdsShapes.Default.DescribeDBInstancesMessage, RdsShapes.Default.DBInstanceMessage);

    public static readonly Operation<ModifyDBInstanceMessage, ModifyDBInstanceResult> ModifyDBInstance = new(
        Service, nameof(ModifyDBInstance), HttpRoute.Rpc,
        RdsShapes.Default.ModifyDBInstanceMessage, RdsShapes.Default.ModifyDBInstanceResult);

    public static readonly Operation<DeleteDBInstanceMessage, DeleteDBInstanceResult> DeleteDBInstance = new(
        Service, nameof(DeleteDBInstance), HttpRoute.Rpc,
        RdsShapes.Default.DeleteDBInstanceMessage, RdsShapes.Default.DeleteDBInstanceResult);

    public static readonly Operation<StopDBInstanceMessage, StopDBInstanceResult> StopDBInstance = new(
        Service, nameof(StopDBInstance), HttpRoute.Rpc,
        RdsShapes.Default.StopDBInstanceMessage, RdsShapes.Default.StopDBInstanceResult);

    public static readonly Operation<StartDBInstanceMessage, StartDBInstanceResult> StartDBInstance = new(
        Service, nameof(StartDBInstance), HttpRoute.Rpc,
        RdsShapes.Default.StartDBInstanceMessage, RdsShapes.Default.StartDBInstanceResult);

    public static readonly Operation<RebootDBInstanceMessage, RebootDBInstanceResult> RebootDBInstance = new(
        Service, nameof(RebootDBInstance), HttpRoute.Rpc,
        RdsShapes.Default.RebootDBInstanceMessage, RdsShapes.Default.RebootDBInstanceResult);
}
