using Farshore.Console.Overview;
using Farshore.Console.Plans;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Status;

namespace Farshore.Console.Metrics;

/// <summary>What is known of a plan when somebody asks for figures.</summary>
/// <param name="Shelved">The plan, and whether its file can be read.</param>
/// <param name="Reach">Which Regions answer; null where that is not known yet.</param>
/// <param name="Look">What the last look at the Regions found; null where there was none yet.</param>
/// <param name="Sets">The recovery sets; null where they are not known.</param>
sealed record PlanReading(ShelvedPlan Shelved, Reaches? Reach = null, PlanLook? Look = null, IReadOnlyList<Capsule>? Sets = null)
{
    public string Name => Shelved.Name;

    public Plan? Plan => Shelved.Plan;

    public PlanStatus? Status => Look?.Status;

    public LastDrill? Drill => Status?.LastDrill;

    /// <summary>The one that a failover would take first.</summary>
    public Capsule? Newest => Sets is [.., var newest] ? newest : null;
}

/// <summary>A plan's recovery sets as they were read.</summary>
/// <param name="Sets">From the oldest to the youngest; null where the secondary did not answer.</param>
sealed record SetsRead(DateTimeOffset At, IReadOnlyList<Capsule>? Sets);
