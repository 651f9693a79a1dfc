using System.Collections.Concurrent;
using Farshore.Aws;
using Farshore.Region.Hosting;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Backup;

/// <summary>Does restore jobs. One found unended by a new process is done again under the same id, which ends with the same
/// resource.</summary>
sealed partial class RestoreRuns(RegionContext region, BackupState state, BackupGuards guards, KeyedWork work, RestoreTestEnds tests)
{
    readonly ConcurrentDictionary<string, JobProgress> underWay = new(StringComparer.Ordinal);
    readonly ILogger log = region.Logs.CreateLogger<RestoreRuns>();

    public JobProgress? ProgressOf(string id) => underWay.GetValueOrDefault(id);

    public void Begin(RestoreJobRow job)
    {
        underWay[job.Id] = new(job.Point.Bytes);
        _ = work.Run(job.Id, cancellationToken => DoAsync(job.Id, cancellationToken));
    }

    public void Resume()
    {
        foreach (var job in state.RestoreJobs.List().Where(job => !job.IsOver)) Begin(job);
    }

    async Task DoAsync(string id, CancellationToken cancellationToken)
    {
        var job = (await state.RestoreJobs.UpdateAsync(id, now => now with { Status = "RUNNING" }, cancellationToken))!;
        try
        {
            var point = Arn.Parse(job.Point.Arn);
            var made = await guards.ServiceOfPoint(point).RestoreAsync(
                point, id, job.Asked.IamRoleArn!, job.Asked.Metadata, underWay[id], cancellationToken);
            await state.Database.WriteAsync(connection =>
            {
                var ended = region.Time.GetUtcNow();
                var done = job with { Status = "COMPLETED", Completed = ended, CreatedResourceArn = made.ToString() };
                state.RestoreJobs.Put(connection, id, done);
                tests.Await(connection, done);
                if (state.Points.Find(connection, job.Point.Key) is { } source)
                    state.Points.Put(connection, source.Key, source with { LastRestore = ended });
            }, cancellationToken);
            if (job.Test is not null) await tests.MarkAsync(made, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailure(failure, id);
            await state.RestoreJobs.UpdateAsync(
                id, now =>
                    now with { Status = "FAILED", Message = failure.Message, Completed = region.Time.GetUtcNow() }, cancellationToken);
        }
        finally
        {
            underWay.TryRemove(id, out _);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Restore job {Id} failed")]
    private partial void LogFailure(Exception failure, string id);
}
