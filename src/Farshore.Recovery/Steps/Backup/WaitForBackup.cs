using System.Globalization;
using Farshore.Aws.Backup;
using Farshore.Aws.Client;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>A recovery point that a job has made.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Moment">The point in time its content is of.</param>
/// <param name="Bytes">Size of what it protects.</param>
/// <param name="Note">What AWS Backup remarks on a job that it completed; null for nothing.</param>
public sealed record PointMade(string Arn, DateTimeOffset Moment, long Bytes, string? Note = null);

/// <summary>Waits until a backup job has made its recovery point; one that fails of something that passes is started again. A job that AWS
/// Backup has taken on and not begun (CREATED) is waited for: it has hours for that.</summary>
public sealed record WaitForBackup(string Resource, string Vault, Ref<string> Job) : Step<PointMade>
{
    /// <summary>Where the resource was found, to start again; null where the job is not started again.</summary>
    public Ref<Captured>? Source { get; init; }

    /// <summary>What to act as when starting again.</summary>
    public Ref<string>? Role { get; init; }

    public override IEnumerable<string> Needs() => Source is { } source && Role is { } role
        ? [Job.Step, source.Step, role.Step] : [Job.Step];

    public override string? About() => Resource;

    public override bool OnlyWaits() => true;

    public override async Task<PointMade> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var aws = context.World.InPrimary.Aws;
        var job = await JobAttempts.UntilDoneAsync(context, context.Read(Job), attempt => AgainAsync(context, attempt, cancellationToken),
            id => WatchAsync(context, aws, id, cancellationToken), Refused, cancellationToken);
        var point = await aws.SendAsync(BackupApi.DescribeRecoveryPoint,
            new() { BackupVaultName = Vault, RecoveryPointArn = job.RecoveryPointArn! }, cancellationToken);
        var moment = await RecoveryPoints.MomentAsync(aws, job.RecoveryPointArn!, cancellationToken);
        return new(job.RecoveryPointArn!, moment ?? point.CreationDate ?? job.CreationDate ?? context.World.Time.GetUtcNow(),
            point.BackupSizeInBytes ?? job.BackupSizeInBytes ?? 0,
            job.StatusMessage is { Length: > 0 } remark && job.MessageCategory is not (null or "SUCCESS") ? remark : null);
    }

    Task<string> AgainAsync(StepContext context, int attempt, CancellationToken cancellationToken) =>
        Source is { } source && Role is { } role
            ? StartBackup.PlaceAsync(context, Job.Step, attempt, Resource, Vault, source, role, cancellationToken)
            : throw new StepRefusedException($"the backup of {Resource} failed, and this run does not know how to start it again");

    async Task<Ended<DescribeBackupJobOutput>> WatchAsync(
        StepContext context, IAwsClient aws, string id, CancellationToken cancellationToken)
    {
        var over = await context.UntilAsync(async () =>
        {
            var look = await aws.SendAsync(BackupApi.DescribeBackupJob, new() { BackupJobId = id }, cancellationToken);
            context.Report($"{look.State}", Percent(look.PercentDone));
            return look.State is "CREATED" or "PENDING" or "RUNNING" or "ABORTING" ? null : look;
        }, $"backup job {id}", cancellationToken);
        return new(over, over.State, over.StatusMessage);
    }

    string Refused(Ended<DescribeBackupJobOutput> ended, JobFailure failure, int attempt) =>
        $"the backup of {Resource} ended {ended.State}: {ended.Message}{(attempt > 1 ? $" (after {attempt} attempts)" : "")}; "
        + failure.Remedy;

    internal static double? Percent(string? done) =>
        double.TryParse(done?.TrimEnd('%'), CultureInfo.InvariantCulture, out var percent) ? percent : null;
}
