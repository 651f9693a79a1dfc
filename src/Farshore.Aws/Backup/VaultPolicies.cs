namespace Farshore.Aws.Backup;

/// <summary>Who may do what to a vault and its recovery points, as JSON.</summary>
public sealed record PutBackupVaultAccessPolicyInput
{
    [InPath("backupVaultName")]
    public required string BackupVaultName { get; init; }

    public string? Policy { get; init; }
}

/// <summary>PutBackupVaultAccessPolicy answers nothing but its success.</summary>
public sealed record PutBackupVaultAccessPolicyResponse;

/// <summary>Asks for a vault's policy.</summary>
public sealed record GetBackupVaultAccessPolicyInput
{
    [InPath("backupVaultName")]
    public required string BackupVaultName { get; init; }
}

/// <summary>The vault's policy.</summary>
public sealed record GetBackupVaultAccessPolicyOutput
{
    public string? BackupVaultName { get; init; }

    public string? BackupVaultArn { get; init; }

    public string? Policy { get; init; }
}

/// <summary>Takes the policy off a vault.</summary>
public sealed record DeleteBackupVaultAccessPolicyInput
{
    [InPath("backupVaultName")]
    public required string BackupVaultName { get; init; }
}

/// <summary>DeleteBackupVaultAccessPolicy answers nothing but its success.</summary>
public sealed record DeleteBackupVaultAccessPolicyResponse;

public static partial class BackupApi
{
    public static readonly Operation<PutBackupVaultAccessPolicyInput, PutBackupVaultAccessPolicyResponse> PutBackupVaultAccessPolicy =
        new(Service, nameof(PutBackupVaultAccessPolicy), new("PUT", "/backup-vaults/{backupVaultName}/access-policy"),
            BackupShapes.Default.PutBackupVaultAccessPolicyInput, BackupShapes.Default.PutBackupVaultAccessPolicyResponse);

    public static readonly Operation<GetBackupVaultAccessPolicyInput, GetBackupVaultAccessPolicyOutput> GetBackupVaultAccessPolicy =
        new(Service, nameof(GetBackupVaultAccessPolicy), new("GET", "/backup-vaults/{backupVaultName}/access-policy"),
            BackupShapes.Default.GetBackupVaultAccessPolicyInput, BackupShapes.Default.GetBackupVaultAccessPolicyOutput);

    public static readonly Operation<DeleteBackupVaultAccessPolicyInput, DeleteBackupVaultAccessPolicyResponse>
        DeleteBackupVaultAccessPolicy =
        new(Service, nameof(DeleteBackupVaultAccessPolicy), new("DELETE", "/backup-vaults/{backupVaultName}/access-policy"),
            BackupShapes.Default.DeleteBackupVaultAccessPolicyInput, BackupShapes.Default.DeleteBackupVaultAccessPolicyResponse);
}
