using Farshore.Recovery.Evidence;
using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Runs;

/// <summary>What a run is about beside its steps, and what it has measured so far.</summary>
/// <param name="Set">The recovery set that it takes or rests on; null where it does not know yet.</param>
/// <param name="Disaster">What it recovers from; null where it recovers from nothing.</param>
/// <param name="Rpo">Data that was lost, against the plan's objective.</param>
/// <param name="Rto">Time that it took, against the plan's objective.</param>
public sealed record RunFacts(string? Set, EvidenceDisaster? Disaster, EvidenceObjective Rpo, EvidenceObjective Rto)
{
    internal static RunFacts Of(Plan plan, string? set) =>
        new(set, null, new(plan.Objectives.Rpo.TotalSeconds, null), new(plan.Objectives.Rto.TotalSeconds, null));

    internal static RunFacts Of(EvidenceReport report) => new(report.Set, report.Disaster, report.Rpo, report.Rto);
}
