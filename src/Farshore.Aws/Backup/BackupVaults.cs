namespace Farshore.Aws.Backup;

/// <summary>Makes a place for recovery points, encrypted with a key of its own; repeating a request id is harmless.</summary>
public sealed record CreateBackupVaultInput
{
    [InPath("backupVaultName")]
    public required string BackupVaultName { get; init; }

    public IReadOnlyDictionary<string, string>? BackupVaultTags { get; init; }

    public string? EncryptionKeyArn { get; init; }

    public string? CreatorRequestId { get; init; }
}

/// <summary>The vault that now exists.</summary>
public sealed record CreateBackupVaultOutput
{
    public string? BackupVaultName { get; init; }

    public string? BackupVaultArn { get; init; }

    public DateTimeOffset? CreationDate { get; init; }
}

/// <summary>Asks for one vault by name.</summary>
public sealed record DescribeBackupVaultInput
{
    [InPath("backupVaultName")]
    public required string BackupVaultName { get; init; }

    [InQuery("backupVaultAccountId")]
    public string? BackupVaultAccountId { get; init; }
}

/// <summary>A vault, with how many recovery points it holds.</summary>
public sealed record DescribeBackupVaultOutput
{
    public string? BackupVaultName { get; init; }

    public string? BackupVaultArn { get; init; }

    public string? VaultType { get; init; }

    public string? VaultState { get; init; }

    public string? EncryptionKeyArn { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public string? CreatorRequestId { get; init; }

    public long? NumberOfRecoveryPoints { get; init; }

    public bool? Locked { get; init; }

    public long? MinRetentionDays { get; init; }

    public long? MaxRetentionDays { get; init; }

    public DateTimeOffset? LockDate { get; init; }

    public string? EncryptionKeyType { get; init; }
}

/// <summary>Asks for the vaults of this Region, a page at a time.</summary>
public sealed record ListBackupVaultsInput
{
    [InQuery("vaultType")]
    public string? ByVaultType { get; init; }

    [InQuery("nextToken")]
    public string? NextToken { get; init; }

    [InQuery("maxResults")]
    public int? MaxResults { get; init; }
}

/// <summary>A page of vaults.</summary>
public sealed record ListBackupVaultsOutput
{
    public IReadOnlyList<BackupVaultListMember>? BackupVaultList { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>One line of a list of vaults.</summary>
public sealed record BackupVaultListMember
{
    public string? BackupVaultName { get; init; }

    public string? BackupVaultArn { get; init; }

    public string? VaultType { get; init; }

    public string? VaultState { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public string? EncryptionKeyArn { get; init; }

    public string? CreatorRequestId { get; init; }

    public long? NumberOfRecoveryPoints { get; init; }

    public bool? Locked { get; init; }

    public long? MinRetentionDays { get; init; }

    public long? MaxRetentionDays { get; init; }

    public DateTimeOffset? LockDate { get; init; }

    public string? EncryptionKeyType { get; init; }
}

/// <summary>Takes an empty vault away.</summary>
public sealed record DeleteBackupVaultInput
{
    [InPath("backupVaultName")]
    public required string BackupVaultName { get; init; }
}

/// <summary>DeleteBackupVault answers nothing.</summary>
public sealed record DeleteBackupVaultResponse;

public static partial class BackupApi
{
    public static readonly Operation<CreateBackupVaultInput, CreateBackupVaultOutput> CreateBackupVault = new(
        Service, nameof(CreateBackupVault), new("PUT", "/backup-vaults/{backupVaultName}"),
        BackupShapes.Default.CreateBackupVaultInput, BackupShapes.Default.CreateBackupVaultOutput);

    public static readonly Operation<DescribeBackupVaultInput, DescribeBackupVaultOutput> DescribeBackupVault = new(
        Service, nameof(DescribeBackupVault), new("GET", "/backup-vaults/{backupVaultName}"),
        BackupShapes.Default.DescribeBackupVaultInput, BackupShapes.Default.DescribeBackupVaultOutput);

    public static readonly Operation<ListBackupVaultsInput, ListBackupVaultsOutput> ListBackupVaults = new(
        Service, nameof(ListBackupVaults), new("GET", "/backup-vaults/"),
        BackupShapes.Default.ListBackupVaultsInput, BackupShapes.Default.ListBackupVaultsOutput);

    public static readonly Operation<DeleteBackupVaultInput, DeleteBackupVaultResponse> DeleteBackupVault = new(
        Service, nameof(DeleteBackupVault), new("DELETE", "/backup-vaults/{backupVaultName}"),
        BackupShapes.Default.DeleteBackupVaultInput, BackupShapes.Default.DeleteBackupVaultResponse);
}
