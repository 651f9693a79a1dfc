namespace Farshore.Aws.Backup;

/// <summary>Locks a vault: how long its recovery points must and may be kept; with days of grace, nobody undoes it after them.</summary>
public sealed record PutBackupVaultLockConfigurationInput
{
    [InPath("backupVaultName")]
    public required string BackupVaultName { get; init; }

    public long? MinRetentionDays { get; init; }

    public long? MaxRetentionDays { get; init; }

    public long? ChangeableForDays { get; init; }
}

/// <summary>PutBackupVaultLockConfiguration answers nothing but its success.</summary>
public sealed record PutBackupVaultLockConfigurationResponse;

/// <summary>Takes the lock off a vault, as long as that is allowed.</summary>
public sealed record DeleteBackupVaultLockConfigurationInput
{
    [InPath("backupVaultName")]
    public required string BackupVaultName { get; init; }
}

/// <summary>DeleteBackupVaultLockConfiguration answers nothing but its success.</summary>
public sealed record DeleteBackupVaultLockConfigurationResponse;

public static partial class BackupApi
{
    public static readonly Operation<PutBackupVaultLockConfigurationInput, PutBackupVaultLockConfigurationResponse>
        PutBackupVaultLockConfiguration =
        new(Service, nameof(PutBackupVaultLockConfiguration), new("PUT", "/backup-vaults/{backupVaultName}/vault-lock"),
            BackupShapes.Default.PutBackupVaultLockConfigurationInput, BackupShapes.Default.PutBackupVaultLockConfigurationResponse);

    public static readonly Operation<DeleteBackupVaultLockConfigurationInput, DeleteBackupVaultLockConfigurationResponse>
        DeleteBackupVaultLockConfiguration =
        new(Service, nameof(DeleteBackupVaultLockConfiguration), new("DELETE", "/backup-vaults/{backupVaultName}/vault-lock"),
            BackupShapes.Default.DeleteBackupVaultLockConfigurationInput, BackupShapes.Default.DeleteBackupVaultLockConfigurationResponse);
}
