using Farshore.Recovery.Evidence;

namespace Farshore.Console.Evidence;

/// <summary>What a plan's recoveries and rehearsals measured, and what they are held against.</summary>
/// <param name="SkewTargetSeconds">Null where the plan allows any.</param>
/// <param name="Words">Where the recovery time is going, in a sentence; null where none was measured.</param>
/// <param name="Direction">longer, shorter or steady; null with nothing to compare with.</param>
/// <param name="LedgerProblem">Why other machines' runs are not among them; null where the ledger was read.</param>
/// <param name="Runs">Newest first.</param>
sealed record TrendAnswer(string Plan, double RpoTargetSeconds, double RtoTargetSeconds, double? SkewTargetSeconds, string? Words,
    string? Direction, string? LedgerProblem, IReadOnlyList<TrendRun> Runs);

/// <summary>A run that proved something.</summary>
/// <param name="Met">Whether every objective that was measured was met; null where none was.</param>
/// <param name="IsGood">It ended as such a run should.</param>
/// <param name="IsHere">Its journal is on this machine, so that there is a page of it.</param>
sealed record TrendRun(string Run, string Kind, string Verdict, DateTimeOffset StartedAt, double? RpoSeconds, double? RtoSeconds,
    double? SkewSeconds, bool? Met, bool IsGood, bool IsHere)
{
    public static TrendRun Of(EvidencePast past, double rpo, double rto, double? skew, bool isHere)
    {
        // A verification only recalls the time of the failover that it looked at.
        (double? Measured, double? Target)[] all = [(past.RpoSeconds, rpo), (past.RtoSeconds, rto), (past.SkewSeconds, skew)];
        var measured = all.Where(one => one is { Measured: not null, Target: not null }).ToList();
        return new(past.Run, past.Kind, past.Verdict, past.StartedAt, past.RpoSeconds, past.RtoSeconds, past.SkewSeconds,
            measured.Count == 0 ? null : measured.All(one => one.Measured <= one.Target), past.Verdict == EvidenceKind.GoodEnd(past.Kind),
            isHere);
    }
}
