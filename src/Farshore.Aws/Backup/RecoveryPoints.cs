namespace Farshore.Aws.Backup;

/// <summary>Asks what one vault holds; every condition given must hold.</summary>
public sealed record ListRecoveryPointsByBackupVaultInput
{
    [InPath("backupVaultName")]
    public required string BackupVaultName { get; init; }

    [InQuery("backupVaultAccountId")]
    public string? BackupVaultAccountId { get; init; }

    [InQuery("nextToken")]
    public string? NextToken { get; init; }

    [InQuery("maxResults")]
    public int? MaxResults { get; init; }

    [InQuery("resourceArn")]
    public string? ByResourceArn { get; init; }

    [InQuery("resourceType")]
    public string? ByResourceType { get; init; }

    [InQuery("createdBefore")]
    public DateTimeOffset? ByCreatedBefore { get; init; }

    [InQuery("createdAfter")]
    public DateTimeOffset? ByCreatedAfter { get; init; }
}

/// <summary>A page of what a vault holds.</summary>
public sealed record ListRecoveryPointsByBackupVaultOutput
{
    public string? NextToken { get; init; }

    public IReadOnlyList<RecoveryPointByBackupVault>? RecoveryPoints { get; init; }
}

/// <summary>One line of the list of what a vault holds.</summary>
public sealed record RecoveryPointByBackupVault
{
    public string? RecoveryPointArn { get; init; }

    public string? BackupVaultName { get; init; }

    public string? BackupVaultArn { get; init; }

    public string? SourceBackupVaultArn { get; init; }

    public string? ResourceArn { get; init; }

    public string? ResourceType { get; init; }

    public string? IamRoleArn { get; init; }

    public string? Status { get; init; }

    public string? StatusMessage { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public DateTimeOffset? InitiationDate { get; init; }

    public DateTimeOffset? CompletionDate { get; init; }

    public long? BackupSizeInBytes { get; init; }

    public CalculatedLifecycle? CalculatedLifecycle { get; init; }

    public Lifecycle? Lifecycle { get; init; }

    public string? EncryptionKeyArn { get; init; }

    public bool? IsEncrypted { get; init; }

    public DateTimeOffset? LastRestoreTime { get; init; }

    public bool? IsParent { get; init; }

    public string? ResourceName { get; init; }

    public string? VaultType { get; init; }

    public string? EncryptionKeyType { get; init; }

    public RecoveryPointCreator? CreatedBy { get; init; }
}

/// <summary>When a lifecycle will act on one recovery point.</summary>
public sealed record CalculatedLifecycle
{
    public DateTimeOffset? MoveToColdStorageAt { get; init; }

    public DateTimeOffset? DeleteAt { get; init; }
}

/// <summary>Asks for the recovery points of one resource in all vaults of the Region.</summary>
public sealed record ListRecoveryPointsByResourceInput
{
    [InPath("resourceArn")]
    public required string ResourceArn { get; init; }

    [InQuery("nextToken")]
    public string? NextToken { get; init; }

    [InQuery("maxResults")]
    public int? MaxResults { get; init; }

    [InQuery("managedByAWSBackupOnly")]
    public bool? ManagedByAWSBackupOnly { get; init; }
}

/// <summary>A page of a resource&apos;s recovery points.</summary>
public sealed record ListRecoveryPointsByResourceOutput
{
    public string? NextToken { get; init; }

    public IReadOnlyList<RecoveryPointByResource>? RecoveryPoints { get; init; }
}

/// <summary>One line of the list of a resource&apos;s recovery points.</summary>
public sealed record RecoveryPointByResource
{
    public string? RecoveryPointArn { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public string? Status { get; init; }

    public string? StatusMessage { get; init; }

    public string? EncryptionKeyArn { get; init; }

    public long? BackupSizeBytes { get; init; }

    public string? BackupVaultName { get; init; }

    public bool? IsParent { get; init; }

    public string? ResourceName { get; init; }

    public string? VaultType { get; init; }

    public string? EncryptionKeyType { get; init; }
}

/// <summary>Asks for one recovery point, which is named by its own ARN within a vault.</summary>
public sealed record DescribeRecoveryPointInput
{
    [InPath("backupVaultName")]
    public required string BackupVaultName { get; init; }

    [InPath("recoveryPointArn")]
    public required string RecoveryPointArn { get; init; }

    [InQuery("backupVaultAccountId")]
    public string? BackupVaultAccountId { get; init; }
}

/// <summary>A recovery point; its CreationDate is when the source was read, on a copy too.</summary>
public sealed record DescribeRecoveryPointOutput
{
    public string? RecoveryPointArn { get; init; }

