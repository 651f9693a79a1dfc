namespace Farshore.Console.Overview;

/// <summary>What is wrong with recovery points, of a workload that is at home and well.</summary>
static class PointNotices
{
    const int MostNamed = 3;

    public static IEnumerable<OverviewNotice> Of(OverviewFacts facts, PlanOverview seen)
    {
        var isBackingUp = seen.Runs.Any(run => run.Kind is "backup" && run.Phase is "running");
        var missed = seen.Resources.Where(resource => resource.State is ResourceState.Missed)
            .ToLookup(resource => resource.Basis is "replication");
        IReadOnlyList<string> old = [.. missed[false].Select(resource => resource.Name)];
        IReadOnlyList<string> behind = [.. missed[true].Select(resource => resource.Name)];
        var backup = (Remedy: Speech.Command("backup", seen.File), Action: new OverviewAction("backup", "Back up now"));

        if (behind.Count > 0)
        {
            yield return new("urgent", "behind", $"Replication is behind: {Speech.Names(behind, MostNamed)}",
                "What was there before the replication rule is never replicated by itself: an export brings it.",
                Speech.Command("export", seen.File), new("export", "Bring the objects"));
        }

        if (old.Count > 0 && !isBackingUp)
        {
            yield return new("urgent", "missed", $"Older than the plan allows: {Speech.Names(old, MostNamed)}",
                facts.Status?.Reason is { } reason ? Speech.Sentence(reason) : "Their newest recovery points are too old.",
                backup.Remedy, backup.Action);
        }

        var near = seen.Resources.Where(resource => resource.State is ResourceState.Near).Select(resource => resource.Name).ToList();
        if (old.Count == 0 && near.Count > 0 && !isBackingUp)
        {
            yield return new("soon", "near", $"Soon too old: {Speech.Names(near, MostNamed)}",
                seen.Rpo.PredictedSeconds is { } predicted && seen.NextBackup is { } next
                    ? $"By the time the next set is ready, {Speech.At(next.ReadyAt)}, the recovery point will be "
                        + $"{Speech.Span(predicted)} old; the objective is {Speech.Span(seen.Rpo.ObjectiveSeconds)}."
                    : $"The objective is {Speech.Span(seen.Rpo.ObjectiveSeconds)}, and no backup is scheduled.",
                backup.Remedy, backup.Action);
        }

        foreach (var notice in Sets(facts, seen, backup)) yield return notice;
    }

    static IEnumerable<OverviewNotice> Sets(OverviewFacts facts, PlanOverview seen, (string Remedy, OverviewAction Action) backup)
    {
        if (facts.Runs.LastBackup is { Phase: "unwound" } failed && seen.LastSet!.SealedAt < failed.At)
        {
            yield return new("soon", "backup-failed", "The last backup was taken back", failed.Reason is null ? $"{failed.Run} left no set."
                : Speech.Sentence(failed.Reason), $"farshore report {failed.Run}", new("run", "See the run", failed.Run));
        }

        if (seen.LastSet is { Recoverable: false, Lacking.Count: 0 } doubtful)
        {
            yield return new("soon", "unproved", "The last set was not wholly compared",
                $"What {doubtful.Set} holds may be all there; nobody has shown it.", backup.Remedy, new("sets", "See the set"));
        }

        if (seen.LastSet is { SkewTargetSeconds: { } target } skewed && skewed.SkewSeconds > target)
        {
            yield return new("note", "skew", "The members of the last set are far apart",
                $"{Speech.Span(skewed.SkewSeconds)}; the plan wants {Speech.Span(target)} at most.", null, new("sets", "See the set"));
        }

        if (facts.Plan.Schedule.Backup is null)
        {
            yield return new("note", "no-schedule", "No backup is scheduled", "The recovery point grows until somebody takes one.",
                $"schedule: {{ backup: {Math.Max(1, (int)facts.Plan.Objectives.Rpo.TotalMinutes / 2)}m }}", new("plan", "Edit the plan"));
        }
    }
}
