using Farshore.Aws.Backup;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Backup;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>Waits until a restore job has made its resource.</summary>
public sealed record WaitForRestore(string Resource, Ref<string> Job) : Step<string>
{
    public override IEnumerable<string> Needs() => [Job.Step];

    public override string? About() => Resource;

    public override bool OnlyWaits() => true;

    /// <returns>ARN of the restored resource.</returns>
    public override async Task<string> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (aws, id) = (context.World.InSecondary.Aws, context.Read(Job));
        var job = await context.UntilAsync(async () =>
        {
            var look = await aws.SendAsync(BackupApi.DescribeRestoreJob, new() { RestoreJobId = id }, cancellationToken);
            context.Report($"{look.Status}", WaitForBackup.Percent(look.PercentDone));
            return look.Status switch
            {
                "PENDING" or "RUNNING" => null,
                "COMPLETED" => look,
                _ => throw new StepRefusedException($"the restore of {Resource} ended {look.Status}: {look.StatusMessage}"),
            };
        }, $"restore job {id}", cancellationToken);
        return job.CreatedResourceArn!;
    }
}
