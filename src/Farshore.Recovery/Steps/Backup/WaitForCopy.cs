using Farshore.Aws.Backup;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>Waits until a copy is in the secondary, and asks the secondary itself.</summary>
public sealed record WaitForCopy(string Resource, string DestinationVault, Ref<string> Job) : Step<string>
{
    public override IEnumerable<string> Needs() => [Job.Step];

    public override string? About() => Resource;

    public override bool OnlyWaits() => true;

    /// <returns>ARN of the recovery point in the secondary.</returns>
    public override async Task<string> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (primary, id) = (context.World.InPrimary.Aws, context.Read(Job));
        var job = await context.UntilAsync(async () =>
        {
            var look = (await primary.SendAsync(BackupApi.DescribeCopyJob, new() { CopyJobId = id }, cancellationToken)).CopyJob;
            context.Report($"{look?.State}");
            return look?.State switch
            {
                "COMPLETED" => look,
                "CREATED" or "RUNNING" => null,
                var state => throw new StepRefusedException($"the copy of {Resource} ended {state}: {look?.StatusMessage}"),
            };
        }, $"copy job {id}", cancellationToken);

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
}
