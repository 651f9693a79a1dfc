using System.Globalization;
using Farshore.Aws.Backup;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>A recovery point that a job has made.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Moment">The point in time its content is of.</param>
/// <param name="Bytes">Size of what it protects.</param>
public sealed record PointMade(string Arn, DateTimeOffset Moment, long Bytes);

/// <summary>Waits until a backup job has made its recovery point.</summary>
public sealed record WaitForBackup(string Resource, string Vault, Ref<string> Job) : Step<PointMade>
{
    public override IEnumerable<string> Needs() => [Job.Step];

    public override string? About() => Resource;

    public override bool OnlyWaits() => true;

    public override async Task<PointMade> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (aws, id) = (context.World.InPrimary.Aws, context.Read(Job));
        var job = await context.UntilAsync(async () =>
        {
            var look = await aws.SendAsync(BackupApi.DescribeBackupJob, new() { BackupJobId = id }, cancellationToken);
            context.Report($"{look.State}", Percent(look.PercentDone));
            return look.State switch
            {
                "CREATED" or "PENDING" or "RUNNING" => null,
                "COMPLETED" => look,
                _ => throw new StepRefusedException($"the backup of {Resource} ended {look.State}: {look.StatusMessage}"),
            };
        }, $"backup job {id}", cancellationToken);
        var point = await aws.SendAsync(BackupApi.DescribeRecoveryPoint,
            new() { BackupVaultName = Vault, RecoveryPointArn = job.RecoveryPointArn! }, cancellationToken);
        var moment = await RecoveryPoints.MomentAsync(aws, job.RecoveryPointArn!, cancellationToken);
        return new(job.RecoveryPointArn!, moment ?? point.CreationDate ?? job.CreationDate ?? context.World.Time.GetUtcNow(),
            point.BackupSizeInBytes ?? job.BackupSizeInBytes ?? 0);
    }

    internal static double? Percent(string? done) =>
        double.TryParse(done?.TrimEnd('%'), CultureInfo.InvariantCulture, out var percent) ? percent : null;
}
