using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Runs;

/// <summary>How a workload is rebuilt: for good, or only to see that it can be.</summary>
/// <param name="IsDrill">It is a rehearsal: under names of its own, in a network of its own, and nobody is sent there.</param>
/// <param name="NamePrefix">What the names of what is made begin with.</param>
public sealed record RebuildOptions(bool IsDrill = false, string NamePrefix = "")
{
    /// <summary>Whether what is rebuilt serves as soon as it stands: in a planned move nobody is let in before all of it does, and until
    /// then everything can be taken back.</summary>
    public bool HandsOver { get; init; } = true;

    /// <summary>Steps that must have happened before anything is made.</summary>
    public IReadOnlyList<string> After { get; init; } = [];
}

/// <summary>The part that every run has which brings a workload up in the secondary: restored in the order of its needs, checked, handed
/// over.</summary>
public static class Rebuilding
{
    /// <param name="graph">What the steps are added to.</param>
    /// <param name="plan">What to rebuild.</param>
    /// <param name="capsule">The recovery set it is rebuilt from.</param>
    /// <param name="disaster">The moment that recovery points are measured from.</param>
    /// <param name="options">How.</param>
    /// <returns>Every resource by its name, as it is handed over.</returns>
    public static IReadOnlyDictionary<string, Ref<Restored>> AddTo(
        StepGraph graph, Plan plan, Ref<Capsule> capsule, Ref<Disaster> disaster, RebuildOptions options)
    {
        Dictionary<string, Ref<Restored>> restored = new(StringComparer.Ordinal);
        foreach (var resource in plan.InOrder)
            restored[resource.Name] = Rebuild(graph, resource, capsule, disaster, options, restored);
        return restored;
    }

    /// <returns>The resource as it is handed over.</returns>
    static Ref<Restored> Rebuild(
        StepGraph graph, PlanResource resource, Ref<Capsule> capsule, Ref<Disaster> disaster, RebuildOptions options,
        Dictionary<string, Ref<Restored>> earlier)
    {
        var name = resource.Name;
        graph.Phase = RunPhase.Restoring;
        IReadOnlyList<string> after = [.. options.After, .. resource.Needs.Select(need => earlier[need].Step)];
        IReadOnlyList<Ref<Restored>> others = [.. resource.Needs.Select(need => earlier[need])];
        var found = resource switch
        {
            PlanBucket bucket => graph.Add($"find the replica of {name}", new FindReplica(bucket, capsule)),
            PlanMachine machine =>
                graph.Add($"find the address of {name}", new FindMachineAddress(name, Restore(graph, machine, capsule, null, after))),
            PlanDatabase database => graph.Add($"find the address of {name}",
                new FindDatabaseAddress(database, Restore(graph, database, capsule, Name(graph, database, options), after))),
            _ => throw new InvalidOperationException($"there is no way to restore {resource.Type}"),
        };
        graph.Phase = RunPhase.Checking;
        List<string> before = [];
        if (resource.Checks.Count > 0 || resource.Heartbeat is not null)
        {
            var check = graph.Add($"check {name}", new CheckResource(resource, found, others, Refuses: !options.IsDrill));
            before.Add(check.Step);
            if (resource.Heartbeat is not null)
            {
                before.Add(graph.Add($"measure the recovery point of {name}",
                    new ReadHeartbeat(resource, found, others, disaster, check)).Step);
            }
        }

        if (options.IsDrill) return graph.Add($"{name} stands", new HandOver(name, found, before, WasMade: false));
        graph.Phase = RunPhase.HandingOver;
        return graph.Add($"hand over {name}", new HandOver(name, found, before, WasMade: options.HandsOver && resource is not PlanBucket));
    }

    static Ref<string> Restore(StepGraph graph, PlanResource resource, Ref<Capsule> capsule, Ref<string>? name, IReadOnlyList<string> after)
    {
        var job = graph.Add($"start the restore of {resource.Name}", new StartRestore(resource, capsule, name, after));
        return graph.Add($"restore {resource.Name}", new WaitForRestore(resource.Name, job));
    }

    static Ref<string>? Name(StepGraph graph, PlanDatabase database, RebuildOptions options) =>
        database.Restore.Identifier is not null && !options.IsDrill ? null
        : graph.Add($"name {database.Name}", new MintName(options.NamePrefix + database.Instance, database.Name));
}
