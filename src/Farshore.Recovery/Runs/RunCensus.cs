namespace Farshore.Recovery.Runs;

/// <summary>How many runs of a plan and kind are in a phase.</summary>
public sealed record RunCount(string Plan, string Kind, string Phase, int Count);

/// <summary>Counts runs without reading their journals.</summary>
public sealed class RunCensus(RunDatabase database, RunStore runs)
{
    /// <summary>By plan, kind and phase. A run that nobody drives and that has not ended is <c>interrupted</c>.</summary>
    public IReadOnlyList<RunCount> Count() => [.. Ended().Concat(Open().GroupBy(run => (run.Plan, run.Kind, run.Phase))
        .Select(same => new RunCount(same.Key.Plan, same.Key.Kind, same.Key.Phase, same.Count())))
        .OrderBy(count => count.Plan, StringComparer.Ordinal).ThenBy(count => count.Kind, StringComparer.Ordinal)
        .ThenBy(count => count.Phase, StringComparer.Ordinal)];

    /// <summary>Steps that are being done or taken back now, by plan and kind, of runs that somebody drives.</summary>
    public IReadOnlyList<RunCount> Steps() => [.. Open().Where(run => run.Phase is "running" or "unwinding")
        .GroupBy(run => (run.Plan, run.Kind)).Select(same => new RunCount(same.Key.Plan, same.Key.Kind, "running", same.Sum(Moving)))];

    /// <summary>Asks the file for something small; fails where it cannot be read.</summary>
    public void Ask() => database.Query("SELECT run FROM runs LIMIT 1", row => row.GetString(0));

    int Moving(OpenRun run) => runs.Readable(run.Run) is { } state
        ? state.Graph.Nodes.Count(node => state[node.Name].Status is StepStatus.Running or StepStatus.Undoing) : 0;

    IReadOnlyList<RunCount> Ended() => database.Query("""
        SELECT plan, kind, phase, count(*) FROM runs WHERE phase IN ('done', 'unwound', 'stuck') GROUP BY plan, kind, phase
        """, row => new RunCount(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3)));

    IEnumerable<OpenRun> Open() => database.Query(
        "SELECT plan, kind, phase, run FROM runs WHERE phase NOT IN ('done', 'unwound', 'stuck')",
        row => new OpenRun(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)))
        .Select(run => run.Phase is "paused" || runs.IsDriven(run.Run) ? run : run with { Phase = "interrupted" });

    sealed record OpenRun(string Plan, string Kind, string Phase, string Run);
}
