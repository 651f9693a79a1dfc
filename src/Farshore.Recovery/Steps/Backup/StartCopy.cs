using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>Starts the copy of a recovery point to the vault in the secondary.</summary>
public sealed record StartCopy(string Resource, string SourceVault, string DestinationVault, Ref<PointMade> Point, Ref<string> Role)
    : Step<string>
{
    public override IEnumerable<string> Needs() => [Point.Step, Role.Step];

    public override string? About() => Resource;

    /// <returns>The copy job's id.</returns>
    public override async Task<string> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var vault = await FindVaultAsync(context, cancellationToken);
        var started = await context.World.InPrimary.Aws.SendAsync(BackupApi.StartCopyJob, new()
        {
            RecoveryPointArn = context.Read(Point).Arn,
            SourceBackupVaultName = SourceVault,
            DestinationBackupVaultArn = vault,
            IamRoleArn = context.Read(Role),
            IdempotencyToken = context.Token,
        }, cancellationToken);
        return started.CopyJobId!;
    }

    // There is no StopCopyJob: the copy is let come to its end, then taken away.
    public override async Task UndoAsync(StepContext context, string output, CancellationToken cancellationToken)
    {
        var primary = context.World.InPrimary.Aws;
        var ended = await context.UntilAsync(async () =>
        {
            var job = (await primary.SendAsync(BackupApi.DescribeCopyJob, new() { CopyJobId = output }, cancellationToken)).CopyJob;
            return job?.State is "CREATED" or "RUNNING" ? null : job;
        }, $"copy job {output} to end", cancellationToken);
        if (ended.DestinationRecoveryPointArn is { } copy)
            await RecoveryPoints.DeleteAsync(context.World.InSecondary.Aws, DestinationVault, copy, cancellationToken);
    }

    async Task<string> FindVaultAsync(StepContext context, CancellationToken cancellationToken)
    {
        var region = context.World.InSecondary;
        try
        {
            var found = await region.Aws.SendAsync(BackupApi.DescribeBackupVault, new() { BackupVaultName = DestinationVault },
                cancellationToken);
            return found.BackupVaultArn!;
        }
        catch (AwsException error) when (error.Code is "ResourceNotFoundException" or "AccessDeniedException")
        {
            throw new StepRefusedException(
                $"backup vault {DestinationVault} in {region.Region} cannot be read ({error.Message}); farshore protect makes it");
        }
    }
}
