using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Recovery.Inventory;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Traffic;

/// <summary>A plan's machine or database where it ran before: found, stopped and started by the plan's own name for it.</summary>
static class OldWorkload
{
    public static async Task<IReadOnlyList<string>> RunningAsync(IAwsClient aws, PlanResource resource, CancellationToken cancellationToken)
    {
        if (resource is PlanMachine machine)
        {
            var found = await FindAsync(aws, machine, cancellationToken);
            return [.. found.Where(instance => instance.State?.Name is "running" or "pending").Select(instance => instance.InstanceId!)];
        }

        var database = await NamedDatabase.FindAsync(aws, (PlanDatabase)resource, cancellationToken);
        return database?.DBInstanceStatus is null or "stopped" or "stopping" or "deleting" ? [] : [database.DBInstanceIdentifier!];
    }

    /// <returns>Null where it is not there.</returns>
    public static async Task<string?> StateAsync(IAwsClient aws, PlanResource resource, string id, CancellationToken cancellationToken)
    {
        try
        {
            if (resource is PlanDatabase)
            {
                var answer = await aws.SendAsync(RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = id }, cancellationToken);
                return answer.DBInstances is [var only, ..] ? only.DBInstanceStatus : null;
            }

            var found = await aws.SendAsync(Ec2Api.DescribeInstances, new() { InstanceIds = [id] }, cancellationToken);
            return (found.Reservations ?? []).SelectMany(reservation => reservation.Instances ?? []).FirstOrDefault()?.State?.Name;
        }
        catch (AwsException error) when (IsMissing(error))
        {
            return null;
        }
    }

    public static async Task StopAsync(IAwsClient aws, PlanResource resource, string id, CancellationToken cancellationToken)
    {
        try
        {
            if (resource is PlanDatabase) await aws.SendAsync(
                RdsApi.StopDBInstance, new() { DBInstanceIdentifier = id }, cancellationToken);
            else await aws.SendAsync(Ec2Api.StopInstances, new() { InstanceIds = [id] }, cancellationToken);
        }
        catch (AwsException error) when (IsMissing(error) || IsState(error))
        {
            // An earlier attempt stopped it, or it is gone.
            if (await StateAsync(aws, resource, id, cancellationToken) is not
                (null or "stopping" or "stopped" or "shutting-down" or "terminated")) throw;
        }
    }

    public static async Task StartAsync(
        StepContext context, IAwsClient aws, PlanResource resource, string id, CancellationToken cancellationToken)
    {
        // What is still stopping cannot be started yet.
        await context.UntilAsync(async () => await StateAsync(aws, resource, id, cancellationToken) is "stopping" ? null : "so",
            $"{id} to have stopped", cancellationToken);
        if (await StateAsync(aws, resource, id, cancellationToken) is not "stopped") return;
        if (resource is PlanDatabase) await aws.SendAsync(RdsApi.StartDBInstance, new() { DBInstanceIdentifier = id }, cancellationToken);
        else await aws.SendAsync(Ec2Api.StartInstances, new() { InstanceIds = [id] }, cancellationToken);
    }

    public static async Task<IReadOnlyList<Instance>> FindAsync(IAwsClient aws, PlanMachine machine, CancellationToken cancellationToken)
    {
        try
        {
            var found = await aws.SendAsync(Ec2Api.DescribeInstances, machine.InstanceId is { } id
                ? new() { InstanceIds = [id] }
                : new() { Filters = [new() { Name = $"tag:{machine.Tag!.Key}", Values = [machine.Tag.Value] }] }, cancellationToken);
            return [.. (found.Reservations ?? []).SelectMany(reservation => reservation.Instances ?? [])];
        }
        catch (AwsException error) when (IsMissing(error))
        {
            return [];
        }
    }

    static bool IsMissing(AwsException error) =>
        error.Code is "InvalidInstanceID.NotFound" or "DBInstanceNotFound" or "DBInstanceNotFoundFault";

    static bool IsState(AwsException error) =>
        error.Code is "IncorrectInstanceState" or "InvalidDBInstanceState" or "InvalidDBInstanceStateFault";
}
