using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Network;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>What came of asking AWS Backup for a restore: a job, or the reason why there is none.</summary>
public sealed record RestoreBegun(string? Job, string? Refusal = null);

/// <summary>Asks AWS Backup to rebuild a machine or a database from its copy in the secondary. A refusal is not the end: the copy is an
/// image or a snapshot that can be restored without it.</summary>
/// <param name="Resource">As in the plan.</param>
/// <param name="Set">What there is to restore.</param>
/// <param name="Identifier">The restored database's name; null for machines.</param>
/// <param name="After">Resources that must have been handed over before.</param>
public sealed record StartRestore(
    PlanResource Resource, Ref<Capsule> Set, Footing Footing, Ref<string>? Identifier, IReadOnlyList<string> After) : Step<RestoreBegun>
{
    public override IEnumerable<string> Needs() =>
        [Set.Step, .. Footing.Steps(), .. Identifier is { } name ? (IReadOnlyList<string>)[name.Step] : [], .. After];

    public override string? About() => Resource.Name;

    public override async Task<RestoreBegun> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (aws, capsule) = (context.World.InSecondary.Aws, context.Read(Set));
        var copy = capsule.Find(Resource.Name)!.Copy!;
        try
        {
            // Weather is waited out here, because when it lasts there is another way.
            return await context.World.Patience.TryAsync(context, async _ =>
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
                return new RestoreBegun(started.RestoreJobId!);
            }, cancellationToken);
        }
        catch (AwsException error) when (error.Code is "ResourceNotFoundException")
        {
            throw new StepRefusedException($"the recovery point of {Resource.Name} is not in vault {capsule.SecondaryVault} any more "
                + $"({error.Message}); recover from another set");
        }
        catch (PatienceExhaustedException lasting)
        {
            return new(null, lasting.Message);
        }
        catch (AwsException refused) when (Failure.AsRefusal(refused) is { } reason)
        {
            return new(null, reason);
        }
    }

    // There is no StopRestoreJob: the restore is let come to its end, then what it made, and nothing else, is taken away.
    public override async Task UndoAsync(StepContext context, RestoreBegun output, CancellationToken cancellationToken)
    {
        if (output.Job is not { } id) return;
        var ended = await RestoreEnd.OfAsync(context, id, cancellationToken);
        if (Arn.TryParse(ended.CreatedResourceArn, out var made)) await Removal.OfAsync(context, made, cancellationToken);
    }

    IReadOnlyDictionary<string, string> Metadata(StepContext context, IReadOnlyDictionary<string, string> answered) => Resource switch
    {
        PlanMachine machine => MachineMetadata.Of(answered, Footing.MachineOf(context, machine.Name)),
        PlanDatabase database => DatabaseMetadata.Of(
            answered, Footing.DatabaseOf(context, database.Name), RestoredName.Of(context, database, Identifier)),
        _ => throw new InvalidOperationException($"{Resource.Type} is not restored by a job"),
    };
}

/// <summary>The identifier a restored database gets: minted where there is a step for it, otherwise the plan's.</summary>
static class RestoredName
{
    public static string Of(StepContext context, PlanDatabase database, Ref<string>? minted) =>
        minted is { } step ? context.Read(step) : database.Restore.Identifier!;
}
