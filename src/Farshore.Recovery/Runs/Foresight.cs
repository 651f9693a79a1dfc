using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Network;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Stacks;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Runs;

/// <summary>What a run would do, found out without doing any of it.</summary>
/// <param name="Set">The recovery set it would take.</param>
/// <param name="Sheet">What it would rewrite; empty where nothing is translated.</param>
/// <param name="Steps">Its steps in the order they were added.</param>
public sealed record Foreseen(string Set, ProofSheet Sheet, IReadOnlyList<string> Steps)
{
    public bool MayBegin => !Sheet.Unresolved.Any();

    /// <summary>The recovery set itself.</summary>
    public required Capsule Capsule { get; init; }

    /// <summary>What the run would be doing in each of its steps, and for which resource.</summary>
    public required IReadOnlyList<ForeseenStep> Ahead { get; init; }
}

/// <summary>A step that a run would take.</summary>
/// <param name="Resource">The plan's resource it is about; null where it is about all.</param>
/// <param name="Stage">What the run would be doing, in the word that people see while it does.</param>
public sealed record ForeseenStep(string Name, string? Resource, string Stage);

/// <summary>Looks ahead: reads the recovery set, surveys the secondary, translates, and stops there.</summary>
static class Foresight
{
    public static async Task<Foreseen> OfAsync(RunCreated created, RunWorld world, StepCatalog catalog, CancellationToken cancellationToken)
    {
        var steps = created.Graph.Select(node => node.Step).ToList();
        var context = new StepContext("look ahead", new RunState(created), world, catalog, IsRepeat: false, _ => { });
        var read = steps.OfType<ReadCapsule>().FirstOrDefault()
            ?? throw new StepRefusedException($"a {created.Kind} rebuilds nothing, so there is nothing to look ahead to");
        var capsule = await read.ExecuteAsync(context, cancellationToken);
        var names = created.Graph.Select(node => node.Name).ToList();
        Translated? translated = null;
        if (steps.OfType<Translate>().FirstOrDefault() is { } translate)
            translated = Translator.Translate(translate.Wish, capsule,
                await SurveyReader.ReadAsync(context.Steady(), translate.Wish, capsule, cancellationToken));
        var spoken = steps.OfType<ReadTemplate>().SelectMany(step => step.Decided(capsule, translated, world.InSecondary.Region));
        return new(capsule.Set, new([.. translated?.Sheet.Rewrites ?? [], .. spoken]), names)
        {
            Capsule = capsule,
            Ahead = [.. created.Graph.Select(node => new ForeseenStep(node.Name, node.Step.About(), RunStage.Word(node.Phase)))],
        };
    }
}
