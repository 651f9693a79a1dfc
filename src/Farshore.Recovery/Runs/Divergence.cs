using Farshore.Recovery.Evidence;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Return;
using Farshore.Recovery.Steps.Verify;

namespace Farshore.Recovery.Runs;

/// <summary>Adds the report of what was written on only one side since the recovery set: versions, rows, blocks.</summary>
static class Divergence
{
    /// <param name="graph">Of a run whose primary is where the workload stands.</param>
    /// <param name="plan">The plan as the user has it.</param>
    /// <param name="home">The plan turned round.</param>
    /// <param name="standing">What serves in the secondary.</param>
    /// <param name="set">What it was rebuilt from.</param>
    /// <param name="accepted">Losing what was written at home is accepted, or nothing will be lost because this is all.</param>
    public static Ref<IReadOnlyList<EvidenceDivergence>> AddTo(
        StepGraph graph, Plan plan, Plan home, Standing standing, Capsule set, bool accepted)
    {
        // Ledger and old names are found the way the plan has them, with the Regions as they were.
        var part = new StepGraph { Phase = graph.Phase };
        var capsule = part.Add("recall the set that was recovered",
            new ReadCapsule(plan.Ledger, plan.Name, set.Set, [.. plan.Resources.Select(resource => resource.Name)]));
        List<Sides> all = [];
        foreach (var resource in plan.InOrder)
        {
            if (resource is PlanMachine machine) all.Add(Disks(part, plan, machine, standing, set, capsule));
            else if (resource is PlanDatabase database) all.Add(Rows(part, database, standing, set));
        }

        graph.AddTurned(part, []);
        all.AddRange(home.Buckets.Select(bucket => new Sides(bucket.Name)
        {
            Bucket = graph.Add($"compare both sides of {bucket.Name}",
                new CompareBuckets(bucket, set.Find(bucket.Name)!.Bucket!.TakenAt)),
        }));
        return graph.Add("report the divergence", new JudgeDivergence(all, accepted));
    }

    static Sides Disks(
        StepGraph part, Plan plan, PlanMachine machine, Standing standing, Capsule set, Ref<Capsule> capsule)
    {
        var name = machine.Name;
        var captured = set.Find(name)!.Captured!;
        var old = part.Add($"recall the old {name}", new RecallRestored(new(name, captured.Arn, captured.Id, ""), set.Set));
        var here = part.Add($"recall the standing {name}", new RecallRestored(standing.Find(name)!, standing.Run));
        return new(name)
        {
            DisksAtHome = part.Add($"compare the disks of the old {name}",
                new CompareRestoredDisks(machine, plan.Ledger, capsule, old, []) { Side = Side.Primary }),
            DisksHere = part.Add($"compare the disks of the standing {name}",
                new CompareRestoredDisks(machine, plan.Ledger, capsule, here, [])),
        };
    }

    static Sides Rows(StepGraph part, PlanDatabase database, Standing standing, Capsule set)
    {
        var (name, captured) = (database.Name, set.Find(database.Name)!.Captured!);
        var there = standing.Find(name)!;
        var old = part.Add($"recall the old {name}", new RecallRestored(there with
        {
            Arn = captured.Arn, Id = captured.Id, Address = captured.Database?.Endpoint ?? "", Port = captured.Database?.Port,
        }, set.Set));
        var here = part.Add($"recall the standing {name}", new RecallRestored(there, standing.Run));
        return new(name)
        {
            RowsAtHome = part.Add($"count the rows of the old {name}", new ProveDatabase(database, old, [])),
            RowsHere = part.Add($"count the rows of the standing {name}", new ProveDatabase(database, here, [])),
        };
    }
}
