using Farshore.Aws.Rds;
using Farshore.Region.Hosting;

namespace Farshore.Region.Rds;

/// <summary>Stopping, starting and rebooting DB instances.</summary>
sealed class DBInstanceStates(RdsState state, DBSnapshots snapshots, InstanceWork work)
{
    public void Serve(Operations served)
    {
        served.Add(RdsApi.StopDBInstance, StopAsync);
        served.Add(RdsApi.StartDBInstance, StartAsync);
        served.Add(RdsApi.RebootDBInstance, RebootAsync);
    }

    async Task<StopDBInstanceResult> StopAsync(StopDBInstanceMessage input, Call call, CancellationToken cancellationToken)
    {
        var row = state.Instance(input.DBInstanceIdentifier);
        var stopping = input.DBSnapshotIdentifier is { } snapshot
            ? await snapshots.BeginAsync(row.Id, snapshot, [], "manual", "stopping", call, cancellationToken)
            : await ChangeAsync(row.Id, "stopping", ["available"], cancellationToken);
        _ = work.CarryOn(row.Id);
        return new() { DBInstance = stopping.Shown };
    }

    async Task<StartDBInstanceResult> StartAsync(StartDBInstanceMessage input, Call call, CancellationToken cancellationToken)
    {
        var row = state.Instance(input.DBInstanceIdentifier);
        // One that failed while it was made is made again, where the cause may be gone: a parameter, a full disk.
        var status = row.Shown.Endpoint is null ? "creating" : "starting";
        var starting = await ChangeAsync(row.Id, status, ["stopped", "failed"], cancellationToken);
        _ = work.CarryOn(row.Id);
        return new() { DBInstance = starting.Shown };
    }

    async Task<RebootDBInstanceResult> RebootAsync(RebootDBInstanceMessage input, Call call, CancellationToken cancellationToken)
    {
        var row = state.Instance(input.DBInstanceIdentifier);
        if (input.ForceFailover == true)
            throw RdsErrors.Combination("Specifying ForceFailover is only supported for Multi-AZ DB instances.");
        var rebooting = await ChangeAsync(row.Id, "rebooting", ["available"], cancellationToken);
        _ = work.CarryOn(row.Id);
        return new() { DBInstance = rebooting.Shown };
    }

    async Task<InstanceRow> ChangeAsync(string id, string status, string[] from, CancellationToken cancellationToken) =>
        await state.Instances.UpdateAsync(
            id,
            now => from.Contains(now.Status)
                ? now.With(status)
                : throw RdsErrors.InstanceState($"Instance {id} is not in {from[0]} state."),
            cancellationToken) ?? throw RdsErrors.InstanceNotFound(id);
}
