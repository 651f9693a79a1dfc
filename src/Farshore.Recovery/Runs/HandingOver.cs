using Farshore.Recovery.Plans;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Traffic;

namespace Farshore.Recovery.Runs;

/// <summary>Leads users to what was rebuilt: the plan's records in Route 53, then its own command.</summary>
public static class HandingOver
{
    /// <param name="graph">Of the run.</param>
    /// <param name="plan">Says which records and which command.</param>
    /// <param name="restored">What was rebuilt, by name.</param>
    /// <param name="after">What must have happened before any user is led anywhere: every check, and fencing.</param>
    /// <returns>The steps after which users are led; <paramref name="after"/> where the plan names nothing.</returns>
    public static IReadOnlyList<string> AddTo(
        StepGraph graph, Plan plan, IReadOnlyDictionary<string, Ref<Restored>> restored, IReadOnlyList<string> after)
    {
        var phase = graph.Phase;
        graph.Phase = RunPhase.HandingOver;
        List<string> last = [];
        foreach (var record in plan.HandOver.Records.Where(record => restored.ContainsKey(record.Resource)))
        {
            var name = $"{record.Name} ({record.Type})";
            var before = graph.Add($"look at the record {name}", new ObserveRecord(record, after));
            var change = graph.Add($"point {name} at {record.Resource}",
                new PointRecord(record, restored[record.Resource], before, after));
            last.Add(graph.Add($"wait until {name} is known", new WaitForRecord(record, change)).Step);
        }

        if (plan.HandOver.Command is { } command)
        {
            last = [graph.Add("hand over by the plan's command", new RunHook(
                command, "handOver", plan.Secondary.Region, InOrder(plan, restored), [.. after, .. last])
            {
                LetsUsersIn = true, Secrets = SecretsOf(plan),
            }).Step];
        }

        graph.Phase = phase;
        return last.Count == 0 ? after : last;
    }

    /// <summary>What no hook's output may be shown with.</summary>
    internal static IReadOnlyList<PlanSecret> SecretsOf(Plan plan) =>
        [.. plan.Databases.SelectMany(database =>
            (PlanSecret?[])[database.Password, database.Restore.MasterPassword]).OfType<PlanSecret>()];

    internal static IReadOnlyList<Ref<Restored>> InOrder(Plan plan, IReadOnlyDictionary<string, Ref<Restored>> restored) =>
        [.. plan.InOrder.Where(resource => restored.ContainsKey(resource.Name)).Select(resource => restored[resource.Name])];
}
