namespace Farshore.Console.Overview;

/// <summary>The one answer on top: what matters most, and nothing that matters less.</summary>
static class VerdictOf
{
    public static OverviewVerdict Whole(OverviewFacts facts, PlanOverview seen)
    {
        var (primary, secondary) = (facts.Plan.Primary.Region, facts.Plan.Secondary.Region);
        if (!seen.Home.IsHome)
        {
            return new("moved", $"It runs in {secondary}",
                $"Brought there by {seen.Home.Run}, since {Speech.At(seen.Home.Since!.Value)}. The way home is open.");
        }

        if (facts.IsPrimaryLost && facts.IsSecondaryLost)
            return new("lost", "Neither Region answers", "Look whether this machine reaches the network at all.");
        if (facts.IsPrimaryLost) return new("lost", $"{primary} does not answer", Rescue(seen));
        if (facts.IsSecondaryLost)
        {
            return new("exposed", $"{secondary} does not answer",
                "Nothing new reaches it, and nothing could be recovered there until it is back.");
        }

        if (facts.Status is null)
        {
            return new(ResourceState.Unknown, facts.Look?.Trouble is null ? "Looking" : "It cannot be looked at",
                facts.Look?.Trouble ?? "The Regions are being asked.");
        }

        if (facts.Look?.HasLedger is false)
            return new("unprotected", "Nothing is protected yet", $"If {primary} were lost now, nothing could be rebuilt in {secondary}.");
        if (seen.LastSet is null && facts.IsBehind)
            return new(ResourceState.Unknown, "Looking", "A run has ended, and the Regions are being asked what came of it.");
        return seen.LastSet is not null ? OfState(seen)
            : new("unprotected", "No recovery set yet", "Protection is set up; the first backup makes it worth something.");
    }

    static string Rescue(PlanOverview seen) => seen.LastSet is { } set
        ? $"Recovery set {set.Set} is in {seen.Regions[1].Region}: what was there "
            + $"{Speech.Span((seen.At - set.AsOf).TotalSeconds)} ago can be rebuilt."
        : $"There is no recovery set in {seen.Regions[1].Region} to rebuild from.";

    static OverviewVerdict OfState(PlanOverview seen)
    {
        var (all, missed, near) = (seen.Resources.Count, Count(seen, ResourceState.Missed), Count(seen, ResourceState.Near));
        return seen.Rpo.State switch
        {
            ResourceState.Missed => new(ResourceState.Missed, "Behind the objective",
                $"{Speech.Count(missed, "resource")} of {all} could only be brought back older than the plan allows."),
            ResourceState.Near => new(ResourceState.Near, "Protected, but soon too old",
                $"{Speech.Count(near, "resource")} of {all} will miss the objective unless something newer arrives."),
            ResourceState.Met => new(ResourceState.Met, "Protected", all == 1 ? "The one resource is within its objective."
                : $"All {all} resources are within their objectives."),
            _ => new(ResourceState.Unknown, "Not known", "Of some resources nobody could be asked."),
        };
    }

    static int Count(PlanOverview seen, string state) => seen.Resources.Count(resource => resource.State == state);
}
