using System.Collections.Concurrent;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.Hosting;

namespace Farshore.Region.Backup;

/// <summary>Backup jobs as they are asked for and shown. <see cref="BackupRuns"/> does them.</summary>
sealed class BackupJobs(RegionContext region, BackupState state, BackupGuards guards, BackupJobIds ids, BackupRuns runs)
{
    public const string Busy = "Backup job failed because there was a running job for the same resource.";

    public void Serve(Operations served)
    {
        served.Add(BackupApi.StartBackupJob, StartAsync);
        served.Add(BackupApi.DescribeBackupJob, Describe);
        served.Add(BackupApi.ListBackupJobs, List);
        served.Add(BackupApi.StopBackupJob, StopAsync);
    }

    async Task<StartBackupJobOutput> StartAsync(StartBackupJobInput input, Call call, CancellationToken cancellationToken)
    {
        var vault = state.Vault(input.BackupVaultName);
        VaultPolicies.Check(vault, VaultPolicies.CallerOf(call.Caller), "backup:StartBackupJob", vault.Arn);
        var service = guards.ServiceOf(guards.Here("ResourceArn", input.ResourceArn));
        guards.CheckRole(input.IamRoleArn);
        guards.CheckOptIn(service.ResourceType);
        BackupGuards.CheckLifecycle(input.Lifecycle);
        if (input.BackupOptions is { Count: > 0 } options)
            throw BackupErrors.Value(
                $"Backup options are for Windows VSS, which {service.ResourceType} does not have here: {string.Join(", ", options.Keys)}");

        var job = new BackupJobRow(BackupJobIds.New(), input, service.ResourceType, call.At) { State = "CREATED" };
        var fingerprint = BackupJobIds.Fingerprint(input with { IdempotencyToken = null }, BackupRows.Default.StartBackupJobInput);
        var begun = await state.Database.WriteAsync(connection =>
        {
            if (ids.Claim(connection, nameof(BackupApi.StartBackupJob), input.IdempotencyToken, fingerprint, job.Id) is { } earlier)
                return state.BackupJobs.Find(connection, earlier)!;
            var busy = state.BackupJobs.List(connection).Any(other => !other.IsOver && other.Asked.ResourceArn == input.ResourceArn);
            var problem = busy ? Busy : VaultLocks.ProblemWith(vault, input.Lifecycle);
            var written = problem is null
                ? job
                : job with { State = "FAILED", Message = problem, Category = "FAILURE", Completed = call.At };
            state.BackupJobs.Put(connection, written.Id, written);
            return written;
        }, cancellationToken);
        if (begun.Id == job.Id && !begun.IsOver) runs.Begin(begun);
        return new() { BackupJobId = begun.Id, CreationDate = begun.Created, IsParent = false };
    }

    Task<DescribeBackupJobOutput> Describe(DescribeBackupJobInput input, Call call, CancellationToken cancellationToken)
    {
        var job = Shown(Find(input.BackupJobId));
        return Task.FromResult(new DescribeBackupJobOutput
        {
            AccountId = job.AccountId, BackupJobId = job.BackupJobId, BackupVaultName = job.BackupVaultName,
            BackupVaultArn = job.BackupVaultArn,
            VaultType = job.VaultType, RecoveryPointArn = job.RecoveryPointArn, RecoveryPointLifecycle = job.RecoveryPointLifecycle,
            EncryptionKeyArn = job.EncryptionKeyArn, IsEncrypted = job.IsEncrypted, ResourceArn = job.ResourceArn,
            ResourceName = job.ResourceName,
            ResourceType = job.ResourceType, CreationDate = job.CreationDate, InitiationDate = job.InitiationDate, StartBy = job.StartBy,
            ExpectedCompletionDate = job.ExpectedCompletionDate, CompletionDate = job.CompletionDate, State = job.State,
            StatusMessage = job.StatusMessage, MessageCategory = job.MessageCategory, PercentDone = job.PercentDone,
            BackupSizeInBytes = job.BackupSizeInBytes, BytesTransferred = job.BytesTransferred, IamRoleArn = job.IamRoleArn,
            BackupOptions = job.BackupOptions, BackupType = job.BackupType, IsParent = job.IsParent, CreatedBy = job.CreatedBy,
        });
    }

