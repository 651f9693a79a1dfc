using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Control;
using Farshore.Recovery.Steps.Moving;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Traffic;

namespace Farshore.Recovery.Runs;

/// <summary>What a planned move has come to.</summary>
/// <param name="Restored">Every resource, as it is handed over.</param>
/// <param name="After">Steps after which users are let in.</param>
/// <param name="Capsule">The set that was moved.</param>
/// <param name="Standstill">When nothing was written any more.</param>
public sealed record Moved(
    IReadOnlyDictionary<string, Ref<Restored>> Restored, IReadOnlyList<string> After, Ref<Capsule> Capsule, Ref<Disaster> Standstill);

/// <summary>The part that relocation and failback share: a workload goes from a plan's primary to its secondary with nothing lost. Until
/// users are let in there, any failure leads back.</summary>
public static class Moving
{
    /// <param name="graph">Of the run.</param>
    /// <param name="plan">From its primary to its secondary.</param>
    /// <param name="after">What must have happened before writers are stopped.</param>
    /// <param name="drain">Adds what brings the last versions of the buckets over, after the given steps; answers with the last of
    /// it.</param>
    public static Moved AddTo(
        StepGraph graph, Plan plan, IReadOnlyList<string> after, Func<IReadOnlyList<string>, IReadOnlyList<string>> drain)
    {
        var phase = graph.Phase;
        var standstill = StandStill(graph, plan, after);
        var newest = ReadNewest(graph, plan, standstill);
        IReadOnlyList<string> read = [standstill.Step, .. newest.Values.Select(one => one.Step)];

        // A machine is backed up stopped: all that it held in memory is then on its disks. A stopped database cannot be backed up.
        var machines = plan.Hooks.Fence is null
            ? Fencing.AddTo(graph, plan, read, mustReach: true, resource => resource is PlanMachine) : read;
        // Writers stand still meanwhile, and the databases are restored and checked at once: nobody waits for their proof.
        var atOnce = plan with { Backup = plan.Backup with { DatabaseProofs = PlanBackup.ByDrill } };
        var taken = BackupRun.AddTo(graph, atOnce, [.. machines, .. drain(read)]);
        graph.Phase = phase;
        var fenced = Fencing.AddTo(graph, plan, [taken.Step], mustReach: true, resource => resource is PlanDatabase);

        var capsule = graph.Add("read the recovery set", new ReadCapsule(
            plan.Ledger, plan.Name, null, [.. plan.Resources.Select(resource => resource.Name)]) { Sealed = taken });
        var built = Rebuilding.AddTo(graph, plan, capsule, standstill, new() { HandsOver = false });
        var kept = newest.Select(one => graph.Add($"find the newest data of {one.Key.Name} again",
            new KeepNewest(one.Key, one.Value, new($"measure the recovery point of {one.Key.Name}")))).ToList();
        var (restored, last) = LetIn(graph, plan, built.Resources,
            [.. built.Steps, .. fenced, .. kept.Select(one => one.Step)]);
        graph.Phase = RunPhase.Proving;
        foreach (var resource in plan.InOrder) VerifyRun.AddProofs(graph, plan, resource, capsule, standstill, restored, withChecks: false);
        return new(restored, last, capsule, standstill);
    }

    static Ref<Disaster> StandStill(StepGraph graph, Plan plan, IReadOnlyList<string> after)
    {
        var stopped = plan.Hooks.StopTraffic is not { } hook ? after : [graph.Add("stop traffic", new RunHook(
            hook, "stopTraffic", plan.Primary.Region, [], after)
        {
            Undoing = plan.Hooks.StartTraffic,
            UndoingStage = "startTraffic",
            UndoingRegion = plan.Primary.Region,
            Secrets = HandingOver.SecretsOf(plan),
        }).Step];
        return graph.Add("note the standstill", new NoteDisaster(null, plan.Primary.Region) { Standstill = stopped });
    }

    static Dictionary<PlanResource, Ref<NewestHere>> ReadNewest(StepGraph graph, Plan plan, Ref<Disaster> standstill)
    {
        Dictionary<string, Ref<Restored>> sources = new(StringComparer.Ordinal);
        var asked = plan.Resources.Where(resource => resource.Heartbeat is not null).ToList();
        foreach (var resource in plan.Resources.Where(resource => resource is not PlanBucket
            && (asked.Contains(resource) || asked.Exists(one => one.Needs.Contains(resource.Name)))))
            sources[resource.Name] = graph.Add($"find where {resource.Name} answers", new FindSource(resource, [standstill.Step]));
        return asked.Where(resource => sources.ContainsKey(resource.Name)).ToDictionary(
            resource => resource,
            resource => graph.Add($"read the newest data of {resource.Name}", new ReadNewest(resource, sources[resource.Name],
                [.. resource.Needs.Where(sources.ContainsKey).Select(need => sources[need])], standstill)));
    }

    /// <summary>Records and the plan's command first, then writers; from the first of them that lets anybody in there is no way
    /// back.</summary>
    static (IReadOnlyDictionary<string, Ref<Restored>> Restored, IReadOnlyList<string> Last) LetIn(
        StepGraph graph, Plan plan, IReadOnlyDictionary<string, Ref<Restored>> rebuilt, IReadOnlyList<string> after)
    {
        graph.Phase = RunPhase.HandingOver;
        if (plan.Approvals.Contains("handOver"))
            after = [graph.Add("approve the hand-over", new AwaitApproval("handOver", after)).Step];
        var led = HandingOver.AddTo(graph, plan, rebuilt, after);
        if (plan.Hooks.StartTraffic is { } hook)
        {
            led = [graph.Add("start traffic", new RunHook(
                hook, "startTraffic", plan.Secondary.Region, HandingOver.InOrder(plan, rebuilt), led)
            {
                LetsUsersIn = true, Secrets = HandingOver.SecretsOf(plan),
            }).Step];
        }

        var restored = rebuilt.ToDictionary(one => one.Key,
            one => graph.Add($"{one.Key} serves in {plan.Secondary.Region}", new HandOver(one.Key, one.Value, led, WasMade: true)),
            StringComparer.Ordinal);
        return (restored, [.. restored.Values.Select(one => one.Step)]);
    }
}
