using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Backup;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Sealing;

namespace Farshore.Recovery.Runs;

/// <summary>Adds the steps that show what the secondary holds of a recovery set before it is sealed.</summary>
static class Sealing
{
    const string Prefix = "farshore-proof-";

    /// <summary>A bucket: what replication had still to bring is waited for, then the replica is read.</summary>
    public static SetBucket Prove(StepGraph graph, Plan plan, PlanBucket bucket, Ref<BucketMember> record)
    {
        graph.Phase = RunPhase.Copying;
        var drained = graph.Add($"let replication of {bucket.Name} come to the instant", new DrainReplication(bucket, plan.Ledger, record));
        graph.Phase = RunPhase.Proving;
        return new(bucket.Name, record)
        {
            Proof = graph.Add($"compare the replica of {bucket.Name}", new ProveReplica(bucket, plan.Ledger, record, drained)),
        };
    }

    /// <summary>A machine: its copy's disks are read.</summary>
    public static Ref<MemberProof> Prove(
        StepGraph graph, Plan plan, PlanMachine machine, Ref<string> copy, Ref<IReadOnlyList<DiskRecord>> disks)
    {
        graph.Phase = RunPhase.Proving;
        return graph.Add($"compare the copy of {machine.Name}", new ProveCopy(machine.Name, plan.Ledger, copy, disks));
    }

    /// <summary>A database: nothing but a server can read it, so original and copy are both restored, read and taken away again.</summary>
    /// <returns>Null where the plan leaves it to the next drill, or gives no password to read with.</returns>
    public static Ref<MemberProof>? Prove(StepGraph graph, Plan plan, PlanDatabase database, SetMember member, Ref<string> role)
    {
        if (database.Password is null || plan.Backup.DatabaseProofs is PlanBackup.ByDrill) return null;
        graph.Phase = RunPhase.Proving;
        var name = graph.Add($"name the proof of {database.Name}", new MintName(Prefix + database.Name, database.Name));
        var original = Read(graph, plan, new(Side.Primary, database, name), member, role);
        var copy = Read(graph, plan, new(Side.Secondary, database, name), member, role);
        return graph.Add($"compare the copy of {database.Name}", new CompareTables(database.Name, original, copy));
    }

    static Ref<TablesRead> Read(StepGraph graph, Plan plan, ProofDatabase database, SetMember member, Ref<string> role)
    {
        var (isOriginal, name) = (database.Side is Side.Primary, database.Resource.Name);
        var which = isOriginal ? "original" : "copy";
        var started = graph.Add($"start to restore the {which} of {name} for its proof", new StartProof(database,
            isOriginal ? plan.Vaults.Primary : plan.Vaults.Secondary, isOriginal ? member.Point : null, isOriginal ? null : member.Copy,
            member.Captured, role, database.Resource.Restore, plan.Network.Mapping));
        var server = graph.Add($"restore the {which} of {name} for its proof", new AwaitProof(database, started));
        var tables = graph.Add($"read the {which} of {name}", new ReadTables(database, server));
        graph.Add($"take the {which} of {name} away", new RemoveProof(database, started, [tables.Step]));
        return tables;
    }
}
