using System.Collections.Concurrent;
using System.Text.Json;
using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Iam.Policies;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Backup;

/// <summary>The receiving side of copies: fetches from the source Region and puts the copy into its vault. It goes on after a restart by
/// itself, and begins again when the source asks again for what had failed.</summary>
sealed partial class IncomingCopies(RegionContext region, BackupState state, BackupGuards guards, KeyedWork work)
{
    readonly ConcurrentDictionary<string, JobProgress> underWay = new(StringComparer.Ordinal);
    readonly ILogger log = region.Logs.CreateLogger<IncomingCopies>();

    public void Serve(Operations served)
    {
        served.Add(BackupPeerApi.StartCopyIn, async (request, call, cancellationToken) =>
        {
            OnlyPeers(call);
            return await StartAsync(JsonSerializer.Deserialize(request.Copy, BackupRows.Default.IncomingRow)!, cancellationToken);
        });
        served.Add(BackupPeerApi.GetCopyIn, (request, call, _) =>
        {
            OnlyPeers(call);
            return Task.FromResult(Find(request.JobId));
        });
    }

    public void Resume()
    {
        foreach (var copy in state.Incoming.List().Where(copy => copy.State == "RUNNING")) Begin(copy.JobId);
    }

    /// <summary>Has a copy fetched, unless that is under way or done.</summary>
    public async Task<CopyInState> StartAsync(IncomingRow copy, CancellationToken cancellationToken)
    {
        var vault = state.Vault(copy.Vault);
        var role = new PolicyCaller(copy.Source.IamRoleArn, region.Account);
        if (VaultPolicies.Denies(vault, role, "backup:CopyIntoBackupVault", vault.Arn))
            return new() { State = "FAILED", Message = "Access Denied trying to call AWS Backup service" };
        if (VaultLocks.ProblemWith(vault, copy.Lifecycle ?? copy.Source.Lifecycle) is { } problem)
            return new() { State = "FAILED", Message = problem };
        var fresh = copy with { State = "RUNNING", Message = null };
        var kept = await state.Database.WriteAsync(connection =>
        {
            if (state.Incoming.Find(connection, copy.JobId) is { State: not "FAILED" } older) return older;
            state.Incoming.Put(connection, copy.JobId, fresh);
            return fresh;
        }, cancellationToken);
        if (ReferenceEquals(kept, fresh)) Begin(copy.JobId);
        return Find(copy.JobId);
    }

    public CopyInState Find(string jobId)
    {
        var copy = state.Incoming.Find(jobId) ?? throw BackupErrors.NotFound($"{region.Name} was not asked for copy {jobId}.");
        return new()
        {
            State = copy.State,
            Message = copy.Message,
            RecoveryPointArn = copy.RecoveryPointArn,
            KeyArn = state.Vaults.Find(copy.Vault)?.KeyArn,
            Bytes = copy.State == "COMPLETED" ? copy.Bytes : underWay.GetValueOrDefault(jobId)?.Done ?? 0,
        };
    }

    void Begin(string jobId)
    {
        underWay[jobId] = new();
        _ = work.Run($"incoming/{jobId}", cancellationToken => FetchAsync(jobId, cancellationToken));
    }

    async Task FetchAsync(string jobId, CancellationToken cancellationToken)
    {
        var copy = state.Incoming.Find(jobId)!;
        try
        {
            var made = await guards.ServiceOfType(copy.Source.ResourceType).CopyInAsync(
                copy.SourceRegion, Arn.Parse(copy.Source.Arn), jobId, copy.Source.Tags, underWay[jobId], cancellationToken);
            await KeepAsync(copy, made, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailure(failure, jobId);
            await state.Incoming.UpdateAsync(
                jobId, now => now with { State = "FAILED", Message = Explain(copy, failure) }, cancellationToken);
        }
        finally
        {
            underWay.TryRemove(jobId, out _);
        }
    }

    Task KeepAsync(IncomingRow copy, RecoveryPointMade made, CancellationToken cancellationToken) => state.Database.WriteAsync(connection =>
    {
        var point = copy.Source with
        {
            Vault = copy.Vault,
            Arn = made.RecoveryPoint.ToString(),
            Completed = region.Time.GetUtcNow(),
            Bytes = made.Bytes,
            RestoreMetadata = made.RestoreMetadata,
            Lifecycle = copy.Lifecycle ?? copy.Source.Lifecycle,
            LastRestore = null,
        };
        state.Points.Put(connection, point.Key, point);
        state.Incoming.Put(connection, copy.JobId, copy with { State = "COMPLETED", RecoveryPointArn = point.Arn, Bytes = made.Bytes });
    }, cancellationToken);

    static string Explain(IncomingRow copy, Exception failure) =>
        failure is HttpRequestException or IOException or OperationCanceledException
        ? $"Copy job failed because the source Region {copy.SourceRegion} could not be reached: {failure.Message}"
        : failure.Message;

    void OnlyPeers(Call call)
    {
        if (!region.Partition.IsPeer(call.Caller.AccessKeyId))
            throw new AwsException("AccessDeniedException", $"{call.Caller.Arn} may not call the API that regions use with each other",
                403);
    }

    [LoggerMessage(LogLevel.Warning, "Copy {JobId} could not be taken in")]
    private partial void LogFailure(Exception failure, string jobId);
}
