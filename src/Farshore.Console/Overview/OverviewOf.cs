using Farshore.Recovery.Evidence;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Status;

namespace Farshore.Console.Overview;

/// <summary>What an overview is made of.</summary>
/// <param name="File">The plan's file, as the console was given it.</param>
/// <param name="At">Now.</param>
sealed record OverviewFacts(Plan Plan, string File, DateTimeOffset At)
{
    public Reaches? Reach { get; init; }
    public PlanLook? Look { get; init; }
    public required PlanRuns Runs { get; init; }
    public bool IsLooking { get; init; }

    /// <summary>The plan names what ran before a failback.</summary>
    public bool NamesAreOld { get; init; }

    public PlanStatus? Status => Look?.Status;
    public bool IsPrimaryLost => Reach?.Primary.Answers is false;
    public bool IsSecondaryLost => Reach?.Secondary.Answers is false;

    /// <summary>A run has ended since the Regions were looked at: that there is no set yet is not known.</summary>
    public bool IsBehind => Look is { At: var at } && at < Runs.EndedAt;
}

/// <summary>Puts an overview together from what was seen; asks nobody.</summary>
static class OverviewOf
{
    // A drill that gets too old within this share of its age is told before it is.
    const double DrillNearFrom = 0.8;

    public static PlanOverview Compose(OverviewFacts facts)
    {
        var status = facts.Status;
        var resources = ResourcesOf(facts);
        var seen = new PlanOverview(facts.Plan.Name, facts.File, facts.At, facts.Look?.At, facts.IsLooking)
        {
            Verdict = new(ResourceState.Unknown, "", ""),
            Regions = [
                RegionOf(facts.Plan.Primary.Region, "primary", facts.Reach?.Primary),
                RegionOf(facts.Plan.Secondary.Region, "secondary", facts.Reach?.Secondary)],
            Flows = FlowsOf.All(facts),
            Resources = resources,
            Rpo = RpoOf(facts, resources),
            Backlog = facts.IsPrimaryLost ? null : status?.Backlog,
            NextBackup = status?.NextBackup,
            LastSet = status?.LastSet,
            LastDrill = status?.LastDrill is { } drill ? DrillOf(drill, facts.At) : null,
            Runs = [.. facts.Runs.Open.Where(run => run.Run.Phase is not "stuck").Select(RunOf)],
            Home = HomeOf(facts),
            Lease = facts.Look?.Lease?.Holder is { } holder ? new(holder.Run, holder.Kind, holder.By, holder.Since, holder.Until) : null,
            Attention = [],
        };
        return seen with { Verdict = VerdictOf.Whole(facts, seen), Attention = AttentionOf.All(facts, seen) };
    }

    static IReadOnlyList<OverviewResource> ResourcesOf(OverviewFacts facts)
    {
        if (facts.Status is not { } status)
        {
            return [.. facts.Plan.Resources.Select(resource => new OverviewResource(resource.Name, resource.Type, null,
                (resource.Rpo ?? facts.Plan.Objectives.Rpo).TotalSeconds, ResourceState.Unknown, false, null, "unknown",
                facts.Look?.Trouble ?? "The Regions are being asked", null))];
        }

        var since = Math.Max(0, (facts.At - status.At).TotalSeconds);
        return [.. status.Resources.Select(resource =>
        {
            // Where replication has brought everything, nothing gets older.
            var ticks = resource.RpoSeconds is not null && (resource.Basis is not "replication" || resource.Behind > 0);
            var age = ticks ? resource.RpoSeconds + since : resource.RpoSeconds;
            var (nearIn, missedIn) = ResourceState.Turns(age, resource.ObjectiveSeconds, ticks);
            return new OverviewResource(resource.Name, resource.Type, age, resource.ObjectiveSeconds,
                ResourceState.Of(age, resource.ObjectiveSeconds, resource.PredictedRpoSeconds), ticks, resource.PredictedRpoSeconds,
                resource.Basis, resource.Detail, resource.Behind) { NearIn = nearIn, MissedIn = missedIn };
        })];
    }

    static OverviewRpo RpoOf(OverviewFacts facts, IReadOnlyList<OverviewResource> resources)
    {
        var worst = resources.Where(resource => resource.RpoSeconds is not null).MaxBy(resource => resource.RpoSeconds);
        var isWhole = resources.Count > 0 && resources.All(resource => resource.RpoSeconds is not null);
        return new(isWhole ? worst?.RpoSeconds : null, facts.Plan.Objectives.Rpo.TotalSeconds,
            ResourceState.Worst(resources.Select(resource => resource.State)), isWhole && worst is { Ticks: true },
            facts.Status?.Reason, facts.Status?.PredictedRpoSeconds);
    }

    static OverviewRegion RegionOf(string region, string role, Reach? reach)
    {
        var place = RegionPlace.Of(region);
        return new(region, role, place.Place, place.Latitude, place.Longitude, place.IsKnown, reach?.Answers, reach?.SilentSince,
            reach?.IsLocal is true) { Trouble = reach?.Trouble };
    }

    internal static OverviewDrill DrillOf(LastDrill drill, DateTimeOffset at)
    {
        var age = (at - drill.At).TotalSeconds;
        var state = !EvidenceKind.GoodEnd(drill.Kind).Equals(drill.Verdict, StringComparison.Ordinal) || drill.Meets is false
                || age > drill.GreatestAgeSeconds ? ResourceState.Missed
            : age > drill.GreatestAgeSeconds * DrillNearFrom ? ResourceState.Near
            : ResourceState.Met;
        return new(drill.Run, drill.Kind, drill.At, drill.Verdict, state, drill.RtoSeconds, drill.ObjectiveSeconds,
            drill.GreatestAgeSeconds, drill.Trend);
    }

    static OverviewRun RunOf(OpenRun run)
    {
        var state = run.State;
        var (done, now) = (0, (string?)null);
        foreach (var node in state.Graph.Nodes)
        {
            var status = state[node.Name].Status;
            if (status is StepStatus.Done or StepStatus.Skipped) done++;
            else if (status is StepStatus.Running or StepStatus.Undoing) now ??= node.Name;
        }

        return new(run.Run.Run, run.Run.Kind, run.Run.Phase, RunView.Of(state, state.LastAt, run.Moves).Stage, run.Run.StartedAt, done,
            state.Graph.Nodes.Count, now);
    }

    static OverviewHome HomeOf(OverviewFacts facts) => facts.Look?.Lease?.Standing is { } standing
        ? new(facts.Plan.Secondary.Region, false, standing.Since, standing.Run, standing.By)
        : new(facts.Plan.Primary.Region, true, null, null, null);
}
