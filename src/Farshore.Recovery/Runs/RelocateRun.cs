using Farshore.Recovery.Plans;
using Farshore.Recovery.Steps.Control;
using Farshore.Recovery.Steps.Moving;
using Farshore.Recovery.Steps.Return;

namespace Farshore.Recovery.Runs;

/// <summary>Moves a workload to the secondary while the primary is well: writers are stopped, the last data is brought over, and nothing
/// is lost. A failure before users are let in there leads back to the primary.</summary>
public static class RelocateRun
{
    public const string Kind = "relocate";

    /// <param name="plan">What to move.</param>
    /// <param name="trafficIsStopped">The user has stopped writers; otherwise the plan says how.</param>
    /// <exception cref="PlanException">Nothing says how writers are stopped.</exception>
    public static StepGraph ToGraph(Plan plan, bool trafficIsStopped)
    {
        RefuseTraffic(plan, trafficIsStopped);
        var graph = new StepGraph();
        IReadOnlyList<string> approved = plan.Approvals.Contains("relocate")
            ? [graph.Add("approve the relocation", new AwaitApproval("relocate", [])).Step] : [];
        graph.Phase = RunPhase.Relocating;
        var moved = Moving.AddTo(graph, plan, approved, read => [.. plan.Buckets.Select(bucket =>
            graph.Add($"wait for the replication of {bucket.Name}", new WaitForReplication(bucket, plan.Ledger, read)).Step)]);
        graph.Phase = RunPhase.Proving;
        graph.Add("record what stands", new RecordStanding(plan.Ledger, moved.Capsule, [.. moved.Restored.Values], []));
        return graph;
    }

    internal static void RefuseTraffic(Plan plan, bool trafficIsStopped)
    {
        if (plan.Hooks.StopTraffic is null && !trafficIsStopped) throw new PlanException(plan.File,
        [
            new(0, "nothing says how writers are stopped: give 'hooks' a 'stopTraffic', or stop them and say --traffic-is-stopped"),
        ]);
    }
}
