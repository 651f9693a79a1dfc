namespace Farshore.Aws.Backup;

/// <summary>Has a topic told of what happens to a vault's jobs and recovery points.</summary>
public sealed record PutBackupVaultNotificationsInput
{
    [InPath("backupVaultName")]
    public required string BackupVaultName { get; init; }

    public required string SNSTopicArn { get; init; }

    public required IReadOnlyList<string> BackupVaultEvents { get; init; }
}

/// <summary>PutBackupVaultNotifications answers nothing.</summary>
public sealed record PutBackupVaultNotificationsResponse;

/// <summary>Asks which topic is told of a vault's events.</summary>
public sealed record GetBackupVaultNotificationsInput
{
    [InPath("backupVaultName")]
    public required string BackupVaultName { get; init; }
}

/// <summary>The topic, and the events it is told of.</summary>
public sealed record GetBackupVaultNotificationsOutput
{
    public string? BackupVaultName { get; init; }

    public string? BackupVaultArn { get; init; }

    public string? SNSTopicArn { get; init; }

    public IReadOnlyList<string>? BackupVaultEvents { get; init; }
}

/// <summary>Has nobody told of a vault's events any more.</summary>
public sealed record DeleteBackupVaultNotificationsInput
{
    [InPath("backupVaultName")]
    public required string BackupVaultName { get; init; }
}

/// <summary>DeleteBackupVaultNotifications answers nothing.</summary>
public sealed record DeleteBackupVaultNotificationsResponse;

public static partial class BackupApi
{
    public static readonly Operation<PutBackupVaultNotificationsInput, PutBackupVaultNotificationsResponse> PutBackupVaultNotifications =
        new(Service, nameof(PutBackupVaultNotifications), new("PUT", "/backup-vaults/{backupVaultName}/notification-configuration"),
            BackupShapes.Default.PutBackupVaultNotificationsInput, BackupShapes.Default.PutBackupVaultNotificationsResponse);

    public static readonly Operation<GetBackupVaultNotificationsInput, GetBackupVaultNotificationsOutput> GetBackupVaultNotifications =
        new(Service, nameof(GetBackupVaultNotifications), new("GET", "/backup-vaults/{backupVaultName}/notification-configuration"),
            BackupShapes.Default.GetBackupVaultNotificationsInput, BackupShapes.Default.GetBackupVaultNotificationsOutput);

    public static readonly Operation<DeleteBackupVaultNotificationsInput, DeleteBackupVaultNotificationsResponse>
        DeleteBackupVaultNotifications = new(
            Service, nameof(DeleteBackupVaultNotifications), new("DELETE", "/backup-vaults/{backupVaultName}/notification-configuration"),
            BackupShapes.Default.DeleteBackupVaultNotificationsInput, BackupShapes.Default.DeleteBackupVaultNotificationsResponse);
}
