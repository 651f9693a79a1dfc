using Farshore.Recovery.Plans;
using Farshore.Recovery.Steps.Drill;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Runs;

/// <summary>Rehearses the loss of the primary: rebuilds everything in a network of its own, checks and proves it, and takes it all away
/// again. A check that fails is reported and ends no drill early: the rest is worth knowing too.</summary>
public static class DrillRun
{
    public const string Kind = "drill";

    /// <summary>The run that takes away what drills have left.</summary>
    public const string CleaningKind = "drill-clean";

    /// <param name="plan">What to rehearse.</param>
    /// <param name="set">The recovery set; null for the latest.</param>
    /// <param name="asOf">The newest set that holds nothing younger; null where <paramref name="set"/> says which.</param>
    /// <param name="keep">Leave what was rehearsed standing.</param>
    public static StepGraph ToGraph(Plan plan, string? set, DateTimeOffset? asOf = null, bool keep = false)
    {
        var graph = new StepGraph();
        var begun = graph.Add("begin the drill", new BeginDrill(plan.Name) { HasStacks = plan.Stacks.Count > 0 });

        // As if the primary were lost in this moment.
        var noted = graph.Add("note the moment", new NoteDisaster(null, plan.Primary.Region));
        var capsule = graph.Add("read the recovery set",
            new ReadCapsule(plan.Ledger, plan.Name, set, [.. plan.Resources.Select(resource => resource.Name)]) { AsOf = asOf });
        var built = Rebuilding.AddTo(graph, plan, capsule, noted,
            new RebuildOptions(IsDrill: true, NamePrefix: "drill-") { After = [begun.Step] });
        graph.Phase = RunPhase.Proving;
        foreach (var resource in plan.InOrder) VerifyRun.AddProofs(graph, plan, resource, capsule, noted, built.Resources,
            withChecks: false);
        var blackout = graph.Add("note what the blackout held back",
            new NoteBlackout(plan.Primary.Region, [.. graph.Nodes.Select(node => node.Name)]));
        if (keep) return graph;
        graph.Phase = RunPhase.TearingDown;
        var cleared = graph.Add("take away what was rehearsed", new TearDownWorkload(begun, null, [blackout.Step]));
        var gone = graph.Add("take away its network", new TearDownNetwork(begun, null, [cleared.Step]));
        graph.Add("prove that nothing is left", new ProveTeardown(begun, null, [gone.Step]));
        return graph;
    }

    /// <summary>Takes away what any drill of the plan has left.</summary>
    public static StepGraph ToCleaning(Plan plan)
    {
        var graph = new StepGraph { Phase = RunPhase.TearingDown };
        var all = new DrillScope(plan.Name, null) { HasStacks = plan.Stacks.Count > 0 };
        var cleared = graph.Add("take away what was rehearsed", new TearDownWorkload(null, all, []));
        var gone = graph.Add("take away its network", new TearDownNetwork(null, all, [cleared.Step]));
        graph.Add("prove that nothing is left", new ProveTeardown(null, all, [gone.Step]));
        return graph;
    }
}
