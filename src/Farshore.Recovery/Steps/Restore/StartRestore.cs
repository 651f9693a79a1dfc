using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>Starts the rebuild of a machine or a database from its copy in the secondary.</summary>
/// <param name="Resource">As in the plan.</param>
/// <param name="Set">What there is to restore.</param>
/// <param name="Identifier">The restored database's name; null for machines.</param>
/// <param name="After">Resources that must have been handed over before.</param>
public sealed record StartRestore(PlanResource Resource, Ref<Capsule> Set, Ref<string>? Identifier, IReadOnlyList<string> After)
    : Step<string>
{
    public override IEnumerable<string> Needs() => Identifier is { } name ? [Set.Step, name.Step, .. After] : [Set.Step, .. After];

    public override string? About() => Resource.Name;

    /// <returns>The restore job's id.</returns>
    public override async Task<string> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (aws, capsule) = (context.World.InSecondary.Aws, context.Read(Set));
        var copy = capsule.Find(Resource.Name)!.Copy!;
        try
        {
            var answered = await aws.SendAsync(BackupApi.GetRecoveryPointRestoreMetadata,
                new() { BackupVaultName = capsule.SecondaryVault, RecoveryPointArn = copy }, cancellationToken);
            var started = await aws.SendAsync(BackupApi.StartRestoreJob, new()
            {
                RecoveryPointArn = copy,
                IamRoleArn = capsule.BackupRole,
                IdempotencyToken = context.Token,
                ResourceType = Resource is PlanMachine ? "EC2" : "RDS",
                Metadata = Metadata(context, answered.RestoreMetadata ?? new Dictionary<string, string>()),
            }, cancellationToken);
            return started.RestoreJobId!;
        }
        catch (AwsException error) when (error.Code is "ResourceNotFoundException")
        {
            throw new StepRefusedException($"the recovery point of {Resource.Name} is not in vault {capsule.SecondaryVault} any more "
                + $"({error.Message}); recover from another set");
        }
    }

    // There is no StopRestoreJob: the restore is let come to its end, then what it made, and nothing else, is taken away.
    public override async Task UndoAsync(StepContext context, string output, CancellationToken cancellationToken)
    {
        var aws = context.World.InSecondary.Aws;
        var ended = await context.UntilAsync(async () =>
        {
            var job = await aws.SendAsync(BackupApi.DescribeRestoreJob, new() { RestoreJobId = output }, cancellationToken);
            return job.Status is "PENDING" or "RUNNING" ? null : job;
        }, $"restore job {output} to end", cancellationToken);
        if (Arn.TryParse(ended.CreatedResourceArn, out var made)) await Removal.OfAsync(context, made, cancellationToken);
    }

    IReadOnlyDictionary<string, string> Metadata(StepContext context, IReadOnlyDictionary<string, string> answered) => Resource switch
    {
        PlanMachine machine => MachineMetadata.Of(answered, machine.Restore),
        PlanDatabase database =>
            DatabaseMetadata.Of(answered, database.Restore, database.Restore.Identifier ?? context.Read(Identifier!.Value)),
        _ => throw new InvalidOperationException($"{Resource.Type} is not restored by a job"),
    };
}
