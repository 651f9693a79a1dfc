using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Drill;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Return;

namespace Farshore.Recovery.Runs;

/// <summary>Rebuilds everything in the secondary without a call to the primary, checks it, hands it over, and proves what came
/// back.</summary>
public static class FailoverRun
{
    public const string Kind = "failover";

    /// <param name="plan">What to rebuild.</param>
    /// <param name="set">The recovery set; null for the latest.</param>
    /// <param name="disaster">The disaster it answers; null where none was recorded.</param>
    /// <param name="asOf">The newest set that holds nothing younger; null where <paramref name="set"/> says which.</param>
    /// <param name="fences">Stop what still runs in the primary, where it can be reached; the plan's own command for that is always
    /// run.</param>
    public static StepGraph ToGraph(Plan plan, string? set, Disaster? disaster, DateTimeOffset? asOf = null, bool fences = false)
    {
        var graph = new StepGraph();
        var noted = graph.Add("note the disaster", new NoteDisaster(disaster, plan.Primary.Region));
        var capsule = graph.Add("read the recovery set",
            new ReadCapsule(plan.Ledger, plan.Name, set, [.. plan.Resources.Select(resource => resource.Name)]) { AsOf = asOf });
        var fenced = fences || plan.Hooks.Fence is not null ? Fencing.AddTo(graph, plan, [capsule.Step], mustReach: false) : [];
        var built = Rebuilding.AddTo(graph, plan, capsule, noted, new());
        var restored = built.Resources;
        HandingOver.AddTo(graph, plan, restored, [.. fenced, .. built.Steps]);
        graph.Phase = RunPhase.Proving;
        foreach (var resource in plan.InOrder) VerifyRun.AddProofs(graph, plan, resource, capsule, noted, restored, withChecks: false);
        graph.Add("record what stands", new RecordStanding(plan.Ledger, capsule, [.. restored.Values], []));
        graph.Add("note what the blackout held back",
            new NoteBlackout(plan.Primary.Region, [.. graph.Nodes.Select(node => node.Name)]));
        return graph;
    }
}
