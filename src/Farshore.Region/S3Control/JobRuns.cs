using Farshore.Region.Hosting;
using Farshore.Region.S3.Replication;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.S3Control;

/// <summary>Does jobs in the background, a slice at a time, so that one of a higher priority never waits long. What a slice did is on disk
/// before the next begins: a job goes on where it was when the process ended.</summary>
sealed partial class JobRuns(
    RegionContext region, JobTable jobs, JobPreparation preparation, JobWork work, JobReports reports, JobFiles files,
    ReplicationBatches replication, ReplicationRoles roles, ILogger log) : IAsyncDisposable
{
    const int SliceOfObjects = 64;
    const int ObjectsAtOnce = 4;
    const int ReplicasUnderWay = 1000;

    // A slice is one transaction, in which other writes wait.
    const int SliceOfReplicas = 200;
    const long EnoughToJudge = 1000;

    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource stopping = new();
    readonly SemaphoreSlim woken = new(0);
    Task running = Task.CompletedTask;

    public void Start()
    {
        files.Clear();
        running = Task.Run(RunAsync);
    }

    /// <summary>There may be something to do.</summary>
    public void Wake() => woken.Release();

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
        woken.Dispose();
    }

    async Task RunAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var open = jobs.List().Where(job => !job.IsOver && job.Status != JobStatus.Suspended)
                    .OrderByDescending(job => job.Priority).ThenBy(job => job.CreationTime).ToList();
                if (open.Count == 0) await woken.WaitAsync(stopping.Token);
                else if (!await AnyStepAsync(open)) await woken.WaitAsync(BetweenLooks, stopping.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailure(log, failure);
                await Task.Delay(AfterFailure, region.Clock.Real, CancellationToken.None);
            }
        }
    }

    async Task<bool> AnyStepAsync(IReadOnlyList<StoredJob> open)
    {
        foreach (var job in open)
        {
            if (await StepAsync(job, stopping.Token)) return true;
        }

        return false;
    }

    /// <returns>Whether there was something to do.</returns>
    async Task<bool> StepAsync(StoredJob job, CancellationToken cancellationToken)
    {
        try
        {
            switch (job.Status)
            {
                case JobStatus.New:
                    await MoveAsync(job, JobStatus.Preparing, cancellationToken);
                    return true;
                case JobStatus.Preparing:
                    if (await preparation.StepAsync(job, cancellationToken)) await PreparedAsync(job, cancellationToken);
                    return true;
                case JobStatus.Ready:
                    await MoveAsync(job, JobStatus.Active, cancellationToken);
                    return true;
                case JobStatus.Active:
                    return await WorkAsync(job, cancellationToken);
                default:
                    await EndAsync(job, cancellationToken);
                    return true;
            }
        }
        catch (JobFailedException failed)
        {
            LogFailed(log, job.Id, failed.Message);
            await jobs.UpdateAsync(job.Id, current => Left(current) with
            {
                Status = JobStatus.Failed,
                Failure = new() { FailureCode = failed.Code, FailureReason = failed.Message },
                TerminationDate = region.Time.GetUtcNow(),
            }, cancellationToken);
            return true;
        }
    }

    Task PreparedAsync(StoredJob job, CancellationToken cancellationToken) => jobs.UpdateAsync(job.Id, current =>
        current.Status != JobStatus.Preparing ? current
        : job.Request.ConfirmationRequired is true
            ? current with { Status = JobStatus.Suspended, SuspendedDate = region.Time.GetUtcNow() }
            : current with { Status = JobStatus.Ready }, cancellationToken);

    async Task<bool> WorkAsync(StoredJob job, CancellationToken cancellationToken)
    {
        var counts = jobs.CountsOf(job.Id);
        if (counts.Ended >= EnoughToJudge && counts.Failed * 2 > counts.Ended)
        {
            await MoveAsync(job, JobStatus.Failing, cancellationToken);
            return true;
        }

        if (counts.Ended == counts.Total)
        {
            await MoveAsync(job, JobStatus.Completing, cancellationToken);
            return true;
        }

        return job.Request.Operation.S3ReplicateObject is not null
            ? await ReplicateAsync(job, cancellationToken)
            : await DoAsync(job, cancellationToken);
    }

    // Replication itself does the work; the job keeps some of it under way.
    async Task<bool> ReplicateAsync(StoredJob job, CancellationToken cancellationToken)
    {
        var room = ReplicasUnderWay - jobs.UnderWayOf(job.Id);
        if (room < SliceOfReplicas) return false;
        var tasks = jobs.WaitingOf(job.Id, SliceOfReplicas);
        if (tasks.Count == 0) return false;
        await jobs.Database.WriteAsync(connection =>
        {
            foreach (var task in tasks)
            {
                var refusal = roles.Allows(job.Request.RoleArn, "s3:InitiateReplication", $"arn:aws:s3:::{task.Bucket}/{task.Key}")
                    ? replication.Queue(connection, task.Bucket, task.Key, task.VersionId, new(job.Id, task.Ordinal))
                    : $"InitiateReplicationNotPermitted: {job.Request.RoleArn} is not allowed to s3:InitiateReplication";
                if (refusal is null) JobTable.Begin(connection, job.Id, task.Ordinal);
                else JobTable.EndReplication(connection, new(job.Id, task.Ordinal), refusal);
            }
        }, cancellationToken);
        return true;
    }

    async Task<bool> DoAsync(StoredJob job, CancellationToken cancellationToken)
    {
        var tasks = jobs.WaitingOf(job.Id, SliceOfObjects);
        if (tasks.Count == 0) return false;
        var outcomes = new TaskOutcome[tasks.Count];
        await Parallel.ForAsync(0, tasks.Count, new ParallelOptions
        {
            MaxDegreeOfParallelism = ObjectsAtOnce, CancellationToken = cancellationToken,
        }, async (at, token) => outcomes[at] = await work.DoAsync(job, tasks[at], token));
        await jobs.Database.WriteAsync(connection =>
        {
            for (var at = 0; at < tasks.Count; at++) JobTable.End(connection, job.Id, tasks[at].Ordinal, outcomes[at]);
        }, cancellationToken);
        return true;
    }

    async Task EndAsync(StoredJob job, CancellationToken cancellationToken)
    {
        var report = job.Request.Report;
        if (report.Enabled && !roles.Allows(job.Request.RoleArn, "s3:PutObject", $"{report.Bucket}/{report.Prefix}"))
            throw new JobFailedException("AccessDenied", $"{job.Request.RoleArn} is not allowed to s3:PutObject in {report.Bucket}");
        try
        {
            await reports.WriteAsync(job, cancellationToken);
        }
        catch (Aws.AwsException failed) when (failed.Status < 500)
        {
            throw new JobFailedException(failed.Code, $"Writing the report failed: {failed.Message}");
        }

        await jobs.UpdateAsync(job.Id, current => Left(current) with
        {
            Status = job.Status switch
            {
                JobStatus.Completing => JobStatus.Complete,
                JobStatus.Failing => JobStatus.Failed,
                _ => JobStatus.Cancelled,
            },
            Failure = job.Status == JobStatus.Failing
                ? new() { FailureCode = "JobFailureThresholdExceeded", FailureReason = "More than half of the tasks failed" } : null,
            TerminationDate = region.Time.GetUtcNow(),
        }, cancellationToken);
        while (await jobs.ForgetTasksAsync(job.Id, cancellationToken))
        {
            // The rest follows.
        }
    }

    Task MoveAsync(StoredJob job, string status, CancellationToken cancellationToken) => jobs.UpdateAsync(job.Id, current =>
        current.Status != job.Status ? current
        : status == JobStatus.Active ? current with { Status = status, ActiveSince = region.Time.GetUtcNow() }
        : Left(current) with { Status = status }, cancellationToken);

    // The time at work is counted when it ends.
    StoredJob Left(StoredJob job) => job.ActiveSince is not { } since ? job : job with
    {
        ActiveSince = null,
        ActiveSeconds = job.ActiveSeconds + (region.Time.GetUtcNow() - since).TotalSeconds,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Batch jobs stumbled and go on")]
    static partial void LogFailure(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Batch job {Job} failed: {Reason}")]
    static partial void LogFailed(ILogger log, string job, string reason);
}
