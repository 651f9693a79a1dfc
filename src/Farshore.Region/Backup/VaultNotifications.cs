using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.Hosting;

namespace Farshore.Region.Backup;

/// <summary>Which topic is told of what in a vault.</summary>
sealed class VaultNotifications(RegionContext region, BackupState state)
{
    static readonly HashSet<string> Events = new(StringComparer.Ordinal)
    {
        "BACKUP_JOB_STARTED", "BACKUP_JOB_COMPLETED", "BACKUP_JOB_SUCCESSFUL", "BACKUP_JOB_FAILED", "BACKUP_JOB_EXPIRED",
        "RESTORE_JOB_STARTED", "RESTORE_JOB_COMPLETED", "RESTORE_JOB_SUCCESSFUL", "RESTORE_JOB_FAILED", "COPY_JOB_STARTED",
        "COPY_JOB_SUCCESSFUL", "COPY_JOB_FAILED", "RECOVERY_POINT_MODIFIED", "BACKUP_PLAN_CREATED", "BACKUP_PLAN_MODIFIED",
        "S3_BACKUP_OBJECT_FAILED", "S3_RESTORE_OBJECT_FAILED", "CONTINUOUS_BACKUP_INTERRUPTED", "RECOVERY_POINT_INDEX_COMPLETED",
        "RECOVERY_POINT_INDEX_DELETED", "RECOVERY_POINT_INDEXING_FAILED", "EKS_RESTORE_OBJECT_FAILED", "EKS_RESTORE_OBJECT_SKIPPED",
        "EKS_BACKUP_OBJECT_FAILED",
    };

    public void Serve(Operations served)
    {
        served.Add(BackupApi.PutBackupVaultNotifications, PutAsync);
        served.Add(BackupApi.GetBackupVaultNotifications, Get);
        served.Add(BackupApi.DeleteBackupVaultNotifications, DeleteAsync);
    }

    async Task<PutBackupVaultNotificationsResponse> PutAsync(
        PutBackupVaultNotificationsInput input, Call call, CancellationToken cancellationToken)
    {
        if (!Arn.TryParse(input.SNSTopicArn, out var topic) || topic.Service != "sns" || topic.Region != region.Name)
            throw BackupErrors.Value($"Invalid parameter value for SNSTopicArn: {input.SNSTopicArn} is not a topic of this Region.");
        if (input.BackupVaultEvents.Count == 0) throw BackupErrors.Missing("BackupVaultEvents");
        if (input.BackupVaultEvents.FirstOrDefault(one => !Events.Contains(one)) is { } unknown)
            throw BackupErrors.Value($"Invalid parameter value for BackupVaultEvents: {unknown} is no event of a backup vault.");
        await ChangeAsync(input.BackupVaultName, new(input.SNSTopicArn, input.BackupVaultEvents), cancellationToken);
        return new();
    }

    Task<GetBackupVaultNotificationsOutput> Get(GetBackupVaultNotificationsInput input, Call call, CancellationToken cancellationToken)
    {
        var vault = state.Vault(input.BackupVaultName);
        var told = vault.Notifications
            ?? throw BackupErrors.NotFound($"Failed reading notifications from database for Backup vault {vault.Name}");
        return Task.FromResult(new GetBackupVaultNotificationsOutput
        {
            BackupVaultName = vault.Name, BackupVaultArn = vault.Arn, SNSTopicArn = told.TopicArn, BackupVaultEvents = told.Events,
        });
    }

    async Task<DeleteBackupVaultNotificationsResponse> DeleteAsync(
        DeleteBackupVaultNotificationsInput input, Call call, CancellationToken cancellationToken)
    {
        await ChangeAsync(input.BackupVaultName, null, cancellationToken);
        return new();
    }

    async Task ChangeAsync(string name, VaultTopic? topic, CancellationToken cancellationToken) =>
        _ = await state.Vaults.UpdateAsync(name, vault => vault with { Notifications = topic }, cancellationToken)
            ?? throw BackupErrors.VaultNotFound(name);
}
