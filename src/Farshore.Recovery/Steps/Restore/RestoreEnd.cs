using Farshore.Aws.Backup;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Backup;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>Waits for the end of a restore job, whatever it is.</summary>
static class RestoreEnd
{
    public static Task<DescribeRestoreJobOutput> OfAsync(StepContext context, string job, CancellationToken cancellationToken) =>
        context.UntilAsync(async () =>
        {
            var look = await context.World.InSecondary.Aws.SendAsync(
                BackupApi.DescribeRestoreJob, new() { RestoreJobId = job }, cancellationToken);
            context.Report($"{look.Status}", WaitForBackup.Percent(look.PercentDone));
            return look.Status is "PENDING" or "RUNNING" ? null : look;
        }, $"restore job {job} to end", cancellationToken);
}
