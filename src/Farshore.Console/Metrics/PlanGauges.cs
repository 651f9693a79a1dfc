namespace Farshore.Console.Metrics;

/// <summary>The figures of plans: how much would be lost now, how long a recovery took when it was last tried, what is
/// behind.</summary>
static class PlanGauges
{
    public static PrometheusText Of(PrometheusText text, IReadOnlyList<PlanReading> plans, DateTimeOffset now)
    {
        Sample One(PlanReading plan, double? value) => new(value, ("plan", plan.Name));
        IEnumerable<Sample> Each(Func<PlanReading, double?> value) => plans.Select(plan => One(plan, value(plan)));
        text.Gauge("farshore_plan_readable", "Whether the plan's file can be read.", Each(plan => plan.Plan is null ? 0 : 1))
            .Gauge("farshore_status_age_seconds", "How long ago the Regions were looked at for the figures of this plan.",
                Each(plan => plan.Status is { } status ? Math.Max(0, (now - status.At).TotalSeconds) : null))
            .Gauge("farshore_primary_reachable", "Whether the primary Region answers.", plans.Select(Primary))
            .Gauge("farshore_secondary_reachable", "Whether the secondary Region answers.", plans.Select(Secondary))
            .Gauge("farshore_rpo_seconds", "What would be lost if the primary were lost now: the worst resource's.",
                Each(plan => plan.Status?.RpoSeconds))
            .Gauge("farshore_rpo_objective_seconds", "What may be lost at most.", Each(plan => plan.Plan?.Objectives.Rpo.TotalSeconds))
            .Gauge("farshore_rpo_predicted_seconds", "What it will have grown to when the next recovery set is about to be ready.",
                Each(plan => plan.Status?.PredictedRpoSeconds))
            .Gauge("farshore_rto_seconds", "What the newest drill or failover took.", Each(plan => plan.Drill?.RtoSeconds))
            .Gauge("farshore_rto_objective_seconds", "What a recovery may take.", Each(plan => plan.Plan?.Objectives.Rto.TotalSeconds))
            .Gauge("farshore_drill_age_seconds", "How long ago the newest drill or failover began.",
                Each(plan => plan.Drill is { } drill ? Math.Max(0, (now - drill.At).TotalSeconds) : null))
            .Gauge("farshore_drill_age_objective_seconds", "How old the newest drill may be.",
                Each(plan => plan.Plan?.Objectives.DrillAge.TotalSeconds))
            .Gauge("farshore_replication_backlog_objects", "Current objects of all buckets that are not in the secondary yet.",
                Each(plan => plan.Status?.Backlog));
        Sets(text, plans, now);
        return Resources(text, plans);
    }

    static Sample Primary(PlanReading plan) =>
        new(AsNumber(plan.Reach?.Primary.Answers), ("plan", plan.Name), ("region", plan.Plan?.Primary.Region));

    static Sample Secondary(PlanReading plan) =>
        new(AsNumber(plan.Reach?.Secondary.Answers), ("plan", plan.Name), ("region", plan.Plan?.Secondary.Region));

    static void Sets(PrometheusText text, IReadOnlyList<PlanReading> plans, DateTimeOffset now)
    {
        text.Gauge("farshore_recovery_set_age_seconds", "From the newest recovery set's oldest member until now.",
                plans.Select(plan => new Sample(plan.Newest is { Members.Count: > 0 } set
                    ? Math.Max(0, (now - set.Members.Min(member => member.Moment)).TotalSeconds) : null, ("plan", plan.Name))))
            .Gauge("farshore_recovery_set_skew_seconds", "Spread of the moments of the newest recovery set's members.",
                plans.Select(plan => new Sample(plan.Newest?.SkewSeconds, ("plan", plan.Name))))
            .Gauge("farshore_recovery_sets", "Recovery sets in the ledger.",
                plans.Select(plan => new Sample(plan.Sets?.Count, ("plan", plan.Name))))
            .Gauge("farshore_recovery_sets_recoverable", "Recovery sets of which every member is in the secondary and was compared.",
                plans.Select(plan => new Sample(plan.Sets?.Count(set => set.IsRecoverable), ("plan", plan.Name))));
    }

    static PrometheusText Resources(PrometheusText text, IReadOnlyList<PlanReading> plans)
    {
        var resources = plans.SelectMany(plan => (plan.Status?.Resources ?? []).Select(resource => (plan.Name, Is: resource))).ToList();
        IEnumerable<Sample> Each(Func<Recovery.Status.ResourceStatus, double?> value) => resources.Select(resource =>
            new Sample(value(resource.Is), ("plan", resource.Name), ("resource", resource.Is.Name), ("type", resource.Is.Type)));
        return text
            .Gauge("farshore_resource_rpo_seconds", "Age of what the secondary could give back of a resource.", Each(one => one.RpoSeconds))
            .Gauge("farshore_resource_rpo_objective_seconds", "How old it may be.", Each(one => one.ObjectiveSeconds))
            .Gauge("farshore_resource_rpo_predicted_seconds", "What it will have grown to when the next recovery set is about to be ready.",
                Each(one => one.PredictedRpoSeconds))
            .Gauge("farshore_resource_meets_objective", "Whether the resource meets its objective.", Each(one => AsNumber(one.Meets)))
            .Gauge("farshore_resource_backlog_objects", "Current objects of a bucket that are not in the secondary yet.",
                Each(one => one.Behind));
    }

    static double? AsNumber(bool? holds) => holds switch { true => 1, false => 0, null => null };
}
