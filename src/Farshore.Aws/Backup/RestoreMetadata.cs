namespace Farshore.Aws.Backup;

/// <summary>Asks what the resource was like when the recovery point was taken.</summary>
public sealed record GetRecoveryPointRestoreMetadataInput
{
    [InPath("backupVaultName")]
    public required string BackupVaultName { get; init; }

    [InPath("recoveryPointArn")]
    public required string RecoveryPointArn { get; init; }

    [InQuery("backupVaultAccountId")]
    public string? BackupVaultAccountId { get; init; }
}

/// <summary>The source&apos;s settings as a starting point for StartRestoreJob; it cannot be replayed as it is.</summary>
public sealed record GetRecoveryPointRestoreMetadataOutput
{
    public string? BackupVaultArn { get; init; }

    public string? RecoveryPointArn { get; init; }

    public IReadOnlyDictionary<string, string>? RestoreMetadata { get; init; }

    public string? ResourceType { get; init; }
}

public static partial class BackupApi
{
    public static readonly Operation<GetRecoveryPointRestoreMetadataInput,
        GetRecoveryPointRestoreMetadataOutput> GetRecoveryPointRestoreMetadata = new(
        Service, nameof(GetRecoveryPointRestoreMetadata),
        new("GET", "/backup-vaults/{backupVaultName}/recovery-points/{recoveryPointArn}/restore-metadata"),
        BackupShapes.Default.GetRecoveryPointRestoreMetadataInput, BackupShapes.Default.GetRecoveryPointRestoreMetadataOutput);
}
