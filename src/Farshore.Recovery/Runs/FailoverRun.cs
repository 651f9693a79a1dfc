using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Restore;

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
    public static StepGraph ToGraph(Plan plan, string? set, Disaster? disaster, DateTimeOffset? asOf = null)
    {
        var graph = new StepGraph();
        var noted = graph.Add("note the disaster", new NoteDisaster(disaster, plan.Primary.Region));
        var capsule = graph.Add("read the recovery set",
            new ReadCapsule(plan.Ledger, plan.Name, set, [.. plan.Resources.Select(resource => resource.Name)]) { AsOf = asOf });
        Dictionary<string, Ref<Restored>> restored = [];
        foreach (var resource in plan.InOrder) restored[resource.Name] = Rebuild(graph, resource, capsule, noted, restored);
        graph.Phase = RunPhase.Proving;
        foreach (var resource in plan.InOrder) VerifyRun.AddProofs(graph, plan, resource, capsule, noted, restored, withChecks: false);
        return graph;
    }

    /// <returns>The resource as it is handed over.</returns>
    static Ref<Restored> Rebuild(
        StepGraph graph, PlanResource resource, Ref<Capsule> capsule, Ref<Disaster> disaster, Dictionary<string, Ref<Restored>> earlier)
    {
        var name = resource.Name;
        graph.Phase = RunPhase.Restoring;
        IReadOnlyList<string> after = [.. resource.Needs.Select(need => earlier[need].Step)];
        IReadOnlyList<Ref<Restored>> others = [.. resource.Needs.Select(need => earlier[need])];
        var found = resource switch
        {
            PlanBucket bucket => graph.Add($"find the replica of {name}", new FindReplica(bucket, capsule)),
            PlanMachine machine =>
                graph.Add($"find the address of {name}", new FindMachineAddress(name, Restore(graph, machine, capsule, null, after))),
            PlanDatabase database => graph.Add($"find the address of {name}",
                new FindDatabaseAddress(database, Restore(graph, database, capsule, Name(graph, database), after))),
            _ => throw new InvalidOperationException($"there is no way to restore {resource.Type}"),
        };
        graph.Phase = RunPhase.Checking;
        List<string> before = [];
        if (resource.Checks.Count > 0 || resource.Heartbeat is not null)
        {
            var check = graph.Add($"check {name}", new CheckResource(resource, found, others));
            before.Add(check.Step);
            if (resource.Heartbeat is not null)
            {
                before.Add(graph.Add($"measure the recovery point of {name}",
                    new ReadHeartbeat(resource, found, others, disaster, check)).Step);
            }
        }

        graph.Phase = RunPhase.HandingOver;
        return graph.Add($"hand over {name}", new HandOver(name, found, before, WasMade: resource is not PlanBucket));
    }

    static Ref<string> Restore(StepGraph graph, PlanResource resource, Ref<Capsule> capsule, Ref<string>? name, IReadOnlyList<string> after)
    {
        var job = graph.Add($"start the restore of {resource.Name}", new StartRestore(resource, capsule, name, after));
        return graph.Add($"restore {resource.Name}", new WaitForRestore(resource.Name, job));
    }

    static Ref<string>? Name(StepGraph graph, PlanDatabase database) => database.Restore.Identifier is not null ? null
        : graph.Add($"name {database.Name}", new MintName(database.Instance, database.Name));
}
