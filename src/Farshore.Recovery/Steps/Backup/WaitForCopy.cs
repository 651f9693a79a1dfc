using Farshore.Aws.Backup;
using Farshore.Aws.Client;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>Waits until a copy is in the secondary, and asks the secondary itself. A copy that fails of something that passes is started
/// again from the same recovery point.</summary>
public sealed record WaitForCopy(string Resource, string DestinationVault, Ref<string> Job) : Step<string>
{
    /// <summary>How to start the copy again; null where it is not.</summary>
    public CopyOrder? Order { get; init; }

    public override IEnumerable<string> Needs() => Order is { } order ? [Job.Step, order.Point.Step, order.Role.Step] : [Job.Step];

    public override string? About() => Resource;

    public override bool OnlyWaits() => true;

    /// <returns>ARN of the recovery point in the secondary.</returns>
    public override async Task<string> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var job = await JobAttempts.UntilDoneAsync(context, context.Read(Job), attempt => AgainAsync(context, attempt, cancellationToken),
            id => WatchAsync(context, context.World.InPrimary.Aws, id, cancellationToken),
            (ended, failure, attempt) => Refused(context, ended, failure, attempt), cancellationToken);

        // What the job says has arrived is believed when the secondary shows it.
        var copy = job.DestinationRecoveryPointArn!;
        await context.UntilAsync(async () =>
        {
            var point = await context.World.InSecondary.Aws.SendAsync(BackupApi.DescribeRecoveryPoint,
                new() { BackupVaultName = DestinationVault, RecoveryPointArn = copy }, cancellationToken);
            return point.Status is "COMPLETED" or "AVAILABLE" ? point : null;
        }, $"recovery point {copy}", cancellationToken);
        return copy;
    }

    Task<string> AgainAsync(StepContext context, int attempt, CancellationToken cancellationToken) => Order is { } order
        ? order.PlaceAsync(context, Job.Step, attempt, DestinationVault, cancellationToken)
        : throw new StepRefusedException($"the copy of {Resource} failed, and this run does not know how to start it again");

    static async Task<Ended<CopyJob>> WatchAsync(StepContext context, IAwsClient aws, string id, CancellationToken cancellationToken)
    {
        var over = await context.UntilAsync(async () =>
        {
            var look = (await aws.SendAsync(BackupApi.DescribeCopyJob, new() { CopyJobId = id }, cancellationToken)).CopyJob;
            context.Report($"{look?.State}");
            return look?.State is "CREATED" or "RUNNING" or "COMPLETING" or "FAILING" or "ABORTING" ? null : look;
        }, $"copy job {id}", cancellationToken);
        return new(over, over.State, over.StatusMessage);
    }

    string Refused(StepContext context, Ended<CopyJob> ended, JobFailure failure, int attempt)
    {
        var point = Order is { } order ? $"; the backup itself was good: recovery point {context.Read(order.Point).Arn}, which goes with "
            + "this run" : "";
        return $"the copy of {Resource} ended {ended.State}: {ended.Message}{(attempt > 1 ? $" (after {attempt} attempts)" : "")}; "
            + failure.Remedy + point;
    }
}
