namespace Farshore.Console.Overview;

/// <summary>Puts what needs a person in order: what is lost, what stands still, what gets worse, what would be better.</summary>
static class AttentionOf
{
    const string Urgent = "urgent", Soon = "soon", Note = "note";

    public static IReadOnlyList<OverviewNotice> All(OverviewFacts facts, PlanOverview seen)
    {
        IEnumerable<OverviewNotice> found = [
            .. Regions(facts, seen), .. facts.Runs.Open.SelectMany(RunNotices.Of), .. Protection(facts, seen), .. Points(facts, seen),
            .. Rehearsal(facts, seen)];
        // The sort is stable: among equals the order above stands.
        return [.. found.OrderBy(notice => notice.Severity switch { Urgent => 0, Soon => 1, _ => 2 })];
    }

    static IEnumerable<OverviewNotice> Regions(OverviewFacts facts, PlanOverview seen)
    {
        var (primary, secondary) = (facts.Plan.Primary.Region, facts.Plan.Secondary.Region);
        if (facts.IsPrimaryLost && seen.Home.IsHome)
        {
            yield return seen.LastSet is { } set && !facts.IsSecondaryLost
                ? new(Urgent, "primary-lost", $"{primary} does not answer", $"Recovery set {set.Set} can be rebuilt in {secondary}.",
                    Speech.Command("failover", seen.File), new("failover", "Fail over"))
                : new(Urgent, "primary-lost", $"{primary} does not answer",
                    "There is nothing to rebuild it from: look whether it is the network between here and there.",
                    Speech.Command("check", seen.File), null);
        }

        if (facts.IsSecondaryLost)
        {
            yield return new(Urgent, "secondary-lost", $"{secondary} does not answer",
                seen.Home.IsHome ? "Until it is back nothing new is brought to safety." : "The workload runs there: its users notice.",
                Speech.Command("check", seen.File), null);
        }

        if (!seen.Home.IsHome)
        {
            yield return new(Soon, "away", $"The workload is in {secondary}", facts.IsPrimaryLost
                    ? $"{primary} does not answer yet. When it does, failback leads home." : $"{primary} answers: failback leads home.",
                Speech.Command("failback", seen.File, " --report"), new("failover", "Plan the way home"));
        }

        foreach (var region in seen.Regions.Where(region => region.Trouble is not null))
        {
            yield return new(Soon, $"asking-{region.Role}", $"{region.Region} cannot be asked", region.Trouble!,
                Speech.Command("check", seen.File), new("plan", "Open the plan"));
        }
    }

    static IEnumerable<OverviewNotice> Protection(OverviewFacts facts, PlanOverview seen)
    {
        if (facts.NamesAreOld && seen.Home.IsHome)
        {
            yield return new(Urgent, "old-names", "The plan names what ran before the failback",
                "What was rebuilt at home has names of its own; a backup by the old ones finds what was stopped.", null,
                new("names", "Take the new names"));
        }

        if (facts.Look is not { Status: not null } look)
        {
            if (facts.Look?.Trouble is { } trouble && !facts.IsSecondaryLost)
                yield return new(Urgent, "look", "The plan cannot be looked at", trouble, Speech.Command("check", seen.File), null);
            yield break;
        }

        var isBusy = seen.Runs.Any(run => run.Kind is "protect" or "backup" && run.Phase is "running");
        if (facts.IsPrimaryLost || !seen.Home.IsHome || isBusy) yield break;
        if (look.HasLedger is false)
        {
            yield return new(Urgent, "unprotected", "Nothing is protected yet",
                "Protect makes vaults, keys, roles and replication; nothing that is there already is changed for the worse.",
                Speech.Command("protect", seen.File), new("protect", "Protect now"));
        }
        else if (seen.LastSet is null)
        {
            if (facts.IsBehind) yield break;
            if (seen.Flows.Any(flow => flow.Kind is "replication") && !seen.Runs.Any(run => run.Kind is "export"))
            {
                yield return new(Urgent, "not-there-yet", "What was there before is not in the secondary",
                    "The replication rule brings what is written from now on; an export brings what was there before it.",
                    Speech.Command("export", seen.File), new("export", "Bring the objects"));
            }

            yield return new(Urgent, "no-set", "There is no recovery set yet", "Only what a recovery set holds can be rebuilt.",
                Speech.Command("backup", seen.File), new("backup", "Back up now"));
        }
        else if (seen.LastSet.Lacking is { Count: > 0 } lacking)
        {
            yield return new(Urgent, "lacking", $"The last set lacks {Speech.Names(lacking, 3)}",
                "Compared when it was sealed, the secondary did not have all of it.", Speech.Command("backup", seen.File),
                new("backup", "Back up now"));
        }
    }

    static IEnumerable<OverviewNotice> Points(OverviewFacts facts, PlanOverview seen)
    {
        if (seen.LastSet is null || facts.IsPrimaryLost || !seen.Home.IsHome) yield break;
        foreach (var notice in PointNotices.Of(facts, seen)) yield return notice;
    }

    static IEnumerable<OverviewNotice> Rehearsal(OverviewFacts facts, PlanOverview seen)
    {
        if (seen.LastSet is null || facts.IsSecondaryLost || seen.Runs.Any(run => run.Kind is "drill")) yield break;
        var remedy = Speech.Command("drill", seen.File);
        var drill = new OverviewAction("drill", "Run a drill");
        if (seen.LastDrill is not { } last)
        {
            yield return new(Soon, "no-drill", "No recovery was ever rehearsed",
                "A drill measures how long one takes, and leaves nothing behind.", remedy, drill);
        }
        else if (last.State is not ResourceState.Met)
        {
            var age = (seen.At - last.At).TotalSeconds;
            yield return age > last.GreatestAgeSeconds
                ? new(Soon, "drill-old", "The last drill is too long ago",
                    $"{Speech.Span(age)}; the plan wants one every {Speech.Span(last.GreatestAgeSeconds)}.", remedy, drill)
                : last.State is ResourceState.Near
                ? new(Note, "drill-due", "A drill is due soon", $"The last was {Speech.Span(age)} ago; the plan wants one every "
                    + $"{Speech.Span(last.GreatestAgeSeconds)}.", remedy, drill)
                : last.RtoSeconds > last.ObjectiveSeconds
                ? new(Soon, "rto", $"The last {Speech.Kind(last.Kind)} took longer than the objective",
                    $"{Speech.Span(last.RtoSeconds.Value)} of "
                    + $"{Speech.Span(last.ObjectiveSeconds)}. Its evidence shows the steps that took longest.", null,
                    new("evidence", "See its evidence", last.Run))
                : new(Soon, "drill-failed", $"The last {Speech.Kind(last.Kind)} did not prove a recovery",
                    $"{last.Run} ended {last.Verdict}.", null,
                    new("evidence", "See its evidence", last.Run));
        }
    }
}
