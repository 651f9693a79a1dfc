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
    public override Task<string> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        JobAttempts.StartAsync(context, token => Order.PlaceAsync(context, context.Name, 1, DestinationVault, token), cancellationToken);

    // There is no StopCopyJob: every copy of this run's recovery point is let come to its end, then taken away.
    public override async Task UndoAsync(StepContext context, string output, CancellationToken cancellationToken)
    {
        var primary = context.World.InPrimary.Aws;
        var listed = await primary.SendAsync(BackupApi.ListCopyJobs,
            new() { BySourceRecoveryPointArn = context.Read(Point).Arn }, cancellationToken);
        foreach (var id in (listed.CopyJobs ?? []).Select(job => job.CopyJobId!).Prepend(output).Distinct(StringComparer.Ordinal))
        {
            var ended = await context.UntilAsync(async () =>
            {
                var job = (await primary.SendAsync(BackupApi.DescribeCopyJob, new() { CopyJobId = id }, cancellationToken)).CopyJob;
                return job?.State is "CREATED" or "RUNNING" or "COMPLETING" or "FAILING" or "ABORTING" ? null : job;
            }, $"copy job {id} to end", cancellationToken);
            if (ended.DestinationRecoveryPointArn is { } copy)
                await RecoveryPoints.DeleteAsync(context.World.InSecondary.Aws, DestinationVault, copy, cancellationToken);
        }
    }

    CopyOrder Order => new(SourceVault, Point, Role);
}

/// <summary>What a copy job is asked for with.</summary>
/// <param name="SourceVault">Where the recovery point is.</param>
/// <param name="Point">The step that made it.</param>
/// <param name="Role">The step that found the role to act as.</param>
public sealed record CopyOrder(string SourceVault, Ref<PointMade> Point, Ref<string> Role)
{
    /// <summary>Asks for the attempt with a number. A job that was asked for before under the same token is found again.</summary>
    internal async Task<string> PlaceAsync(
        StepContext context, string step, int attempt, string destinationVault, CancellationToken cancellationToken)
    {
        var vault = await FindVaultAsync(context, destinationVault, cancellationToken);
        var started = await context.World.InPrimary.Aws.SendAsync(BackupApi.StartCopyJob, new()
        {
            RecoveryPointArn = context.Read(Point).Arn,
            SourceBackupVaultName = SourceVault,
            DestinationBackupVaultArn = vault,
            IamRoleArn = context.Read(Role),
            IdempotencyToken = JobAttempts.Token(context, step, attempt),
        }, cancellationToken);
        return started.CopyJobId!;
    }

    static async Task<string> FindVaultAsync(StepContext context, string vault, CancellationToken cancellationToken)
    {
        var region = context.World.InSecondary;
        try
        {
            var found = await region.Aws.SendAsync(BackupApi.DescribeBackupVault, new() { BackupVaultName = vault },
                cancellationToken);
            return found.BackupVaultArn!;
        }
        catch (AwsException error) when (error.Code is "ResourceNotFoundException" or "AccessDeniedException")
        {
            throw new StepRefusedException(
                $"backup vault {vault} in {region.Region} cannot be read ({error.Message}); farshore protect makes it");
        }
    }
}
