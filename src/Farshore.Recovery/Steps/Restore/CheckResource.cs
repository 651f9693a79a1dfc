using Farshore.Recovery.Plans;
using Farshore.Recovery.Probes;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>What came of one check.</summary>
/// <param name="Check">The check in words, with its placeholders filled in.</param>
/// <param name="Passed">Whether it held before its time was up.</param>
/// <param name="Seconds">How long it took to hold, or how long it was tried.</param>
/// <param name="Found">What was found last.</param>
public sealed record CheckResult(string Check, bool Passed, double Seconds, string Found);

/// <summary>Tries a restored resource's checks, side by side, until each holds or its time is up.</summary>
/// <param name="Others">Resources whose addresses its checks may speak of.</param>
/// <param name="Refuses">Whether a check that does not hold is a refusal, or only reported.</param>
public sealed record CheckResource(PlanResource Resource, Ref<Restored> Restored, IReadOnlyList<Ref<Restored>> Others, bool Refuses = true)
    : Step<IReadOnlyList<CheckResult>>
{
    public override IEnumerable<string> Needs() => [Restored.Step, .. Others.Select(other => other.Step)];

    public override string? About() => Resource.Name;

    public override bool OnlyWaits() => true;

    public override bool MaySkip() => true;

    public override IReadOnlyList<CheckResult> WhenSkipped(string reason) =>
        [.. Resource.Checks.Select(check => new CheckResult(check.Words(), Passed: false, 0, reason))];

    public override async Task<IReadOnlyList<CheckResult>> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var probe = new Probe(context.World, Resource, context.Read(Restored), [.. Others.Select(context.Read)]);
        var results = await Task.WhenAll(
            Resource.Checks.Select(check => probe.TryUntilAsync(check, said => context.Report(said), cancellationToken)));
        var failed = results.Where(result => !result.Passed).ToList();
        return failed.Count == 0 || !Refuses ? results : throw new StepRefusedException(
            $"{Resource.Name} was restored but does not pass: "
            + string.Join("; ", failed.Select(result => $"{result.Check} (found: {result.Found})")));
    }
}
