using Farshore.Aws;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Network;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>A resource that has been rebuilt, and by which way.</summary>
/// <param name="Arn">Its ARN in the secondary.</param>
/// <param name="WasDirect">This run made it itself, without AWS Backup.</param>
/// <param name="Note">What a reader of the evidence should know; null where it came as it should.</param>
public sealed record Rebuilt(string Arn, bool WasDirect = false, string? Note = null);

/// <summary>Takes over what AWS Backup has restored. Where that failed, what it left is removed and the image or snapshot is restored
/// without it, with the same settings.</summary>
public sealed record RestoreDirectly(
    PlanResource Resource, Ref<Capsule> Set, Footing Footing, Ref<string>? Identifier, Ref<RestoreEnded> Ended) : Step<Rebuilt>
{
    public override IEnumerable<string> Needs() =>
        [Set.Step, Ended.Step, .. Footing.Steps(), .. Identifier is { } name ? (IReadOnlyList<string>)[name.Step] : []];

    public override string? About() => Resource.Name;

    public override async Task<Rebuilt> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var ended = context.Read(Ended);
        if (ended.Arn is { } whole) return new(whole);
        if (Aws.Arn.TryParse(ended.Leftover, out var leftover)) await Removal.OfAsync(context, leftover, cancellationToken);
        var copy = Aws.Arn.Parse(context.Read(Set).Find(Resource.Name)!.Copy!);
        context.Report($"AWS Backup did not restore it ({ended.Failure}); restoring {copy.Name} itself");
        try
        {
            return Resource switch
            {
                PlanMachine machine => await new DirectMachine(context, machine.Name, copy, ended.Failure)
                    .RunAsync(Footing.MachineOf(context, machine.Name), cancellationToken),
                PlanDatabase database => await new DirectDatabase(context, database.Name, copy, ended.Failure).RestoreAsync(
                    Footing.DatabaseOf(context, database.Name), RestoredName.Of(context, database, Identifier), cancellationToken),
                _ => throw new InvalidOperationException($"{Resource.Type} is not restored from a copy"),
            };
        }
        catch (AwsException refused) when (Failure.AsRefusal(refused) is { } reason)
        {
            throw new StepRefusedException($"{Resource.Name} could not be restored by AWS Backup ({ended.Failure}), nor from {copy.Name} "
                + $"directly ({reason})");
        }
    }

    public override Task UndoAsync(StepContext context, Rebuilt output, CancellationToken cancellationToken) =>
        output.WasDirect ? Removal.OfAsync(context, Aws.Arn.Parse(output.Arn), cancellationToken) : Task.CompletedTask;
}
