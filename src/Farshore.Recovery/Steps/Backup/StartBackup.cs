using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>Starts an on-demand backup. All of a set's are started once everything has been found, so that their moments lie
/// together.</summary>
/// <param name="Together">What must have happened before any backup of the set starts.</param>
public sealed record StartBackup(
    string Resource, string Vault, Ref<Captured> Source, Ref<string> Role, IReadOnlyList<string> Together) : Step<string>
{
    public override IEnumerable<string> Needs() => [Source.Step, Role.Step, .. Together];

    public override string? About() => Resource;

    /// <returns>The backup job's id.</returns>
    public override async Task<string> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            var started = await context.World.InPrimary.Aws.SendAsync(BackupApi.StartBackupJob, new()
            {
                BackupVaultName = Vault,
                ResourceArn = context.Read(Source).Arn,
                IamRoleArn = context.Read(Role),
                IdempotencyToken = context.Token,
                RecoveryPointTags = new Dictionary<string, string>
                {
                    ["farshore:set"] = context.State.Run,
                    ["farshore:resource"] = Resource,
                },
            }, cancellationToken);
            return started.BackupJobId!;
        }
        catch (AwsException error) when (error.Code is "ResourceNotFoundException"
            && error.Message.Contains("vault", StringComparison.OrdinalIgnoreCase))
        {
            throw new StepRefusedException($"backup vault {Vault} is not there ({error.Message}); farshore protect makes it");
        }
    }

    public override async Task UndoAsync(StepContext context, string output, CancellationToken cancellationToken)
    {
        var aws = context.World.InPrimary.Aws;
        try
        {
            await aws.SendAsync(BackupApi.StopBackupJob, new() { BackupJobId = output }, cancellationToken);
        }
        catch (AwsException error) when (
            error.Code is "InvalidRequestException" or "ResourceNotFoundException" or "InvalidParameterValueException")
        {
            // It has ended: nothing is left to stop.
        }

        var ended = await context.UntilAsync(async () =>
        {
            var job = await aws.SendAsync(BackupApi.DescribeBackupJob, new() { BackupJobId = output }, cancellationToken);
            return job.State is "CREATED" or "PENDING" or "RUNNING" or "ABORTING" ? null : job;
        }, $"backup job {output} to end", cancellationToken);
        if (ended is { State: "COMPLETED", RecoveryPointArn: { } point })
            await RecoveryPoints.DeleteAsync(aws, Vault, point, cancellationToken);
    }
}
