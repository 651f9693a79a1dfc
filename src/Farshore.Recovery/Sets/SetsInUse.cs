using Farshore.Recovery.Evidence;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Sets;

/// <summary>Recovery sets that runs of this home still need: those that are not over, and the last one whose workload was not taken home
/// yet.</summary>
static class SetsInUse
{
    /// <returns>The run by the set.</returns>
    public static IReadOnlyDictionary<string, string> Of(RunStore runs, string plan, StepCatalog catalog)
    {
        Dictionary<string, string> used = new(StringComparer.Ordinal);
        var isHome = false;
        var moves = runs.OfKinds(plan, FailoverRun.Kind, RelocateRun.Kind, FailbackRun.Kind);
        foreach (var run in runs.Open(plan).Concat(moves).DistinctBy(run => run.Run).OrderByDescending(run => run.StartedAt))
        {
            // Newest first: what ran before the workload was taken home needs its set no more.
            var isOver = run.Phase is "done" or "unwound";
            isHome |= run is { Kind: "failback", Phase: "done" } && LedHome(runs, run.Run);
            if (run.Kind is "backup"
                || (isOver && (isHome || run is not { Kind: FailoverRun.Kind or "relocate", Phase: "done" }))) continue;
            if (SetOf(runs, run.Run, catalog) is { } set) used.TryAdd(set, run.Run);
            isHome |= isOver;
        }

        return used;
    }

    /// <returns>Null too where another version wrote the run: this one can neither resume it nor lead home from it.</returns>
    static string? SetOf(RunStore runs, string run, StepCatalog catalog) => runs.Readable(run) is { } state
        ? EvidenceReport.CapsuleOf(state, catalog)?.Set
            ?? state.Graph.Nodes.Select(node => node.Step).OfType<ReadCapsule>().FirstOrDefault()?.Set
        : null;

    /// <summary>A failback that only reported has brought nothing home. One that cannot be read counts as such: the sets of before
    /// stay.</summary>
    static bool LedHome(RunStore runs, string run) => runs.Readable(run)?.Graph.Nodes.Any(node => node.Step.HandsOver()) is true;
}
