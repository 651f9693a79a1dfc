using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Recovery.Plans;

namespace Farshore.Cli.Disasters;

/// <summary>The machines and databases of a plan in the primary, stopped and started again. Buckets cannot be stopped and are left
/// alone.</summary>
sealed class StoppedWorkload(Plan plan, IAwsClient primary)
{
    /// <returns>What was stopped, in words.</returns>
    public async Task<IReadOnlyList<string>> StopAsync(CancellationToken cancellationToken)
    {
        List<string> stopped = [];
        if (await MachinesAsync(cancellationToken) is { Count: > 0 } machines)
        {
            await primary.SendAsync(Ec2Api.StopInstances, new() { InstanceIds = machines }, cancellationToken);
            stopped.AddRange(machines.Select(id => $"instance {id}"));
        }

        foreach (var database in plan.Databases)
        {
            if (await UnlessAlreadyAsync(() => primary.SendAsync(
                RdsApi.StopDBInstance, new() { DBInstanceIdentifier = database.Instance }, cancellationToken)))
                stopped.Add($"DB instance {database.Instance}");
        }

        return stopped;
    }

    /// <returns>What was started, in words.</returns>
    public async Task<IReadOnlyList<string>> StartAsync(CancellationToken cancellationToken)
    {
        List<string> started = [];
        if (await MachinesAsync(cancellationToken) is { Count: > 0 } machines)
        {
            await primary.SendAsync(Ec2Api.StartInstances, new() { InstanceIds = machines }, cancellationToken);
            started.AddRange(machines.Select(id => $"instance {id}"));
        }

        foreach (var database in plan.Databases)
        {
            if (await UnlessAlreadyAsync(() => primary.SendAsync(
                RdsApi.StartDBInstance, new() { DBInstanceIdentifier = database.Instance }, cancellationToken)))
                started.Add($"DB instance {database.Instance}");
        }

        return started;
    }

    async Task<IReadOnlyList<string>> MachinesAsync(CancellationToken cancellationToken)
    {
        List<string> ids = [];
        foreach (var machine in plan.Machines)
        {
            var found = await primary.SendAsync(Ec2Api.DescribeInstances, machine.InstanceId is { } id
                ? new() { InstanceIds = [id] }
                : new() { Filters = [new() { Name = $"tag:{machine.Tag!.Key}", Values = [machine.Tag.Value] }] }, cancellationToken);
            ids.AddRange((found.Reservations ?? []).SelectMany(reservation => reservation.Instances ?? [])
                .Where(instance => instance.State?.Name is not ("terminated" or "shutting-down")).Select(instance => instance.InstanceId!));
        }

        return ids;
    }

    /// <summary>A database that is stopped (or started) already says that its state is not the one it must be in.</summary>
    static async Task<bool> UnlessAlreadyAsync(Func<Task> change)
    {
        try
        {
            await change();
            return true;
        }
        catch (AwsException refused) when (refused.Code is "InvalidDBInstanceState" or "InvalidDBInstanceStateFault")
        {
            return false;
        }
    }
}
