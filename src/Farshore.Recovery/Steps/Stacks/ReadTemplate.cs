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

    /// <summary>What of the primary's networks its parameters speak of, and what stands for each.</summary>
    internal IEnumerable<Rewrite> Decided(Capsule capsule, Translated? translated, string region)
    {
        foreach (var reference in Stack.References().Where(one => one.Network is not null))
        {
            var (field, old) = (reference.Field!, reference.Network!);
            yield return StackGround.StandIn(reference, capsule, translated, Mapping) switch
            {
                null => new(Stack.Name, field, old, null, $"nothing in {region} stands for it: map it in network.mapping, or let networks "
                    + "be made with 'network: { create: true }'", IsResolved: false),
                var id when id.StartsWith(NetworkOrder.New, StringComparison.Ordinal) =>
                    new(Stack.Name, field, old, null, "given to the stack as this run makes it"),
                var id => new(Stack.Name, field, old, id, "given to the stack"),
            };
        }
    }

    public override async Task<CapturedTemplate> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var capsule = context.Read(Set);
        var translated = Translation is { } step ? context.Read(step) : null;
        if (Decided(capsule, translated, context.World.InSecondary.Region).FirstOrDefault(one => !one.IsResolved) is { } open)
            throw new StepRefusedException($"stack {Stack.Name} speaks of the primary's {open.Old}, and {open.Why}");

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
