using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps;

namespace Farshore.Recovery.Checks.Readiness;

/// <summary>A recovery that was never rehearsed is a hope; one that took longer than it may will do so again.</summary>
sealed class DrillCheck : Check
{
    public override string Name => "drill";

    public override CheckedFor For => CheckedFor.Backup | CheckedFor.Failover;

    internal override IEnumerable<Look> Looks(PreflightFacts facts)
    {
        yield return new(Names.Plan, "the age of the last drill that ended well", () => Task.FromResult(Age(facts)));
        yield return new(Names.Plan, "how long the last recovery or drill took", () => Task.FromResult(Duration(facts)));
    }

    static Answer Age(PreflightFacts facts)
    {
        if (facts.Runs is null) return Answer.Skipped("no runs are recorded here");
        if (Rehearsed(facts) is not { } drill) return Answer.Warning("there was none", Remedy(facts));
        var (age, most) = (facts.World.Time.GetUtcNow() - drill.StartedAt, facts.Plan.Objectives.DrillAge);
        var words = $"{Spans.Words(age)}, {drill.Run}; the objective is {Spans.Words(most)}";
        return age <= most ? Answer.Ok(words) : Answer.Warning(words, Remedy(facts));
    }

    static Answer Duration(PreflightFacts facts)
    {
        var run = new[] { Rehearsed(facts), Latest(facts, FailoverRun.Kind) }.OfType<RunSummary>()
            .OrderByDescending(found => found.StartedAt).FirstOrDefault();
        if (run is null || facts.Runs?.Readable(run.Run) is not { } state) return Answer.Skipped("there was none");
        var rto = EvidenceReport.Of(state, null, StepKinds.Catalog).Rto;
        if (rto.MeasuredSeconds is not { } seconds) return Answer.Skipped($"{run.Run} measured nothing");
        var (took, most) = (TimeSpan.FromSeconds(seconds), facts.Plan.Objectives.Rto);
        var words = $"{Spans.Words(took)}, {run.Run}; the objective is {Spans.Words(most)}";
        return took <= most ? Answer.Ok(words) : Answer.Failed(words, Commands.Lines(
            $"# See where the time went, then make that quicker, or the objective longer: objectives: {{ rto: … }} in {facts.Plan.File}",
            $"farshore report {run.Run}"));
    }

    /// <summary>The newest drill in which everything came back and was proved; that its run came to an end is not enough.</summary>
    static RunSummary? Rehearsed(PreflightFacts facts) => facts.Runs?.OfKinds(facts.Plan.Name, DrillRun.Kind).FirstOrDefault(run =>
        run.Phase is "done"
        && facts.Runs.Readable(run.Run) is { } state && EvidenceReport.Of(state, null, StepKinds.Catalog).IsComplete);

    static RunSummary? Latest(PreflightFacts facts, string kind) => facts.Runs?.LatestDone(kind, facts.Plan.Name);

    static string Remedy(PreflightFacts facts) => facts.Commands.Farshore("drill");
}
