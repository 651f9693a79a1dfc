using Farshore.Recovery;

namespace Farshore.Console.Runs;

/// <summary>Begins a run.</summary>
/// <param name="Kind">protect, export, backup, drill, drill-clean, failover, relocate, failback or verify.</param>
/// <param name="Plan">The plan's name.</param>
/// <param name="Confirm">The plan's name once more, for what cannot be undone.</param>
/// <param name="Set">The recovery set; the latest where it is left out.</param>
/// <param name="AsOf">The newest recovery set that holds nothing younger.</param>
/// <param name="Fence">A failover stops what still runs in the primary, where it can be reached.</param>
/// <param name="TakeOver">The run to take the plan's lease from; empty: from whoever let it run out.</param>
/// <param name="WithoutLease">Nobody is kept from acting on the plan at the same time.</param>
/// <param name="TrafficIsStopped">Before a planned move: nobody writes any more.</param>
/// <param name="AcceptDivergence">Of a failback: what was written at home after the recovery set may be lost.</param>
/// <param name="ReportOnly">Of a failback: only say what was written where.</param>
/// <param name="Keeps">A drill leaves what it rehearsed standing.</param>
/// <param name="KeepsAllSets">A backup takes no older set away.</param>
/// <param name="WithStacks">Protects by CloudFormation; the changes wait for approval.</param>
/// <param name="OnlyLooks">Of a protection by CloudFormation: only say what would change.</param>
/// <param name="StackParameters">Of a protection by CloudFormation: values of the templates' parameters.</param>
sealed record StartRequest(
    string Kind, string Plan, string? Confirm = null, string? Set = null, DateTimeOffset? AsOf = null, bool Fence = false,
    string? TakeOver = null, bool WithoutLease = false, bool TrafficIsStopped = false, bool AcceptDivergence = false,
    bool ReportOnly = false, bool Keeps = false, bool KeepsAllSets = false, bool WithStacks = false, bool OnlyLooks = false,
    Dictionary<string, string>? StackParameters = null)
{
    public RunOptions ToOptions(string by) => new(Set, AsOf: AsOf)
    {
        By = by, Fence = Fence, TakeOver = TakeOver, WithoutLease = WithoutLease, TrafficIsStopped = TrafficIsStopped,
        AcceptDivergence = AcceptDivergence, ReportOnly = ReportOnly, Keeps = Keeps, KeepsAllSets = KeepsAllSets, WithStacks = WithStacks,
        Asks = WithStacks && !OnlyLooks, OnlyLooks = OnlyLooks, StackParameters = StackParameters ?? [],
    };
}

/// <summary>Carries a run on.</summary>
/// <param name="TakeOver">As in <see cref="StartRequest"/>.</param>
/// <param name="WithoutLease">As in <see cref="StartRequest"/>.</param>
sealed record ResumeRequest(string? TakeOver = null, bool WithoutLease = false);

/// <summary>The run that was begun or goes on.</summary>
sealed record RunAnswer(string Run);

/// <summary>Asks something of a run.</summary>
/// <param name="Ask">pause, resume, cancel, skip, approve or reject.</param>
/// <param name="Step">Which step; may be left out where there is only one to approve.</param>
/// <param name="Reason">Why; needed to skip. It goes into the evidence.</param>
/// <param name="Seen">What the page's run said; a step that has changed since is not asked anything.</param>
/// <param name="Confirm">The plan's name, to cancel.</param>
sealed record AskRequest(string Ask, string? Step = null, string? Reason = null, int? Seen = null, string? Confirm = null);

/// <summary>What an ask came to, in words.</summary>
/// <param name="IsNoted">It is done when the run comes to it.</param>
sealed record AskAnswer(string Said, bool IsNoted);
