using Farshore.Recovery.Sets;

namespace Farshore.Console.Sets;

/// <summary>What a failover or a drill would do, found out without doing any of it.</summary>
/// <param name="Kind">failover or drill.</param>
/// <param name="Set">The recovery set it would take.</param>
/// <param name="Remark">Why that set was taken where a newer one is there; null where it is the newest.</param>
/// <param name="MayBegin">Nothing is in its way.</param>
/// <param name="InTheWay">What is, one sentence each.</param>
/// <param name="At">When it was found out; ages are as of then.</param>
/// <param name="RpoSeconds">Age of the oldest of what would come back.</param>
/// <param name="Losses">By resource, how much would be lost now.</param>
/// <param name="Things">What would be brought up, in this order.</param>
/// <param name="ProofSheet">Every identifier that would be rewritten, what is unresolved first.</param>
/// <param name="Steps">In the order they were added.</param>
/// <param name="Expected">How long it may take, by the last time; null where it was never measured.</param>
/// <param name="FencesByCommand">The plan has a command that keeps the old primary from serving, which is always run.</param>
/// <param name="Approvals">Steps that will wait for a person.</param>
/// <param name="Records">Names that users come by, and what they would be pointed at.</param>
/// <param name="HasCommand">The plan has a command that is run once everything has passed its checks.</param>
sealed record ForesightAnswer(
    string Plan, string Kind, string Primary, string Secondary, SetView Set, string? Remark, bool MayBegin,
    IReadOnlyList<string> InTheWay, DateTimeOffset At, double RpoSeconds, double RpoObjectiveSeconds, double RtoObjectiveSeconds,
    IReadOnlyList<LossLine> Losses, IReadOnlyList<ThingAhead> Things, IReadOnlyList<RewriteLine> ProofSheet,
    IReadOnlyList<StepAhead> Steps, ExpectedTime? Expected, bool FencesByCommand, IReadOnlyList<string> Approvals,
    IReadOnlyList<RecordAhead> Records, bool HasCommand, string DrillCidr);

/// <summary>How much of a resource would be lost.</summary>
/// <param name="Moment">What the set holds is of then.</param>
/// <param name="Seconds">Its age.</param>
/// <param name="AtMost">The secondary may hold newer data: replication goes on beside the sets.</param>
sealed record LossLine(string Name, string Type, DateTimeOffset Moment, double Seconds, double ObjectiveSeconds, bool Meets, bool AtMost);

/// <summary>A resource that would be brought up.</summary>
/// <param name="Source">Its name in the primary.</param>
/// <param name="Target">Its name in the secondary; null where AWS gives it one.</param>
/// <param name="From">What it would be restored from.</param>
/// <param name="Needs">What has to stand before it.</param>
/// <param name="Checks">How many checks it must pass.</param>
sealed record ThingAhead(
    string Name, string Type, string Source, string? Target, string? From, IReadOnlyList<string> Needs, int Checks, bool Heartbeat);

/// <summary>One line of the proof sheet.</summary>
/// <param name="Resolved">Whether the run may go on with it.</param>
sealed record RewriteLine(string Resource, string Field, string Old, string? New, string Why, bool Resolved);

/// <summary>A step that would be taken.</summary>
/// <param name="Stage">What the run would be doing.</param>
sealed record StepAhead(string Name, string? Resource, string Stage);

/// <summary>How long it may take.</summary>
/// <param name="RtoSeconds">From its start to the last check passed, as that run measured it.</param>
/// <param name="Run">That run.</param>
/// <param name="At">When that was.</param>
sealed record ExpectedTime(double RtoSeconds, string Run, string Kind, DateTimeOffset At);

/// <summary>A name that users come by.</summary>
sealed record RecordAhead(string Name, string Type, string Resource);