    Task<ListBackupJobsOutput> List(ListBackupJobsInput input, Call call, CancellationToken cancellationToken)
    {
        var found = state.BackupJobs.List()
            .OrderByDescending(job => job.Created).ThenBy(job => job.Id, StringComparer.Ordinal)
            .Where(job => input.ByState is null or "AGGREGATE_ALL" || job.State == input.ByState)
            .Where(job => input.ByResourceArn is null || job.Asked.ResourceArn == input.ByResourceArn)
            .Where(job => input.ByResourceType is null || job.ResourceType == input.ByResourceType)
            .Where(job => input.ByBackupVaultName is null || job.Asked.BackupVaultName == input.ByBackupVaultName)
            .Where(job => input.ByAccountId is null or "*" || region.Account == input.ByAccountId)
            .Where(job => input.ByMessageCategory is null or "AGGREGATE_ALL" || job.Category == input.ByMessageCategory)
            .Where(job => JobTimes.Match(job.Created, input.ByCreatedAfter, input.ByCreatedBefore))
            .Where(job => JobTimes.Match(job.Completed, input.ByCompleteAfter, input.ByCompleteBefore));
        var page = BackupPage<BackupJobRow>.Of(found, job => job.Id, input.NextToken, input.MaxResults);
        return Task.FromResult(new ListBackupJobsOutput { BackupJobs = [.. page.Items.Select(Shown)], NextToken = page.NextToken });
    }

    async Task<StopBackupJobResponse> StopAsync(StopBackupJobInput input, Call call, CancellationToken cancellationToken)
    {
        var id = Find(input.BackupJobId).Id;
        await state.BackupJobs.UpdateAsync(id, job => job.State is "CREATED" or "RUNNING"
            ? job with { State = "ABORTING" }
            : throw BackupErrors.Request($"Backup job {id} cannot be stopped because it is {job.State}."), cancellationToken);
        runs.Cancel(id);
        return new();
    }

    BackupJobRow Find(string id) => state.BackupJobs.Find(id.ToUpperInvariant())
        ?? throw BackupErrors.NotFound($"Backup job {id} does not exist.");

    BackupJob Shown(BackupJobRow job)
    {
        var progress = runs.ProgressOf(job.Id);
        var vault = state.Vaults.Find(job.Asked.BackupVaultName);
        return new()
        {
            AccountId = region.Account,
            BackupJobId = job.Id,
            BackupVaultName = job.Asked.BackupVaultName,
            BackupVaultArn = region.Arn("backup", $"backup-vault:{job.Asked.BackupVaultName}").ToString(),
            VaultType = "BACKUP_VAULT",
            RecoveryPointArn = job.RecoveryPointArn,
            RecoveryPointLifecycle = job.Asked.Lifecycle,
            EncryptionKeyArn = vault?.KeyArn,
            IsEncrypted = vault is not null,
            ResourceArn = job.Asked.ResourceArn,
            ResourceName = Arn.Parse(job.Asked.ResourceArn).Name,
            ResourceType = job.ResourceType,
            CreationDate = job.Created,
            InitiationDate = job.Created,
            StartBy = job.Created.AddMinutes(job.Asked.StartWindowMinutes ?? BackupRuns.DefaultStartWindowMinutes),
            ExpectedCompletionDate = null,
            CompletionDate = job.Completed,
            State = job.State,
            StatusMessage = job.Message,
            MessageCategory = job.Category,
            PercentDone = job.State == "COMPLETED" ? "100.0" : progress?.Percent ?? "0.0",
            BackupSizeInBytes = job.State == "COMPLETED" ? job.Bytes : null,
            BytesTransferred = job.State == "COMPLETED" ? job.Bytes : progress?.Done,
            IamRoleArn = job.Asked.IamRoleArn,
            BackupOptions = job.Asked.BackupOptions,
            BackupType = "SNAPSHOT",
            IsParent = false,
            CreatedBy = job.CreatedBy,
        };
    }
}

/// <summary>Conditions on a job's times.</summary>
static class JobTimes
{
    public static bool Match(DateTimeOffset? at, DateTimeOffset? after, DateTimeOffset? before) =>
        (after is null || at >= after) && (before is null || at <= before);
}
