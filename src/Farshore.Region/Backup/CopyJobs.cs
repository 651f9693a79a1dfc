using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Aws.Client;
using Farshore.Region.Hosting;

namespace Farshore.Region.Backup;

/// <summary>Copy jobs as they are asked for, in the source Region, and shown. <see cref="CopyRuns"/> does them.</summary>
sealed class CopyJobs(
    RegionContext region, BackupState state, BackupGuards guards, BackupJobIds ids, CopyRuns runs, Func<string, IAwsClient> peer)
{
    public void Serve(Operations served)
    {
        served.Add(BackupApi.StartCopyJob, StartAsync);
        served.Add(BackupApi.DescribeCopyJob, (input, _, _) => Task.FromResult(
            new DescribeCopyJobOutput { CopyJob = Shown(Find(input.CopyJobId)) }));
        served.Add(BackupApi.ListCopyJobs, List);
    }

    async Task<StartCopyJobOutput> StartAsync(StartCopyJobInput input, Call call, CancellationToken cancellationToken)
    {
        var source = state.Vault(input.SourceBackupVaultName);
        guards.Here("RecoveryPointArn", input.RecoveryPointArn);
        var point = state.Point(source.Name, input.RecoveryPointArn);
        VaultPolicies.Check(source, VaultPolicies.CallerOf(call.Caller), "backup:CopyFromBackupVault", point.Arn);
        guards.CheckRole(input.IamRoleArn);
        BackupGuards.CheckLifecycle(input.Lifecycle);
        var destination = VaultOf(input.DestinationBackupVaultArn);
        if (destination.Region == region.Name && destination.Name == source.Name)
            throw BackupErrors.Request("The source and destination backup vault of a copy must be different.");
        await CheckDestinationAsync(destination, cancellationToken);

        var job = new CopyJobRow(BackupJobIds.New(), input, point, call.At) { State = "CREATED" };
        var fingerprint = BackupJobIds.Fingerprint(input with { IdempotencyToken = null }, BackupRows.Default.StartCopyJobInput);
        var begun = await state.Database.WriteAsync(connection =>
        {
            if (ids.Claim(connection, nameof(BackupApi.StartCopyJob), input.IdempotencyToken, fingerprint, job.Id) is { } earlier)
                return state.CopyJobs.Find(connection, earlier)!;
            var busy = state.CopyJobs.List(connection).Any(other => !other.IsOver && other.Source.ResourceArn == point.ResourceArn);
            var written = busy
                ? job with { State = "FAILED", Message = "There are too many copy jobs running for resource.", Category = "FAILURE",
                    Completed = call.At }
                : job;
            state.CopyJobs.Put(connection, written.Id, written);
            return written;
        }, cancellationToken);
        if (begun.Id == job.Id && !begun.IsOver) runs.Begin(begun);
        return new() { CopyJobId = begun.Id, CreationDate = begun.Created, IsParent = false };
    }

    Arn VaultOf(string text)
    {
        if (!Arn.TryParse(text, out var arn) || arn is not { Service: "backup", Type: "backup-vault" })
            throw BackupErrors.Value($"Invalid parameter value for DestinationBackupVaultArn: '{text}' is not the ARN of a backup vault.");
        return arn.Account == region.Account
            ? arn
            : throw BackupErrors.Value("Both source and destination account must be a member of the same organization.");
    }

    async Task CheckDestinationAsync(Arn vault, CancellationToken cancellationToken)
    {
        if (vault.Region == region.Name)
        {
            state.Vault(vault.Name);
            return;
        }

        try
        {
            await peer(vault.Region).SendAsync(BackupApi.DescribeBackupVault, new() { BackupVaultName = vault.Name }, cancellationToken);
        }
        catch (AwsException missing) when (missing.Code == "ResourceNotFoundException")
        {
            throw BackupErrors.NotFound($"Backup vault {vault} does not exist.");
        }
        catch (RegionException unknown)
        {
            throw BackupErrors.Value($"Invalid parameter value for DestinationBackupVaultArn: {unknown.Message}");
        }
        catch (HttpRequestException away)
        {
            throw BackupErrors.Unavailable($"The destination Region {vault.Region} could not be reached: {away.Message}");
        }
    }

    Task<ListCopyJobsOutput> List(ListCopyJobsInput input, Call call, CancellationToken cancellationToken)
    {
        var found = state.CopyJobs.List()
            .OrderByDescending(job => job.Created).ThenBy(job => job.Id, StringComparer.Ordinal)
            .Where(job => input.ByState is null or "AGGREGATE_ALL" || job.State == input.ByState)
            .Where(job => input.ByResourceArn is null || job.Source.ResourceArn == input.ByResourceArn)
            .Where(job => input.ByResourceType is null || job.Source.ResourceType == input.ByResourceType)
            .Where(job => input.BySourceRecoveryPointArn is null || job.Source.Arn == input.BySourceRecoveryPointArn)
            .Where(job => input.ByDestinationVaultArn is null || job.Asked.DestinationBackupVaultArn == input.ByDestinationVaultArn)
            .Where(job => input.ByAccountId is null or "*" || region.Account == input.ByAccountId)
            .Where(job => input.ByMessageCategory is null or "AGGREGATE_ALL" || job.Category == input.ByMessageCategory)
            .Where(job => JobTimes.Match(job.Created, input.ByCreatedAfter, input.ByCreatedBefore))
            .Where(job => JobTimes.Match(job.Completed, input.ByCompleteAfter, input.ByCompleteBefore));
        var page = BackupPage<CopyJobRow>.Of(found, job => job.Id, input.NextToken, input.MaxResults);
        return Task.FromResult(new ListCopyJobsOutput { CopyJobs = [.. page.Items.Select(Shown)], NextToken = page.NextToken });
    }

    CopyJobRow Find(string id) => state.CopyJobs.Find(id.ToUpperInvariant())
        ?? throw BackupErrors.NotFound($"Copy job {id} does not exist.");

    CopyJob Shown(CopyJobRow job) => new()
    {
        AccountId = region.Account,
        CopyJobId = job.Id,
        SourceBackupVaultArn = region.Arn("backup", $"backup-vault:{job.Asked.SourceBackupVaultName}").ToString(),
        SourceRecoveryPointArn = job.Source.Arn,
        DestinationBackupVaultArn = job.Asked.DestinationBackupVaultArn,
        DestinationVaultType = "BACKUP_VAULT",
        DestinationRecoveryPointArn = job.RecoveryPointArn,
        DestinationEncryptionKeyArn = job.KeyArn,
        DestinationRecoveryPointLifecycle = job.Asked.Lifecycle ?? job.Source.Lifecycle,
        ResourceArn = job.Source.ResourceArn,
        ResourceName = Arn.Parse(job.Source.ResourceArn).Name,
        ResourceType = job.Source.ResourceType,
        CreationDate = job.Created,
        CompletionDate = job.Completed,
        State = job.State,
        StatusMessage = job.Message,
        MessageCategory = job.Category,
        BackupSizeInBytes = job.Bytes,
        IamRoleArn = job.Asked.IamRoleArn,
        IsParent = false,
        CreatedBy = job.FollowsJob is null ? null : job.Source.CreatedBy,
        CreatedByBackupJobId = job.FollowsJob,
    };
}
