using System.Collections.Concurrent;
using Farshore.Aws.Rds;
using Farshore.Region.Hosting;
using Farshore.Region.Processes;
using Farshore.Region.Rds.Postgres;
using Farshore.Region.Rds.Snapshots;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Rds;

/// <summary>Carries instances from a passing status to a lasting one. A handler writes the status and asks for it to be carried on; so
/// does the next process, from the same row. Every step can be repeated.</summary>
public sealed partial class InstanceWork(
    RegionContext region, RdsState state, PostgresServers servers, LoopbackAddresses addresses, SnapshotWork snapshots,
    SnapshotStore contents)
    : IAsyncDisposable
{
    static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(1);

    readonly ILogger log = region.Logs.CreateLogger<InstanceWork>();
    readonly ConcurrentDictionary<string, IProgress<long>> restoring = new(StringComparer.Ordinal);
    readonly KeyedWork work = new(region.Logs.CreateLogger<KeyedWork>());

    /// <summary>Carries an instance on in the background.</summary>
    /// <returns>Completes when the instance rests, in whatever status.</returns>
    public Task CarryOn(string id) => work.Run($"instance/{id}", cancellationToken => CarryOnAsync(id, cancellationToken));

    /// <summary>Copies a snapshot in the background.</summary>
    public Task Copy(SnapshotRow row) => work.Run($"snapshot/{row.Id}", async cancellationToken =>
    {
        // Whoever asked before may have seen it through.
        if (state.Snapshots.Find(row.Id) is { Status: "creating" } waiting) await snapshots.CopyAsync(waiting, cancellationToken);
    });

    /// <summary>Takes up everything an earlier process left, and from now on starts servers that ended by themselves again.</summary>
    public void Resume()
    {
        foreach (var row in state.Instances.List()) _ = CarryOn(row.Id);
        foreach (var row in state.Snapshots.List().Where(row => row is { Status: "creating", CopyFrom: not null })) _ = Copy(row);
        _ = work.Run("watch", WatchAsync);
    }

    /// <summary>Tells how many bytes of a restore are written; ask before the instance's row is.</summary>
    public void Follow(string id, IProgress<long> bytesDone) => restoring[id] = bytesDone;

    public void Unfollow(string id) => restoring.TryRemove(id, out _);

    public ValueTask DisposeAsync() => work.DisposeAsync();

    /// <summary>What keeps a snapshot's content while an instance is made of it.</summary>
    public static string Owner(string resourceId) => $"rds-restore/{resourceId}";

    /// <summary>The settings an instance's server should have now.</summary>
    public async Task<ServerSettings> SettingsAsync(DBInstance instance, CancellationToken cancellationToken)
    {
        var port = instance.DbInstancePort!.Value;
        var address = await addresses.LeaseAsync($"rds/{instance.DbiResourceId}", [port], cancellationToken);
        var group = instance.DBParameterGroups is [{ DBParameterGroupName: { } name }, ..] ? state.ParameterGroups.Find(name) : null;
        return new(address.ToString(), port, group?.Values ?? new Dictionary<string, string>());
    }

    async Task CarryOnAsync(string id, CancellationToken cancellationToken)
    {
        while (state.Instances.Find(id) is { } row)
        {
            try
            {
                if (!await StepAsync(row, cancellationToken)) return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailure(failure, id, row.Status);
                await state.Instances.UpdateAsync(id, now => now.With("failed") with { Failure = failure.Message }, cancellationToken);
                return;
            }
        }
    }

    /// <returns>Whether there may be more to do.</returns>
    async Task<bool> StepAsync(InstanceRow row, CancellationToken cancellationToken)
    {
        var server = await servers.OfAsync(row.Shown.DbiResourceId!, cancellationToken);
        switch (row.Status)
        {
            case "creating":
                await CreateAsync(row, server, cancellationToken);
                return true;
            case "available":
                if (server.IsAlive) return false;
                await ChangeAsync(row, "starting", cancellationToken);
                return true;
            case "starting":
                await server.StartAsync(await SettingsAsync(row.Shown, cancellationToken), cancellationToken);
                await ChangeAsync(row, "available", cancellationToken);
                return true;
            case "rebooting":
                await server.StopAsync(cancellationToken);
                await server.StartAsync(await SettingsAsync(row.Shown, cancellationToken), cancellationToken);
                await state.Instances.UpdateAsync(row.Id, now => InSync(now).With("available"), cancellationToken);
                return true;
            case "modifying":
                await ModifyAsync(row, server, cancellationToken);
                return true;
            case "backing-up":
                await TakeSnapshotsAsync(row, server, cancellationToken);
                await ChangeAsync(row, "available", cancellationToken);
                return true;
            case "stopping":
                await TakeSnapshotsAsync(row, server, cancellationToken);
                await server.StopAsync(cancellationToken);
                await ChangeAsync(row, "stopped", cancellationToken);
                return false;
            case "deleting":
                await TakeSnapshotsAsync(row, server, cancellationToken);
                await DeleteAsync(row, server, cancellationToken);
                return false;
            default:
                return false;
        }
    }

    async Task CreateAsync(InstanceRow row, PostgresServer server, CancellationToken cancellationToken)
    {
        var resourceId = row.Shown.DbiResourceId!;
        if (!row.HasData)
        {
            if (row.FromSnapshot is { } content)
                await servers.FillAsync(
                    resourceId, data => contents.WriteOutAsync(content, data, Restoring(row.Id), cancellationToken), cancellationToken);
            else
                await servers.FillEmptyAsync(resourceId, cancellationToken);
            await state.Instances.UpdateAsync(row.Id, now => now with { HasData = true }, cancellationToken);
        }

        var settings = await SettingsAsync(row.Shown, cancellationToken);
        await server.StartAsync(settings, cancellationToken);
        if (row.NewVerifier is { } verifier)
            await MasterRole.MakeAsync(server, row.Shown.MasterUsername!, verifier, row.Shown.DBName, cancellationToken);
        await contents.ForgetAsync(Owner(resourceId), cancellationToken);
        await state.Instances.UpdateAsync(row.Id, now => now.With("available") with
        {
            NewVerifier = null,
            FromSnapshot = null,
            Shown = now.With("available").Shown with
            {
                Endpoint = new() { Address = settings.Address, Port = settings.Port },
                InstanceCreateTime = region.Time.GetUtcNow(),
            },
        }, cancellationToken);
    }

    async Task ModifyAsync(InstanceRow row, PostgresServer server, CancellationToken cancellationToken)
    {
        await server.StartAsync(await SettingsAsync(row.Shown, cancellationToken), cancellationToken);
        if (row.NewVerifier is { } verifier)
            await MasterRole.ChangePasswordAsync(server, row.Shown.MasterUsername!, verifier, cancellationToken);
        await state.Instances.UpdateAsync(row.Id, now => now.With("available") with { NewVerifier = null }, cancellationToken);
    }

    async Task TakeSnapshotsAsync(InstanceRow row, PostgresServer server, CancellationToken cancellationToken)
    {
        var pending = state.Snapshots.List().Where(snapshot =>
            snapshot is { Status: "creating", CopyFrom: null } && snapshot.Shown.DbiResourceId == row.Shown.DbiResourceId).ToList();
        if (pending.Count > 0) await server.StartAsync(await SettingsAsync(row.Shown, cancellationToken), cancellationToken);
        foreach (var snapshot in pending) await snapshots.TakeAsync(snapshot, server, cancellationToken);
    }

    async Task DeleteAsync(InstanceRow row, PostgresServer server, CancellationToken cancellationToken)
    {
        await server.StopAsync(cancellationToken);
        servers.Remove(row.Shown.DbiResourceId!);
        await addresses.ReleaseAsync($"rds/{row.Shown.DbiResourceId}", cancellationToken);
        await contents.ForgetAsync(Owner(row.Shown.DbiResourceId!), cancellationToken);
        await state.Instances.DeleteAsync(row.Id, cancellationToken);
    }

    async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var looks = new PeriodicTimer(WatchInterval, region.Time);
        while (await looks.WaitForNextTickAsync(cancellationToken))
        {
            foreach (var row in state.Instances.List().Where(row => row.Status == "available"))
            {
                if (!(await servers.OfAsync(row.Shown.DbiResourceId!, cancellationToken)).IsAlive) _ = CarryOn(row.Id);
            }
        }
    }

    Task ChangeAsync(InstanceRow row, string status, CancellationToken cancellationToken) =>
        state.Instances.UpdateAsync(row.Id, now => now.With(status), cancellationToken);

    static InstanceRow InSync(InstanceRow row) => row with
    {
        Shown = row.Shown with
        {
            DBParameterGroups = [.. row.Shown.DBParameterGroups!.Select(group => group with { ParameterApplyStatus = "in-sync" })],
        },
    };

    IProgress<long> Restoring(string id) => restoring.GetValueOrDefault(id) ?? Silent.Instance;

    sealed class Silent : IProgress<long>
    {
        public static readonly Silent Instance = new();

        public void Report(long value) { }
    }

    [LoggerMessage(LogLevel.Error, "DB instance {Id} failed while {Status}")]
    private partial void LogFailure(Exception failure, string id, string status);
}
