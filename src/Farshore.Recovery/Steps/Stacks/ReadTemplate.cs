using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Steps.Stacks;

/// <summary>Takes a stack's template out of the recovery set, before anything is made: what the template or its parameters lack is told
/// then. A stack that the plan gained after the set was taken is read from the plan's folder.</summary>
/// <param name="Translation">What stands for the primary's networks; null where nothing stands on any.</param>
/// <param name="Mapping">What the plan says stands for what.</param>
public sealed record ReadTemplate(
    PlanStack Stack, Ref<Capsule> Set, Ref<Translated>? Translation, IReadOnlyDictionary<string, string> Mapping) : Step<CapturedTemplate>
{
    public override IEnumerable<string> Needs() =>
        Translation is { } translated ? [Set.Step, translated.Step] : [Set.Step];

    public override string? About() => Stack.Name;

    public override async Task<CapturedTemplate> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var capsule = context.Read(Set);
        var order = Translation is { } translated ? context.Read(translated) : null;
        foreach (var reference in Stack.References().Where(one => one.Network is not null))
        {
            if (StackGround.StandIn(reference, capsule, order, Mapping) is null)
                throw new StepRefusedException(
                    $"stack {Stack.Name}: ${{{reference.Text}}} speaks of the primary's {reference.Network}, and "
                    + $"nothing in {context.World.InSecondary.Region} stands for it: map it in network.mapping, or let networks be made "
                    + "with 'network: { create: true }'");
        }

        if (capsule.Templates?.FirstOrDefault(one => one.Name == Stack.Name) is { } kept) return kept;
        try
        {
            return await CaptureTemplates.ReadAsync(context, Stack, Side.Secondary, cancellationToken);
        }
        catch (StepRefusedException missing)
        {
            throw new StepRefusedException($"recovery set {capsule.Set} does not hold the template of stack {Stack.Name}: the plan gained "
                + $"it after the set was taken; and {missing.Message}");
        }
    }
}
