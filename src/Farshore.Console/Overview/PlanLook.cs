using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Status;

namespace Farshore.Console.Overview;

/// <summary>What a look at a plan's Regions found.</summary>
/// <param name="At">When it was begun.</param>
/// <param name="Took">What it took: one that takes long is repeated seldom.</param>
/// <param name="Plan">The plan that was looked at.</param>
/// <param name="WithPrimary">Whether the primary was asked too.</param>
sealed record PlanLook(DateTimeOffset At, TimeSpan Took, Plan Plan, bool WithPrimary)
{
    static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    const double Share = 20;

    /// <summary>How the plan stands; null where the secondary could not be asked.</summary>
    public PlanStatus? Status { get; init; }

    /// <summary>Whether there is a ledger; null where that is not known.</summary>
    public bool? HasLedger { get; init; }

    /// <summary>Who acts on the plan, and what stands in the secondary.</summary>
    public Lease? Lease { get; init; }

    /// <summary>Why it could not be looked at.</summary>
    public string? Trouble { get; init; }

    /// <summary>When it is looked at again: a look lists every bucket, and must not be most of what is asked of them.</summary>
    public DateTimeOffset GoodUntil => At + TimeSpan.FromTicks(
        Math.Clamp((long)(Took.Ticks * Share), Shortest.Ticks, Longest.Ticks));
}
