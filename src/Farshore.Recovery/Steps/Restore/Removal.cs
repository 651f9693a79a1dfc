using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>Takes away a resource that this run has made, itself or by a restore job. The run may have protected it in the meantime:
/// that is taken off first.</summary>
static class Removal
{
    public static Task OfAsync(StepContext context, Arn made, CancellationToken cancellationToken) => made.Service switch
    {
        "ec2" => TerminateAsync(context, made.Name, cancellationToken),
        "rds" => DeleteAsync(context, made.Name, cancellationToken),
        _ => throw new StepRefusedException(
            $"{made} was made by a restore of this run, and this farshore cannot take it away: do it by hand"),
    };

    static async Task TerminateAsync(StepContext context, string instance, CancellationToken cancellationToken)
    {
        var aws = context.World.InSecondary.Aws;
        try
        {
            await TerminateOnceAsync(aws, instance, cancellationToken);
            await context.UntilAsync(async () =>
            {
                var answer = await aws.SendAsync(Ec2Api.DescribeInstances, new() { InstanceIds = [instance] }, cancellationToken);
                var found = (answer.Reservations ?? []).SelectMany(reservation => reservation.Instances ?? []).FirstOrDefault();
                return found?.State?.Name is null or "terminated" ? "gone" : null;
            }, $"instance {instance} to be terminated", cancellationToken);
        }
        catch (AwsException error) when (error.Code is "InvalidInstanceID.NotFound")
        {
            // Already taken back.
        }
    }

    static async Task TerminateOnceAsync(Aws.Client.IAwsClient aws, string instance, CancellationToken cancellationToken)
    {
        try
        {
            await aws.SendAsync(Ec2Api.TerminateInstances, new() { InstanceIds = [instance] }, cancellationToken);
        }
        catch (AwsException error) when (error.Code is "OperationNotPermitted")
        {
            await aws.SendAsync(Ec2Api.ModifyInstanceAttribute,
                new() { InstanceId = instance, DisableApiTermination = new() { Value = false } }, cancellationToken);
            await aws.SendAsync(Ec2Api.TerminateInstances, new() { InstanceIds = [instance] }, cancellationToken);
        }
    }

    static async Task DeleteAsync(StepContext context, string database, CancellationToken cancellationToken)
    {
        var aws = context.World.InSecondary.Aws;
        try
        {
            await DeleteOnceAsync(aws, database, cancellationToken);
            await context.UntilAsync<string>(async () =>
            {
                await aws.SendAsync(RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = database }, cancellationToken);
                return null;
            }, $"database {database} to be deleted", cancellationToken);
        }
        catch (AwsException error) when (error.Code is "DBInstanceNotFound" or "DBInstanceNotFoundFault")
        {
            // Gone, now or before.
        }
    }

    static async Task DeleteOnceAsync(Aws.Client.IAwsClient aws, string database, CancellationToken cancellationToken)
    {
        try
        {
            await aws.SendAsync(RdsApi.DeleteDBInstance, new() { DBInstanceIdentifier = database, SkipFinalSnapshot = true },
                cancellationToken);
        }
        catch (AwsException error) when (error.Code is "InvalidDBInstanceState" or "InvalidDBInstanceStateFault"
            && error.Message.Contains("delet", StringComparison.OrdinalIgnoreCase))
        {
            // An earlier attempt's deletion is under way.
        }
        catch (AwsException error) when (error.Code is "InvalidParameterCombination"
            && error.Message.Contains("protect", StringComparison.OrdinalIgnoreCase))
        {
            await aws.SendAsync(RdsApi.ModifyDBInstance,
                new() { DBInstanceIdentifier = database, DeletionProtection = false, ApplyImmediately = true }, cancellationToken);
            await aws.SendAsync(RdsApi.DeleteDBInstance, new() { DBInstanceIdentifier = database, SkipFinalSnapshot = true },
                cancellationToken);
        }
    }
}
