namespace Farshore.Aws.Rds;

/// <summary>Copies the content of a running instance as it is at one moment.</summary>
public sealed record CreateDBSnapshotMessage
{
    public required string DBSnapshotIdentifier { get; init; }

    public required string DBInstanceIdentifier { get; init; }

    [Items("Tag")]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>The snapshot as it was when the call returned.</summary>
public sealed record CreateDBSnapshotResult
{
    public DBSnapshot? DBSnapshot { get; init; }
}

/// <summary>The content of an instance at one moment, and what is needed to make an instance of it.</summary>
public sealed record DBSnapshot
{
    public string? DBSnapshotIdentifier { get; init; }

    public string? DBInstanceIdentifier { get; init; }

    public DateTimeOffset? SnapshotCreateTime { get; init; }

    public string? Engine { get; init; }

    public int? AllocatedStorage { get; init; }

    public string? Status { get; init; }

    public int? Port { get; init; }

    public string? AvailabilityZone { get; init; }

    public string? VpcId { get; init; }

    public DateTimeOffset? InstanceCreateTime { get; init; }

    public string? MasterUsername { get; init; }

    public string? EngineVersion { get; init; }

    public string? LicenseModel { get; init; }

    public string? SnapshotType { get; init; }

    public int? Iops { get; init; }

    public int? StorageThroughput { get; init; }

    public int? PercentProgress { get; init; }

    public string? SourceRegion { get; init; }

    public string? SourceDBSnapshotIdentifier { get; init; }

    public string? StorageType { get; init; }

    public bool? Encrypted { get; init; }

    public string? KmsKeyId { get; init; }

    public string? DBSnapshotArn { get; init; }

    public string? DbiResourceId { get; init; }

    [Items("Tag")]
    public IReadOnlyList<Tag>? TagList { get; init; }

    public DateTimeOffset? OriginalSnapshotCreateTime { get; init; }

    public DateTimeOffset? SnapshotDatabaseTime { get; init; }
}

/// <summary>Asks for one snapshot by name or ARN, for those of an instance, or for all that pass the filters.</summary>
public sealed record DescribeDBSnapshotsMessage
{
    public string? DBInstanceIdentifier { get; init; }

    public string? DBSnapshotIdentifier { get; init; }

    public string? SnapshotType { get; init; }

    [Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }

    public int? MaxRecords { get; init; }

    public string? Marker { get; init; }

    public string? DbiResourceId { get; init; }
}

/// <summary>A page of snapshots.</summary>
public sealed record DBSnapshotMessage
{
    public string? Marker { get; init; }

    [Items("DBSnapshot")]
    public IReadOnlyList<DBSnapshot>? DBSnapshots { get; init; }
}

/// <summary>Copies a snapshot within the Region by name, or from another Region by ARN.</summary>
public sealed record CopyDBSnapshotMessage
{
    public required string SourceDBSnapshotIdentifier { get; init; }

    public required string TargetDBSnapshotIdentifier { get; init; }

    public string? KmsKeyId { get; init; }

    [Items("Tag")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public bool? CopyTags { get; init; }

    public string? PreSignedUrl { get; init; }
}

/// <summary>The copy as it was when the call returned.</summary>
public sealed record CopyDBSnapshotResult
{
    public DBSnapshot? DBSnapshot { get; init; }
}

/// <summary>Takes a snapshot away.</summary>
public sealed record DeleteDBSnapshotMessage
{
    public required string DBSnapshotIdentifier { get; init; }
}

/// <summary>The snapshot that was deleted.</summary>
public sealed record DeleteDBSnapshotResult
{
    public DBSnapshot? DBSnapshot { get; init; }
}

/// <summary>Makes a new instance with the content of a snapshot; settings that are absent are the snapshot&apos;s.</summary>
public sealed record RestoreDBInstanceFromDBSnapshotMessage
{
    public required string DBInstanceIdentifier { get; init; }

    public string? DBSnapshotIdentifier { get; init; }

    public string? DBInstanceClass { get; init; }

    public int? Port { get; init; }

    public string? AvailabilityZone { get; init; }

    public string? DBSubnetGroupName { get; init; }

    public bool? MultiAZ { get; init; }

    public bool? PubliclyAccessible { get; init; }

    public bool? AutoMinorVersionUpgrade { get; init; }

    public string? LicenseModel { get; init; }

    public string? DBName { get; init; }

    public string? Engine { get; init; }

    public int? Iops { get; init; }

    public int? StorageThroughput { get; init; }

    public string? OptionGroupName { get; init; }

    [Items("Tag")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? StorageType { get; init; }

    [Items("VpcSecurityGroupId")]
    public IReadOnlyList<string>? VpcSecurityGroupIds { get; init; }

    public bool? CopyTagsToSnapshot { get; init; }

    public bool? EnableIAMDatabaseAuthentication { get; init; }

    public IReadOnlyList<string>? EnableCloudwatchLogsExports { get; init; }

    public bool? UseDefaultProcessorFeatures { get; init; }

    public string? DBParameterGroupName { get; init; }

    public bool? DeletionProtection { get; init; }

    public string? NetworkType { get; init; }

    public int? AllocatedStorage { get; init; }

    public int? BackupRetentionPeriod { get; init; }

    public string? PreferredBackupWindow { get; init; }

    public bool? DedicatedLogVolume { get; init; }

    public string? CACertificateIdentifier { get; init; }

    public string? EngineLifecycleSupport { get; init; }
}

/// <summary>The instance as it was when the call returned.</summary>
public sealed record RestoreDBInstanceFromDBSnapshotResult
{
    public DBInstance? DBInstance { get; init; }
}

public static partial class RdsApi
{
    public static readonly Operation<CreateDBSnapshotMessage, CreateDBSnapshotResult> CreateDBSnapshot = new(
        Service, nameof(CreateDBSnapshot), HttpRoute.Rpc,
        RdsShapes.Default.CreateDBSnapshotMessage, RdsShapes.Default.CreateDBSnapshotResult);

    public static readonly Operation<DescribeDBSnapshotsMessage, DBSnapshotMessage> DescribeDBSnapshots = new(
        Service, nameof(DescribeDBSnapshots), HttpRoute.Rpc,
        RdsShapes.Default.DescribeDBSnapshotsMessage, RdsShapes.Default.DBSnapshotMessage);

    public static readonly Operation<CopyDBSnapshotMessage, CopyDBSnapshotResult> CopyDBSnapshot = new(
        Service, nameof(CopyDBSnapshot), HttpRoute.Rpc,
        RdsShapes.Default.CopyDBSnapshotMessage, RdsShapes.Default.CopyDBSnapshotResult);

    public static readonly Operation<DeleteDBSnapshotMessage, DeleteDBSnapshotResult> DeleteDBSnapshot = new(
        Service, nameof(DeleteDBSnapshot), HttpRoute.Rpc,
        RdsShapes.Default.DeleteDBSnapshotMessage, RdsShapes.Default.DeleteDBSnapshotResult);

    public static readonly Operation<RestoreDBInstanceFromDBSnapshotMessage,
        RestoreDBInstanceFromDBSnapshotResult> RestoreDBInstanceFromDBSnapshot = new(
        Service, nameof(RestoreDBInstanceFromDBSnapshot), HttpRoute.Rpc,
        RdsShapes.Default.RestoreDBInstanceFromDBSnapshotMessage, RdsShapes.Default.RestoreDBInstanceFromDBSnapshotResult);
}
