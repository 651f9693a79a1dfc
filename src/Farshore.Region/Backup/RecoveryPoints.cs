using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.Hosting;

namespace Farshore.Region.Backup;

/// <summary>What the vaults hold.</summary>
sealed class RecoveryPoints(RegionContext region, BackupState state, BackupGuards guards)
{
    public void Serve(Operations served)
    {
        served.Add(BackupApi.ListRecoveryPointsByBackupVault, ListByVault);
        served.Add(BackupApi.ListRecoveryPointsByResource, ListByResource);
        served.Add(BackupApi.DescribeRecoveryPoint, Describe);
        served.Add(BackupApi.GetRecoveryPointRestoreMetadata, GetMetadata);
        served.Add(BackupApi.UpdateRecoveryPointLifecycle, UpdateLifecycleAsync);
        served.Add(BackupApi.DeleteRecoveryPoint, DeleteAsync);
    }

    /// <summary>When a lifecycle will act, counted from the creation of what it acts on.</summary>
    public static CalculatedLifecycle? Calculate(DateTimeOffset created, Lifecycle? lifecycle) => lifecycle is null ? null : new()
    {
        MoveToColdStorageAt = lifecycle.MoveToColdStorageAfterDays is > 0 and var cold ? created.AddDays(cold) : null,
        DeleteAt = lifecycle.DeleteAfterDays is > 0 and var delete ? created.AddDays(delete) : null,
    };

    /// <summary>Takes a recovery point away, first what it is, then its row: a crash in between leaves a row that can be deleted
    /// again.</summary>
    public async Task RemoveAsync(PointRow point, CancellationToken cancellationToken)
    {
        var arn = Arn.Parse(point.Arn);
        await guards.ServiceOfPoint(arn).DeleteAsync(arn, cancellationToken);
        await state.Points.DeleteAsync(point.Key, cancellationToken);
    }

    Task<ListRecoveryPointsByBackupVaultOutput> ListByVault(
        ListRecoveryPointsByBackupVaultInput input, Call call, CancellationToken cancellationToken)
    {
        var vault = state.Vault(input.BackupVaultName);
        CheckAccount(input.BackupVaultAccountId);
        var found = state.Points.List(vault.Name + "/")
            .OrderByDescending(point => point.Created).ThenBy(point => point.Arn, StringComparer.Ordinal)
            .Where(point => input.ByResourceArn is null || point.ResourceArn == input.ByResourceArn)
            .Where(point => input.ByResourceType is null || point.ResourceType == input.ByResourceType)
            .Where(point => JobTimes.Match(point.Created, input.ByCreatedAfter, input.ByCreatedBefore));
        var page = BackupPage<PointRow>.Of(found, point => point.Arn, input.NextToken, input.MaxResults);
        return Task.FromResult(new ListRecoveryPointsByBackupVaultOutput
        {
            RecoveryPoints = [.. page.Items.Select(point => InVault(point, vault))], NextToken = page.NextToken,
        });
    }

    Task<ListRecoveryPointsByResourceOutput> ListByResource(
        ListRecoveryPointsByResourceInput input, Call call, CancellationToken cancellationToken)
    {
        if (!Arn.TryParse(input.ResourceArn, out _))
            throw BackupErrors.Value($"Invalid parameter value for resourceArn: '{input.ResourceArn}' is not an ARN.");
        var found = state.Points.List().Where(point => point.ResourceArn == input.ResourceArn)
            .OrderByDescending(point => point.Created).ThenBy(point => point.Arn, StringComparer.Ordinal);
        var page = BackupPage<PointRow>.Of(found, point => point.Arn, input.NextToken, input.MaxResults);
        return Task.FromResult(new ListRecoveryPointsByResourceOutput
        {
            NextToken = page.NextToken,
            RecoveryPoints = [.. page.Items.Select(point => (Point: point, Vault: state.Vaults.Find(point.Vault))).Select(
                one => new RecoveryPointByResource
            {
                RecoveryPointArn = one.Point.Arn,
                CreationDate = one.Point.Created,
                Status = "COMPLETED",
                EncryptionKeyArn = one.Vault?.KeyArn,
                EncryptionKeyType = one.Vault is null ? null : BackupVaults.KeyType(one.Vault),
                BackupSizeBytes = one.Point.Bytes,
                BackupVaultName = one.Point.Vault,
                IsParent = false,
                ResourceName = Arn.Parse(one.Point.ResourceArn).Name,
                VaultType = "BACKUP_VAULT",
            })],
        });
    }

