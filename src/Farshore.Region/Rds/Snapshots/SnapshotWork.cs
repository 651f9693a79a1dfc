using System.Collections.Concurrent;
using System.Text.Json;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Region.Hosting;
using Farshore.Region.Rds.Postgres;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Rds.Snapshots;

/// <summary>Fills snapshots whose row says <c>creating</c>, from their server or from where they are copied from. Each ends
/// <c>available</c>, <c>failed</c>, or, called off, gone.</summary>
public sealed partial class SnapshotWork(RegionContext region, RdsState state, SnapshotStore store, Func<string, IAwsClient> peer)
{
    readonly ConcurrentDictionary<string, SnapshotProgress> underWay = new(StringComparer.Ordinal);
    readonly ILogger log = region.Logs.CreateLogger<SnapshotWork>();

    /// <summary>The progress of a snapshot under way or about to be; ask before the work begins to miss nothing.</summary>
    public SnapshotProgress Follow(string id) => underWay.GetOrAdd(id, _ => new());

    /// <summary>How much of a snapshot is there.</summary>
    public int PercentOf(SnapshotRow row) =>
        row.Status == "available" ? 100 : underWay.TryGetValue(row.Id, out var progress) ? progress.Percent : 0;

    /// <summary>Who holds a snapshot's content in the block store.</summary>
    public static string Owner(string id) => $"rds-snapshot/{id}";

    /// <summary>Takes a snapshot of a running server.</summary>
    public Task TakeAsync(SnapshotRow row, PostgresServer server, CancellationToken cancellationToken) =>
        RunAsync(row, async (progress, token) =>
        {
            var taken = await new OnlineBackup(store.Blocks, region.Time)
                .TakeAsync(server, row.Shown.EngineVersion!, progress.Expect, progress, token);
            var root = await store.KeepAsync(taken, Owner(row.Id), token);
            return row with
            {
                Content = root,
                Bytes = taken.Bytes,
                Shown = row.Shown with
                {
                    Status = "available",
                    SnapshotCreateTime = taken.Moment,
                    OriginalSnapshotCreateTime = taken.Moment,
                    SnapshotDatabaseTime = taken.Moment,
                },
            };
        }, cancellationToken);

    /// <summary>Copies a snapshot from this or another Region.</summary>
    public Task CopyAsync(SnapshotRow row, CancellationToken cancellationToken) => RunAsync(row, async (progress, token) =>
    {
        var from = row.CopyFrom!;
        var source = await FindSourceAsync(from, token);
        var root = source.Content
            ?? throw RdsErrors.SnapshotState($"The snapshot {from.Arn} is {source.Status}: copy it when it is available.");
        if (from.Region == region.Name) await store.HoldAsync(root, Owner(row.Id), token);
        else await store.FetchAsync(from.Region, root, Owner(row.Id), progress.Expect, progress, token);
        return row with
        {
            Content = root,
            Bytes = source.Bytes,
            CopyFrom = null,
            Shown = row.Shown with { Status = "available", SnapshotCreateTime = region.Time.GetUtcNow() },
        };
    }, cancellationToken);

    /// <summary>The row of a snapshot here or in another Region.</summary>
    /// <exception cref="AwsException">There is none.</exception>
    public async Task<SnapshotRow> FindSourceAsync(CopySource from, CancellationToken cancellationToken)
    {
        var name = Arn.Parse(from.Arn).Name;
        if (from.Region == region.Name) return state.Snapshots.Find(name) ?? throw RdsErrors.SnapshotNotFound(from.Arn);
        var answer = await peer(from.Region).SendAsync(RdsPeerApi.GetSnapshotRow, new() { Identifier = name }, cancellationToken);
        return JsonSerializer.Deserialize(answer.Row, RdsRows.Default.SnapshotRow)!;
    }

    /// <summary>Takes a snapshot away, its content too, called off where it is under way.</summary>
    public async Task DeleteAsync(SnapshotRow row, CancellationToken cancellationToken)
    {
        if (underWay.TryGetValue(row.Id, out var progress))
        {
            await progress.CallOffAsync();
            await progress.Ended.WaitAsync(cancellationToken);
        }

        await state.Snapshots.DeleteAsync(row.Id, cancellationToken);
        await store.ForgetAsync(Owner(row.Id), cancellationToken);
    }

    async Task RunAsync(
        SnapshotRow row, Func<SnapshotProgress, CancellationToken, Task<SnapshotRow>> fill, CancellationToken cancellationToken)
    {
        var progress = Follow(row.Id);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, progress.CalledOff);
        try
        {
            await store.ForgetAsync(Owner(row.Id), either.Token); // what an earlier process began
            var filled = await fill(progress, either.Token);
            await state.Snapshots.UpdateAsync(row.Id, _ => filled, cancellationToken);
        }
        catch (OperationCanceledException) when (progress.CalledOff.IsCancellationRequested)
        {
            await state.Snapshots.DeleteAsync(row.Id, CancellationToken.None);
            await store.ForgetAsync(Owner(row.Id), CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(failure, row.Id);
            await state.Snapshots.UpdateAsync(
                row.Id, now => now with { Failure = failure.Message, Shown = now.Shown with { Status = "failed" } }, cancellationToken);
        }
        finally
        {
            underWay.TryRemove(row.Id, out _);
            progress.End();
        }
    }

    [LoggerMessage(LogLevel.Error, "Snapshot {Id} failed")]
    private partial void LogFailure(Exception failure, string id);
}
