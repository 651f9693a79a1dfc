using Farshore.Recovery.Evidence;
using Farshore.Recovery.Export;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Control;
using Farshore.Recovery.Steps.Protect;
using Farshore.Recovery.Steps.Return;

namespace Farshore.Recovery.Runs;

/// <summary>What a user chooses about a way home.</summary>
/// <param name="NewName">A new name from an old one.</param>
public sealed record FailbackOptions(Func<string, string> NewName)
{
    public bool TrafficIsStopped { get; init; }

    /// <summary>What was written at home after the recovery set may be lost.</summary>
    public bool AcceptDivergence { get; init; }

    /// <summary>Only says what was written where, and changes nothing.</summary>
    public bool ReportOnly { get; init; }
}

/// <summary>Leads a workload home to its healed primary: what was written since comes along, what was written there meanwhile is told
/// beforehand, and what ran there before stays, stopped. Its Regions are the plan's the other way round.</summary>
public static class FailbackRun
{
    public const string Kind = "failback";

    /// <param name="plan">As the user has it.</param>
    /// <param name="standing">What serves in its secondary.</param>
    /// <param name="set">The set it was rebuilt from.</param>
    /// <param name="options">The user's choices.</param>
    public static StepGraph ToGraph(Plan plan, Standing standing, Capsule set, FailbackOptions options)
    {
        var home = Reversal.Of(plan, standing, set, options.NewName);
        var graph = new StepGraph();
        var isAsked = plan.Approvals.Contains("relocate");
        var report = Divergence.AddTo(graph, plan, home, standing, set, options.AcceptDivergence || options.ReportOnly || isAsked);
        if (options.ReportOnly) return graph;
        RelocateRun.RefuseTraffic(plan, options.TrafficIsStopped);

        IReadOnlyList<string> begun =
            [isAsked ? graph.Add("approve the return", new AwaitApproval("relocate", [report.Step])).Step : report.Step];
        graph.Phase = RunPhase.FailingBack;
        var rules = Suspend(graph, plan, begun);
        var ready = Prepare(graph, plan, home, [.. begun, .. rules.Values.Select(rule => rule.Switched.Step)]);
        var moved = Moving.AddTo(graph, home, ready, read => [.. home.Buckets.Select(bucket => BringLast(graph, home, bucket, read))]);
        graph.Phase = RunPhase.Protecting;
        ProtectAgain(graph, plan, home, rules, moved.After);
        Settle(graph, plan, set, moved);
        return graph;
    }

    /// <summary>What comes home must not be sent back as if it were new.</summary>
    static Dictionary<string, (Ref<string> Before, Ref<bool> Switched)> Suspend(StepGraph graph, Plan plan, IReadOnlyList<string> after)
    {
        Dictionary<string, (Ref<string>, Ref<bool>)> rules = new(StringComparer.Ordinal);
        foreach (var bucket in plan.Buckets)
        {
            var before = graph.Add($"look at the rule of {bucket.Name}",
                new ObserveRule(Side.Secondary, bucket.Bucket, plan.ReplicationRuleId, bucket.Name, after));
            rules[bucket.Name] = (before, graph.Add($"suspend the replication of {bucket.Name}", new SwitchRule(
                Side.Secondary, bucket.Bucket, plan.ReplicationRuleId, bucket.Name, before, "Disabled", [])));
        }

        return rules;
    }

    /// <summary>Protection the other way round, what can be brought home while people still work, and the old workload at rest.</summary>
    static IReadOnlyList<string> Prepare(StepGraph graph, Plan plan, Plan home, IReadOnlyList<string> after)
    {
        var count = graph.Nodes.Count;
        ProtectRun.AddTo(graph, home);
        IReadOnlyList<string> isProtected = [.. after, .. graph.Nodes.Skip(count).Select(node => node.Name)];
        var part = new StepGraph { Phase = RunPhase.FailingBack, Suffix = " at home" };
        var isRetired = Fencing.AddTo(part, plan with { Hooks = new() }, [], mustReach: true);
        graph.AddTurned(part, after);
        return
        [
            .. isProtected, .. isRetired,
            .. home.Buckets.Select(bucket => graph.Add($"bring {bucket.Name} home",
                new ExportBucket(bucket, home.Ledger, home.Name) { Scope = ExportScope.AllVersions, After = isProtected }).Step),
        ];
    }

    static string BringLast(StepGraph graph, Plan home, PlanBucket bucket, IReadOnlyList<string> read)
    {
        var last = graph.Add($"bring the last of {bucket.Name} home",
            new ExportBucket(bucket, home.Ledger, home.Name) { Scope = ExportScope.AllVersions, After = read });
        return graph.Add($"settle {bucket.Name} at home", new SettleBucket(bucket, home.Ledger, [last.Step])).Step;
    }

    static void ProtectAgain(
        StepGraph graph, Plan plan, Plan home, IReadOnlyDictionary<string, (Ref<string> Before, Ref<bool> Switched)> rules,
        IReadOnlyList<string> after)
    {
        foreach (var bucket in plan.Buckets)
        {
            var removed = graph.Add($"end the replication of {bucket.Name} home",
                new RemoveRule(Side.Primary, bucket.Replica, plan.ReplicationRuleId, bucket.Name, after));
            var learnt = graph.Add($"learn what of {bucket.Name} came home",
                new LearnReturned(bucket, plan.Ledger, home.Ledger, [removed.Step]));
            var resumed = graph.Add($"resume the replication of {bucket.Name}", new SwitchRule(
                Side.Secondary, bucket.Bucket, plan.ReplicationRuleId, bucket.Name, rules[bucket.Name].Before, "Enabled", [learnt.Step]));
            var part = new StepGraph { Phase = RunPhase.Protecting };
            part.Add($"export {bucket.Name} again", new ExportBucket(bucket, plan.Ledger, plan.Name));
            graph.AddTurned(part, [resumed.Step]);
        }
    }

    static void Settle(StepGraph graph, Plan plan, Capsule set, Moved moved)
    {
        List<Renamed> renamed = [];
        foreach (var resource in plan.Resources)
        {
            var (now, old) = (moved.Restored[resource.Name], set.Find(resource.Name)?.Captured?.Id ?? "");
            if (resource is PlanMachine { Tag: { } tag, InstanceId: null })
                graph.Add($"pass the tag of {resource.Name} on", new PassTag(tag, old, now, moved.After));
            else if (resource is not PlanBucket) renamed.Add(new(old, now));
        }

        if (renamed.Count > 0) graph.Add("write the plan anew", new WritePlan(renamed, moved.After));
        graph.Add("note that the workload is home", new ForgetStanding(plan.Ledger, moved.After));
    }
}