    Task<DescribeRecoveryPointOutput> Describe(DescribeRecoveryPointInput input, Call call, CancellationToken cancellationToken)
    {
        var vault = state.Vault(input.BackupVaultName);
        CheckAccount(input.BackupVaultAccountId);
        var point = InVault(state.Point(vault.Name, input.RecoveryPointArn), vault);
        return Task.FromResult(new DescribeRecoveryPointOutput
        {
            RecoveryPointArn = point.RecoveryPointArn, BackupVaultName = point.BackupVaultName, BackupVaultArn = point.BackupVaultArn,
            SourceBackupVaultArn = point.SourceBackupVaultArn, ResourceArn = point.ResourceArn, ResourceType = point.ResourceType,
            ResourceName = point.ResourceName, IamRoleArn = point.IamRoleArn, Status = point.Status, CreationDate = point.CreationDate,
            InitiationDate = point.InitiationDate, CompletionDate = point.CompletionDate, BackupSizeInBytes = point.BackupSizeInBytes,
            Lifecycle = point.Lifecycle, CalculatedLifecycle = point.CalculatedLifecycle, EncryptionKeyArn = point.EncryptionKeyArn,
            EncryptionKeyType = point.EncryptionKeyType, IsEncrypted = point.IsEncrypted, LastRestoreTime = point.LastRestoreTime,
            IsParent = point.IsParent, VaultType = point.VaultType, StorageClass = "WARM", CreatedBy = point.CreatedBy,
        });
    }

    Task<GetRecoveryPointRestoreMetadataOutput> GetMetadata(
        GetRecoveryPointRestoreMetadataInput input, Call call, CancellationToken cancellationToken)
    {
        var vault = state.Vault(input.BackupVaultName);
        CheckAccount(input.BackupVaultAccountId);
        var point = state.Point(vault.Name, input.RecoveryPointArn);
        return Task.FromResult(new GetRecoveryPointRestoreMetadataOutput
        {
            BackupVaultArn = vault.Arn, RecoveryPointArn = point.Arn, RestoreMetadata = point.RestoreMetadata,
            ResourceType = point.ResourceType,
        });
    }

    async Task<UpdateRecoveryPointLifecycleOutput> UpdateLifecycleAsync(
        UpdateRecoveryPointLifecycleInput input, Call call, CancellationToken cancellationToken)
    {
        var vault = state.Vault(input.BackupVaultName);
        BackupGuards.CheckLifecycle(input.Lifecycle);
        if (VaultLocks.ProblemWith(vault, input.Lifecycle) is { } problem) throw BackupErrors.Value(problem);
        var point = state.Point(vault.Name, input.RecoveryPointArn);
        var changed = await state.Points
            .UpdateAsync(point.Key, now => now with { Lifecycle = input.Lifecycle }, cancellationToken) ?? point;
        return new()
        {
            BackupVaultArn = vault.Arn, RecoveryPointArn = changed.Arn, Lifecycle = changed.Lifecycle,
            CalculatedLifecycle = Calculate(changed.Created, changed.Lifecycle),
        };
    }

    async Task<DeleteRecoveryPointResponse> DeleteAsync(DeleteRecoveryPointInput input, Call call, CancellationToken cancellationToken)
    {
        var vault = state.Vault(input.BackupVaultName);
        var point = state.Point(vault.Name, input.RecoveryPointArn);
        VaultPolicies.Check(vault, VaultPolicies.CallerOf(call.Caller), "backup:DeleteRecoveryPoint", point.Arn);
        if (vault.Lock is not null)
            throw BackupErrors.Request($"Recovery point {point.Arn} cannot be deleted: backup vault {vault.Name} is locked.");
        var user = state.RestoreJobs.List().FirstOrDefault(job => !job.IsOver && job.Point.Arn == point.Arn)?.Id
            ?? state.CopyJobs.List().FirstOrDefault(job => !job.IsOver && job.Source.Arn == point.Arn)?.Id;
        if (user is not null) throw BackupErrors.Request($"Recovery point {point.Arn} cannot be deleted while job {user} uses it.");
        await RemoveAsync(point, cancellationToken);
        return new();
    }

    void CheckAccount(string? account)
    {
        if (account is not null && account != region.Account)
            throw BackupErrors.Value($"Account {account} is not of this region: it has {region.Account}.");
    }

    static RecoveryPointByBackupVault InVault(PointRow point, VaultRow vault) => new()
    {
        RecoveryPointArn = point.Arn,
        BackupVaultName = vault.Name,
        BackupVaultArn = vault.Arn,
        SourceBackupVaultArn = point.SourceVaultArn,
        ResourceArn = point.ResourceArn,
        ResourceType = point.ResourceType,
        ResourceName = Arn.Parse(point.ResourceArn).Name,
        IamRoleArn = point.IamRoleArn,
        Status = "COMPLETED",
        CreationDate = point.Created,
        InitiationDate = point.Created,
        CompletionDate = point.Completed,
        BackupSizeInBytes = point.Bytes,
        Lifecycle = point.Lifecycle,
        CalculatedLifecycle = Calculate(point.Created, point.Lifecycle),
        EncryptionKeyArn = vault.KeyArn,
        EncryptionKeyType = BackupVaults.KeyType(vault),
        IsEncrypted = true,
        LastRestoreTime = point.LastRestore,
        IsParent = false,
        VaultType = "BACKUP_VAULT",
        CreatedBy = point.CreatedBy,
    };
}
