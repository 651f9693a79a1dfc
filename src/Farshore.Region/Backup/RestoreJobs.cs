using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.Hosting;

namespace Farshore.Region.Backup;

/// <summary>Restore jobs as they are asked for and shown. <see cref="RestoreRuns"/> does them.</summary>
sealed class RestoreJobs(RegionContext region, BackupState state, BackupGuards guards, BackupJobIds ids, RestoreRuns runs)
{
    public void Serve(Operations served)
    {
        served.Add(BackupApi.StartRestoreJob, StartAsync);
        served.Add(BackupApi.DescribeRestoreJob, Describe);
        served.Add(BackupApi.ListRestoreJobs, List);
        served.Add(BackupApi.GetRestoreJobMetadata, (input, _, _) => Task.FromResult(new GetRestoreJobMetadataOutput
        {
            RestoreJobId = Find(input.RestoreJobId).Id, Metadata = Find(input.RestoreJobId).Asked.Metadata,
        }));
    }

    async Task<StartRestoreJobOutput> StartAsync(StartRestoreJobInput input, Call call, CancellationToken cancellationToken)
    {
        guards.Here("RecoveryPointArn", input.RecoveryPointArn);
        var point = state.FindPoint(input.RecoveryPointArn)
            ?? throw BackupErrors.NotFound($"Recovery point {input.RecoveryPointArn} does not exist in a backup vault of this Region.");
        guards.CheckRole(input.IamRoleArn);
        if (input.ResourceType is { } type && type != point.ResourceType)
            throw BackupErrors.Value($"Invalid parameter value for ResourceType: {point.Arn} is of type {point.ResourceType}, not {type}.");

        var job = new RestoreJobRow(BackupJobIds.New(), input, point, call.At) { Status = "PENDING" };
        var fingerprint = BackupJobIds.Fingerprint(input with { IdempotencyToken = null }, BackupRows.Default.StartRestoreJobInput);
        var begun = await state.Database.WriteAsync(connection =>
        {
            if (ids.Claim(connection, nameof(BackupApi.StartRestoreJob), input.IdempotencyToken, fingerprint, job.Id) is { } earlier)
                return state.RestoreJobs.Find(connection, earlier)!;
            state.RestoreJobs.Put(connection, job.Id, job);
            return job;
        }, cancellationToken);
        if (begun.Id == job.Id) runs.Begin(begun);
        return new() { RestoreJobId = begun.Id };
    }

    Task<DescribeRestoreJobOutput> Describe(DescribeRestoreJobInput input, Call call, CancellationToken cancellationToken)
    {
        var job = Shown(Find(input.RestoreJobId));
        return Task.FromResult(new DescribeRestoreJobOutput
        {
            AccountId = job.AccountId, RestoreJobId = job.RestoreJobId, RecoveryPointArn = job.RecoveryPointArn,
            SourceResourceArn = job.SourceResourceArn, BackupVaultArn = job.BackupVaultArn, CreationDate = job.CreationDate,
            CompletionDate = job.CompletionDate, Status = job.Status, StatusMessage = job.StatusMessage, PercentDone = job.PercentDone,
            BackupSizeInBytes = job.BackupSizeInBytes, IamRoleArn = job.IamRoleArn, CreatedResourceArn = job.CreatedResourceArn,
            ResourceType = job.ResourceType, RecoveryPointCreationDate = job.RecoveryPointCreationDate, IsParent = job.IsParent,
            CreatedBy = job.CreatedBy, ValidationStatus = job.ValidationStatus, ValidationStatusMessage = job.ValidationStatusMessage,
            DeletionStatus = job.DeletionStatus, DeletionStatusMessage = job.DeletionStatusMessage,
        });
    }

    Task<ListRestoreJobsOutput> List(ListRestoreJobsInput input, Call call, CancellationToken cancellationToken)
    {
        var found = state.RestoreJobs.List()
            .OrderByDescending(job => job.Created).ThenBy(job => job.Id, StringComparer.Ordinal)
            .Where(job => input.ByStatus is null or "AGGREGATE_ALL" || job.Status == input.ByStatus)
            .Where(job => input.ByResourceType is null || job.Point.ResourceType == input.ByResourceType)
            .Where(job => input.ByRestoreTestingPlanArn is null || job.Test?.PlanArn == input.ByRestoreTestingPlanArn)
            .Where(job => input.ByAccountId is null or "*" || region.Account == input.ByAccountId)
            .Where(job => JobTimes.Match(job.Created, input.ByCreatedAfter, input.ByCreatedBefore))
            .Where(job => JobTimes.Match(job.Completed, input.ByCompleteAfter, input.ByCompleteBefore));
        var page = BackupPage<RestoreJobRow>.Of(found, job => job.Id, input.NextToken, input.MaxResults);
        return Task.FromResult(new ListRestoreJobsOutput { RestoreJobs = [.. page.Items.Select(Shown)], NextToken = page.NextToken });
    }

    RestoreJobRow Find(string id) => state.RestoreJobs.Find(id.ToUpperInvariant())
        ?? throw BackupErrors.NotFound($"Restore job {id} does not exist.");

    RestoreJobsListMember Shown(RestoreJobRow job) => new()
    {
        AccountId = region.Account,
        RestoreJobId = job.Id,
        RecoveryPointArn = job.Point.Arn,
        RecoveryPointCreationDate = job.Point.Created,
        SourceResourceArn = job.Point.ResourceArn,
        BackupVaultArn = region.Arn("backup", $"backup-vault:{job.Point.Vault}").ToString(),
        CreationDate = job.Created,
        CompletionDate = job.Completed,
        Status = job.Status,
        StatusMessage = job.Message,
        PercentDone = job.Status == "COMPLETED" ? "100.00%" : (runs.ProgressOf(job.Id)?.Percent ?? "0.0") + "0%",
        BackupSizeInBytes = job.Point.Bytes,
        IamRoleArn = job.Asked.IamRoleArn,
        CreatedResourceArn = job.CreatedResourceArn,
        ResourceType = job.Point.ResourceType,
        IsParent = false,
        CreatedBy = job.Test is null ? null : new() { RestoreTestingPlanArn = job.Test.PlanArn },
        ValidationStatus = job.Test?.Validation,
        ValidationStatusMessage = job.Test?.ValidationMessage,
        DeletionStatus = job.Test?.Deletion,
        DeletionStatusMessage = job.Test?.DeletionMessage,
    };
}
