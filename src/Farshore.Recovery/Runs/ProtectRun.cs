using Farshore.Recovery.Plans;
using Farshore.Recovery.Steps.Protect;

namespace Farshore.Recovery.Runs;

/// <summary>Sets both Regions up so that there can be something to recover from: roles, key, vaults, versioning, replication,
/// ledger.</summary>
public static class ProtectRun
{
    public const string Kind = "protect";

    const string ManagedPolicies = "arn:aws:iam::aws:policy/service-role/";

    public static StepGraph ToGraph(Plan plan)
    {
        var graph = new StepGraph();
        AddTo(graph, plan);
        return graph;
    }

    /// <summary>Adds the whole of it to another run's graph.</summary>
    public static void AddTo(StepGraph graph, Plan plan)
    {
        var phase = graph.Phase;
        graph.Phase = RunPhase.Protecting;
        if (plan.Machines.Any() || plan.Databases.Any()) AddVaults(graph, plan);
        var ledger = graph.Add("look at the ledger", new ObserveBucket(Side.Secondary, plan.Ledger, null, MayBeMissing: true));
        graph.Add("set up the ledger", new EnsureLedger(plan.Ledger, ledger));
        if (plan.Buckets.Any()) AddReplication(graph, plan);
        graph.Phase = phase;
    }

    internal static EnsureRole ReplicationRole(Plan plan) => new(plan.Roles.Replication, "/", "s3.amazonaws.com", [],
        RoleDocuments.Replication(plan.Buckets.Select(bucket => bucket.Bucket), plan.Buckets.Select(bucket => bucket.Replica)));

    static void AddVaults(StepGraph graph, Plan plan)
    {
        graph.Add("set up the backup role", new EnsureRole(plan.Roles.Backup, "/service-role/", "backup.amazonaws.com",
            [ManagedPolicies + "AWSBackupServiceRolePolicyForBackup", ManagedPolicies + "AWSBackupServiceRolePolicyForRestores"], null));
        var key = graph.Add("set up the secondary vault's key", new EnsureVaultKey(Side.Secondary, plan.Vaults.Key));
        graph.Add("set up the primary vault", new EnsureVault(Side.Primary, plan.Vaults.Primary, null));
        graph.Add("set up the secondary vault", new EnsureVault(Side.Secondary, plan.Vaults.Secondary, key));
    }

    static void AddReplication(StepGraph graph, Plan plan)
    {
        var role = graph.Add("set up the replication role", ReplicationRole(plan));
        foreach (var bucket in plan.Buckets)
        {
            var source = graph.Add($"look at bucket {bucket.Name}", new ObserveBucket(Side.Primary, bucket.Bucket, bucket.Name));
            var replica = graph.Add($"look at replica {bucket.Name}", new ObserveBucket(Side.Secondary, bucket.Replica, bucket.Name));
            var sourceVersioned =
                graph.Add($"version bucket {bucket.Name}", new EnableVersioning(Side.Primary, bucket.Bucket, bucket.Name, source));
            var replicaVersioned =
                graph.Add($"version replica {bucket.Name}", new EnableVersioning(Side.Secondary, bucket.Replica, bucket.Name, replica));
            if (bucket.Properties.PublicAccess is "blocked")
                graph.Add($"close replica {bucket.Name} to the public", new BlockPublicAccess(bucket.Replica, bucket.Name, replica));
            graph.Add($"replicate {bucket.Name}", new PutReplicationRule(
                bucket.Bucket, bucket.Replica, plan.ReplicationRuleId, bucket.Name, role, source, [sourceVersioned, replicaVersioned]));
        }
    }
}
