using Farshore.Recovery.Plans;
using Farshore.Recovery.Steps.Protect;

namespace Farshore.Recovery.Runs;

/// <summary>Brings what was in the buckets before their replication rules to the replicas.</summary>
public static class ExportRun
{
    public const string Kind = "export";

    public static StepGraph ToGraph(Plan plan)
    {
        var graph = new StepGraph { Phase = RunPhase.Exporting };
        foreach (var bucket in plan.Buckets) graph.Add($"export {bucket.Name}", new ExportBucket(bucket, plan.Ledger, plan.Name));
        return graph;
    }
}
