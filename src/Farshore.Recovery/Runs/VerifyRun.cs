using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Verify;

namespace Farshore.Recovery.Runs;

/// <summary>Proves what the secondary holds, without changing it and without a call to the primary.</summary>
public static class VerifyRun
{
    public const string Kind = "verify";

    /// <param name="plan">What to prove.</param>
    /// <param name="set">The recovery set to prove against; null for the latest.</param>
    /// <param name="disaster">The disaster; null where none was recorded.</param>
    /// <param name="failover">The failover run that restored them; null where there was none.</param>
    /// <param name="recovered">What the latest failover of the plan restored; empty where there was none, and only copies are
    /// proved.</param>
    public static StepGraph ToGraph(Plan plan, string? set, Disaster? disaster, string? failover, IReadOnlyList<Restored> recovered)
    {
        var graph = new StepGraph();
        var noted = graph.Add("note the disaster", new NoteDisaster(disaster, plan.Primary.Region));
        var capsule = graph.Add("read the recovery set",
            new ReadCapsule(plan.Ledger, plan.Name, set, [.. plan.Resources.Select(resource => resource.Name)])
            {
                MayLackMembers = true,
            });
        graph.Phase = RunPhase.Proving;
        var restored = recovered.ToDictionary(one => one.Name,
            one => graph.Add($"recall {one.Name}", new RecallRestored(one, failover!)), StringComparer.Ordinal);
        foreach (var resource in plan.InOrder) AddProofs(graph, plan, resource, capsule, noted, restored, withChecks: true);
        return graph;
    }

    /// <summary>Adds the proofs of one resource. What was not restored is proved by its copy alone.</summary>
    internal static void AddProofs(
        StepGraph graph, Plan plan, PlanResource resource, Ref<Capsule> capsule, Ref<Disaster> disaster,
        IReadOnlyDictionary<string, Ref<Restored>> restored, bool withChecks)
    {
        var name = resource.Name;
        var found = restored.TryGetValue(name, out var reference) ? reference : (Ref<Restored>?)null;
        IReadOnlyList<string> after = found is { } handed ? [handed.Step] : [];
        if (withChecks && resource.Checks.Count > 0 && found is { } there)
        {
            IReadOnlyList<Ref<Restored>> others = [.. resource.Needs.Where(restored.ContainsKey).Select(need => restored[need])];
            graph.Add($"check {name}", new CheckResource(resource, there, others, Refuses: false));
        }

        switch (resource)
        {
            case PlanBucket bucket:
                graph.Add($"prove {name}", new ProveBucket(bucket, plan.Ledger, capsule, disaster, after));
                break;
            case PlanMachine machine:
                var proved = graph.Add($"prove the copy of {name}", new ProveDisks(machine, plan.Ledger, capsule, after));
                if (found is { } running)
                    graph.Add($"compare the disks of {name}",
                        new CompareRestoredDisks(machine, plan.Ledger, capsule, running, [proved.Step]));
                break;
            case PlanDatabase database when found is { } answering:
                graph.Add($"count the rows of {name}", new ProveDatabase(database, answering, after));
                break;
            case PlanDatabase database:
                graph.Add($"recall the proof of {name}", new RecallSealedProof(database, capsule));
                break;
        }
    }
}
