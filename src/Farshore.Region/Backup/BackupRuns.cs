using System.Collections.Concurrent;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.Hosting;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Backup;

/// <summary>Does backup jobs: has the service take its recovery point, then puts it into the vault and ends the job in one transaction.
/// A job found unended by a new process is done again under the same id, which ends with the same recovery point.</summary>
sealed partial class BackupRuns(RegionContext region, BackupState state, BackupGuards guards, KeyedWork work, CopyRuns copies)
{
    public const int DefaultStartWindowMinutes = 480;
    const int DefaultCompleteWindowMinutes = 10080;

    readonly ConcurrentDictionary<string, Run> underWay = new(StringComparer.Ordinal);
    readonly ILogger log = region.Logs.CreateLogger<BackupRuns>();

    public JobProgress? ProgressOf(string id) => underWay.GetValueOrDefault(id)?.Progress;

    /// <summary>Begins a job, after those of the same resource.</summary>
    public void Begin(BackupJobRow job)
    {
        underWay[job.Id] = new();
        _ = work.Run($"backup/{job.Asked.ResourceArn}", cancellationToken => DoAsync(job.Id, cancellationToken));
    }

    /// <summary>Calls a job off whose row says ABORTING.</summary>
    public void Cancel(string id)
    {
        if (underWay.TryGetValue(id, out var run)) run.Cancel();
    }

    public void Resume()
    {
        foreach (var job in state.BackupJobs.List().Where(job => !job.IsOver).OrderBy(job => job.Created)) Begin(job);
    }

    async Task DoAsync(string id, CancellationToken cancellationToken)
    {
        if (underWay.GetValueOrDefault(id) is not { } run) return;
        var job = (await state.BackupJobs.UpdateAsync(
            id, now => now.State == "CREATED" ? now with { State = "RUNNING" } : now, cancellationToken))!;
        var service = guards.ServiceOfType(job.ResourceType);
        var window = TimeSpan.FromMinutes(job.Asked.CompleteWindowMinutes ?? DefaultCompleteWindowMinutes);
        using var expiry = new CancellationTokenSource(window, region.Time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, run.CalledOff, expiry.Token);
        try
        {
            var tags = job.Asked.RecoveryPointTags ?? new Dictionary<string, string>();
            var made = await service.BackUpAsync(Arn.Parse(job.Asked.ResourceArn), id, tags, run.Progress, any.Token);
            if (await FinishAsync(job, made, cancellationToken) is { } followers) followers.ForEach(copies.Begin);
            else await AbortAsync(id, made, cancellationToken);
        }
        catch (OperationCanceledException) when (run.CalledOff.IsCancellationRequested)
        {
            await AbortAsync(id, null, cancellationToken);
        }
        catch (OperationCanceledException) when (expiry.IsCancellationRequested)
        {
            await EndAsync(id, "EXPIRED", "Backup job expired before completion.", cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(failure, id);
            await EndAsync(id, "FAILED", failure.Message, cancellationToken);
        }
        finally
        {
            underWay.TryRemove(id, out _);
        }
    }

    /// <returns>The copies that follow the recovery point; null where the job was called off in the last moment.</returns>
    Task<List<CopyJobRow>?> FinishAsync(BackupJobRow job, RecoveryPointMade made, CancellationToken cancellationToken) =>
        state.Database.WriteAsync<List<CopyJobRow>?>(connection =>
    {
        if (state.BackupJobs.Find(connection, job.Id) is not { State: "RUNNING" } now) return null;
        var ended = region.Time.GetUtcNow();
        state.BackupJobs.Put(connection, job.Id, now with
        {
            State = "COMPLETED", Completed = ended, RecoveryPointArn = made.RecoveryPoint.ToString(), Bytes = made.Bytes,
            Category = "SUCCESS",
        });
        var point = new PointRow
        {
            Vault = job.Asked.BackupVaultName,
            Arn = made.RecoveryPoint.ToString(),
            ResourceArn = job.Asked.ResourceArn,
            ResourceType = job.ResourceType,
            IamRoleArn = job.Asked.IamRoleArn,
            Created = job.Created,
            Completed = ended,
            Bytes = made.Bytes,
            RestoreMetadata = made.RestoreMetadata,
            Lifecycle = job.Asked.Lifecycle,
            Tags = job.Asked.RecoveryPointTags ?? new Dictionary<string, string>(),
            CreatedBy = job.CreatedBy,
        };
        state.Points.Put(connection, point.Key, point);
        var followers = (job.Copies ?? []).Select(copy => CopyOf(job, point, copy, ended)).ToList();
        foreach (var copy in followers) state.CopyJobs.Put(connection, copy.Id, copy);
        return followers;
    }, cancellationToken);

    static CopyJobRow CopyOf(BackupJobRow job, PointRow point, CopyAction copy, DateTimeOffset at) => new(BackupJobIds.New(), new()
    {
        RecoveryPointArn = point.Arn, SourceBackupVaultName = point.Vault, IamRoleArn = job.Asked.IamRoleArn,
        DestinationBackupVaultArn = copy.DestinationBackupVaultArn, Lifecycle = copy.Lifecycle,
    }, point, at) { State = "CREATED", FollowsJob = job.Id };

    async Task AbortAsync(string id, RecoveryPointMade? made, CancellationToken cancellationToken)
    {
        if (made is not null) await guards.ServiceOfPoint(made.RecoveryPoint).DeleteAsync(made.RecoveryPoint, cancellationToken);
        await EndAsync(id, "ABORTED", "Backup job was stopped by the user.", cancellationToken);
    }

    Task EndAsync(string id, string how, string message, CancellationToken cancellationToken) => state.BackupJobs.UpdateAsync(
        id,
        now => now with
        {
            State = how, Message = message, Category = how == "ABORTED" ? "ABORTED" : "FAILURE", Completed = region.Time.GetUtcNow(),
        },
        cancellationToken);

    sealed class Run
    {
        readonly CancellationTokenSource calledOff = new();

        public JobProgress Progress { get; } = new();

        public CancellationToken CalledOff => calledOff.Token;

        public void Cancel() => calledOff.Cancel();
    }

    [LoggerMessage(LogLevel.Warning, "Backup job {Id} failed")]
    private partial void LogFailure(Exception failure, string id);
}
