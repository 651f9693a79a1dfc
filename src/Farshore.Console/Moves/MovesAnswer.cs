using Farshore.Recovery.Evidence;
using Farshore.Recovery.Runs;

namespace Farshore.Console.Moves;

/// <summary>What has to be known before a workload is moved, or the loss of its Region rehearsed.</summary>
/// <param name="Holder">The run that acts on the plan now; null where none does.</param>
/// <param name="Standing">What serves in the secondary; null where the workload is at home.</param>
/// <param name="Moving">The newest run of this home that moves the workload or rehearses that, and is not over; null where none.</param>
/// <param name="LastDrill">The last drill of which anybody knows; null where there was none.</param>
/// <param name="Disaster">The loss of the primary that is on record here; null where there is none.</param>
/// <param name="StopsTraffic">The plan has a command that stops writers.</param>
/// <param name="FencesByCommand">The plan has a command that keeps the old primary from serving.</param>
/// <param name="Fenced">What a fence would stop in the primary, in this order, where the plan has no command.</param>
/// <param name="Approvals">Steps that wait for a person: restore, handOver, relocate.</param>
/// <param name="Divergence">The newest report of what was written on one side only; null where there is none.</param>
sealed record MovesAnswer(
    string Plan, string Primary, string Secondary, DateTimeOffset At, HolderView? Holder, StandingView? Standing, RunSummary? Moving,
    DrillView? LastDrill, Disaster? Disaster, bool StopsTraffic, bool StartsTraffic, bool FencesByCommand, IReadOnlyList<string> Fenced,
    IReadOnlyList<string> Approvals, double RpoObjectiveSeconds, double RtoObjectiveSeconds, double DrillAgeSeconds, string DrillCidr,
    DivergenceView? Divergence);

/// <summary>What a drill came to.</summary>
/// <param name="Seconds">How long it took with its teardown; null where this home has not driven it.</param>
/// <param name="IsHere">This home has it, so its evidence can be opened.</param>
sealed record DrillView(
    string Run, string Verdict, DateTimeOffset At, double? RpoSeconds, double? RtoSeconds, double? Seconds, bool IsHere);

/// <summary>What was written on one side only since the recovery set.</summary>
/// <param name="Run">The failback that looked, or only reported.</param>
/// <param name="Phase">As of a run; while it is not done the list may be short.</param>
/// <param name="Loses">Somebody has to accept that what only the primary has is lost.</param>
/// <param name="Lines">By resource.</param>
sealed record DivergenceView(string Run, string Phase, DateTimeOffset At, bool Loses, IReadOnlyList<EvidenceDivergence> Lines);

/// <summary>Whether the primary answers: a fact for people, on which no recovery rests.</summary>
/// <param name="Answers">Whether anything there answered in time.</param>
/// <param name="Seconds">How long that took, or how long was waited.</param>
/// <param name="Detail">What was heard.</param>
sealed record PrimaryAnswer(string Region, bool Answers, double Seconds, string Detail, DateTimeOffset At);
