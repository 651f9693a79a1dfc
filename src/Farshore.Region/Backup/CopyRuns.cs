using System.Text.Json;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Region.Hosting;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Backup;

/// <summary>Does copy jobs: asks the destination Region to fetch the recovery point and watches it do so. The destination asks this
/// Region for what it fetches, so the loss of either ends the copy.</summary>
sealed partial class CopyRuns(
    RegionContext region, BackupState state, IncomingCopies incoming, KeyedWork work, Func<string, IAwsClient> peer)
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a destination may be away before its copy has failed.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly ILogger log = region.Logs.CreateLogger<CopyRuns>();

    /// <summary>Begins a job, after those of the same resource.</summary>
    public void Begin(CopyJobRow job) =>
        _ = work.Run($"copy/{job.Source.ResourceArn}", cancellationToken => DoAsync(job.Id, cancellationToken));

    public void Resume()
    {
        foreach (var job in state.CopyJobs.List().Where(job => !job.IsOver).OrderBy(job => job.Created)) Begin(job);
    }

    async Task DoAsync(string id, CancellationToken cancellationToken)
    {
        var job = (await state.CopyJobs.UpdateAsync(id, now => now with { State = "RUNNING" }, cancellationToken))!;
        var destination = Arn.Parse(job.Asked.DestinationBackupVaultArn);
        var copy = new IncomingRow(id, region.Name, destination.Name, job.Source with
        {
            SourceVaultArn = region.Arn("backup", $"backup-vault:{job.Asked.SourceBackupVaultName}").ToString(),
            IamRoleArn = job.Asked.IamRoleArn,
        }, job.Asked.Lifecycle) { State = "RUNNING" };
        try
        {
            var ended = destination.Region == region.Name
                ? await WatchAsync(
                    id, () => incoming.StartAsync(copy, cancellationToken), () => Task.FromResult(incoming.Find(id)), cancellationToken)
                : await WatchAsync(id, () => AskAsync(destination.Region, copy, cancellationToken), () => peer(destination.Region)
                    .SendAsync(BackupPeerApi.GetCopyIn, new() { JobId = id }, cancellationToken), cancellationToken);
            await EndAsync(id, ended, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailure(failure, id);
            var message = failure is HttpRequestException
                ? $"Copy job failed because the destination Region {destination.Region} could not be reached: {failure.Message}"
                : failure.Message;
            await EndAsync(id, new() { State = "FAILED", Message = message }, cancellationToken);
        }
    }

    Task<CopyInState> AskAsync(string destination, IncomingRow copy, CancellationToken cancellationToken) =>
        peer(destination).SendAsync(
            BackupPeerApi.StartCopyIn,
            new() { JobId = copy.JobId, Copy = JsonSerializer.SerializeToUtf8Bytes(copy, BackupRows.Default.IncomingRow) },
            cancellationToken);

    async Task<CopyInState> WatchAsync(
        string id, Func<Task<CopyInState>> start, Func<Task<CopyInState>> find, CancellationToken cancellationToken)
    {
        using var looks = new PeriodicTimer(Look, region.Time);
        var heard = region.Time.GetTimestamp();
        for (var now = await start(); ;)
        {
            if (now.State != "RUNNING") return now;
            await state.CopyJobs.UpdateAsync(id, job => job with { Bytes = now.Bytes ?? 0 }, cancellationToken);
            await looks.WaitForNextTickAsync(cancellationToken);
            try
            {
                now = await find();
                heard = region.Time.GetTimestamp();
            }
            catch (HttpRequestException) when (region.Time.GetElapsedTime(heard) < Patience)
            {
                // It may be restarting; it goes on by itself then.
            }
        }
    }

    Task EndAsync(string id, CopyInState ended, CancellationToken cancellationToken) => state.CopyJobs.UpdateAsync(id, job => job with
    {
        State = ended.State,
        Message = ended.Message,
        Category = ended.State == "COMPLETED" ? "SUCCESS" : "FAILURE",
        RecoveryPointArn = ended.RecoveryPointArn,
        KeyArn = ended.KeyArn,
        Bytes = ended.Bytes ?? job.Bytes,
        Completed = region.Time.GetUtcNow(),
    }, cancellationToken);

    [LoggerMessage(LogLevel.Warning, "Copy job {Id} failed")]
    private partial void LogFailure(Exception failure, string id);
}
