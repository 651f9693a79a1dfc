using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Steps.Network;

/// <summary>Looks at what there is in the secondary that a rebuilt workload can stand on.</summary>
/// <param name="Wish">What the plan wants, which says what to look at.</param>
/// <param name="After">What must have happened before.</param>
public sealed record SurveySecondary(TranslationWish Wish, Ref<Capsule> Set, IReadOnlyList<string> After) : Step<SecondarySurvey>
{
    public override IEnumerable<string> Needs() => [Set.Step, .. After];

    public override Task<SecondarySurvey> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        SurveyReader.ReadAsync(context.Steady(), Wish, context.Read(Set), cancellationToken);
}

/// <summary>Decides what stands for what. With anything unresolved nothing is begun: half a workload in the wrong network is worse than a
/// question.</summary>
public sealed record Translate(TranslationWish Wish, Ref<Capsule> Set, Ref<SecondarySurvey> Survey) : Step<Translated>
{
    public override IEnumerable<string> Needs() => [Set.Step, Survey.Step];

    public override Task<Translated> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        // Names of what a drill makes are its own, so that two drills never meet.
        var wish = Wish.IsDrill ? Wish with { NamePrefix = context.State.Run + "-" } : Wish;
        var translated = Translator.Translate(wish, context.Read(Set), context.Read(Survey));
        var open = translated.Sheet.Unresolved.ToList();
        return open.Count == 0 ? Task.FromResult(translated) : throw new StepRefusedException(
            $"{open.Count} of the primary's identifiers have nothing in {context.World.InSecondary.Region} that stands for them: "
            + string.Join("; ", open.Select(one => $"{one.Resource}'s {one.Field} {one.Old}: {one.Why}")));
    }
}