    public string? BackupVaultName { get; init; }

    public string? BackupVaultArn { get; init; }

    public string? SourceBackupVaultArn { get; init; }

    public string? ResourceArn { get; init; }

    public string? ResourceType { get; init; }

    public string? IamRoleArn { get; init; }

    public string? Status { get; init; }

    public string? StatusMessage { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public DateTimeOffset? InitiationDate { get; init; }

    public DateTimeOffset? CompletionDate { get; init; }

    public long? BackupSizeInBytes { get; init; }

    public CalculatedLifecycle? CalculatedLifecycle { get; init; }

    public Lifecycle? Lifecycle { get; init; }

    public string? EncryptionKeyArn { get; init; }

    public bool? IsEncrypted { get; init; }

    public string? StorageClass { get; init; }

    public DateTimeOffset? LastRestoreTime { get; init; }

    public bool? IsParent { get; init; }

    public string? ResourceName { get; init; }

    public string? VaultType { get; init; }

    public string? EncryptionKeyType { get; init; }

    public RecoveryPointCreator? CreatedBy { get; init; }
}

/// <summary>Changes how long a recovery point is kept.</summary>
public sealed record UpdateRecoveryPointLifecycleInput
{
    [InPath("backupVaultName")]
    public required string BackupVaultName { get; init; }

    [InPath("recoveryPointArn")]
    public required string RecoveryPointArn { get; init; }

    public Lifecycle? Lifecycle { get; init; }
}

/// <summary>The lifecycle now in force, and when it will act.</summary>
public sealed record UpdateRecoveryPointLifecycleOutput
{
    public string? BackupVaultArn { get; init; }

    public string? RecoveryPointArn { get; init; }

    public Lifecycle? Lifecycle { get; init; }

    public CalculatedLifecycle? CalculatedLifecycle { get; init; }
}

/// <summary>Takes a recovery point, and the image or snapshot that it is, away.</summary>
public sealed record DeleteRecoveryPointInput
{
    [InPath("backupVaultName")]
    public required string BackupVaultName { get; init; }

    [InPath("recoveryPointArn")]
    public required string RecoveryPointArn { get; init; }
}

/// <summary>DeleteRecoveryPoint answers nothing.</summary>
public sealed record DeleteRecoveryPointResponse;

public static partial class BackupApi
{
    public static readonly Operation<ListRecoveryPointsByBackupVaultInput,
        ListRecoveryPointsByBackupVaultOutput> ListRecoveryPointsByBackupVault = new(
        Service, nameof(ListRecoveryPointsByBackupVault), new("GET", "/backup-vaults/{backupVaultName}/recovery-points/"),
        BackupShapes.Default.ListRecoveryPointsByBackupVaultInput, BackupShapes.Default.ListRecoveryPointsByBackupVaultOutput);

    public static readonly Operation<ListRecoveryPointsByResourceInput,
        ListRecoveryPointsByResourceOutput> ListRecoveryPointsByResource = new(
        Service, nameof(ListRecoveryPointsByResource), new("GET", "/resources/{resourceArn}/recovery-points/"),
        BackupShapes.Default.ListRecoveryPointsByResourceInput, BackupShapes.Default.ListRecoveryPointsByResourceOutput);

    public static readonly Operation<DescribeRecoveryPointInput, DescribeRecoveryPointOutput> DescribeRecoveryPoint = new(
        Service, nameof(DescribeRecoveryPoint), new("GET", "/backup-vaults/{backupVaultName}/recovery-points/{recoveryPointArn}"),
        BackupShapes.Default.DescribeRecoveryPointInput, BackupShapes.Default.DescribeRecoveryPointOutput);

    public static readonly Operation<UpdateRecoveryPointLifecycleInput,
        UpdateRecoveryPointLifecycleOutput> UpdateRecoveryPointLifecycle = new(
        Service, nameof(UpdateRecoveryPointLifecycle), new("POST", "/backup-vaults/{backupVaultName}/recovery-points/{recoveryPointArn}"),
        BackupShapes.Default.UpdateRecoveryPointLifecycleInput, BackupShapes.Default.UpdateRecoveryPointLifecycleOutput);

    public static readonly Operation<DeleteRecoveryPointInput, DeleteRecoveryPointResponse> DeleteRecoveryPoint = new(
        Service, nameof(DeleteRecoveryPoint), new("DELETE", "/backup-vaults/{backupVaultName}/recovery-points/{recoveryPointArn}"),
        BackupShapes.Default.DeleteRecoveryPointInput, BackupShapes.Default.DeleteRecoveryPointResponse);
}
