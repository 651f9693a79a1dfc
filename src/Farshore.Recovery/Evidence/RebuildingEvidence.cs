using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Drill;
using Farshore.Recovery.Steps.Network;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Evidence;

/// <summary>Collects what a run has translated, been refused, done another way and taken away again.</summary>
static class RebuildingEvidence
{
    public static IReadOnlyList<EvidenceRewrite>? ProofSheet(RunState state, StepCatalog catalog) =>
        EvidenceReport.Outputs<Translate, Translated>(state, catalog).Select(IReadOnlyList<EvidenceRewrite> (found) =>
            [.. found.Output.Sheet.Rewrites.Select(one => new EvidenceRewrite(one.Resource, one.Field, one.Old, one.New, one.Why))])
            .FirstOrDefault();

    /// <summary>Null where the run was not cut off, or did not come so far that it could say.</summary>
    public static EvidenceBlackout? Blackout(RunState state, StepCatalog catalog)
    {
        var region = state.Graph.Nodes.Select(node => node.Step).OfType<NoteBlackout>().FirstOrDefault()?.Region;
        if (region is null) return null;
        var kept = EvidenceReport.Outputs<NoteBlackout, BlackoutKept>(state, catalog).SelectMany(found => found.Output.RefusedCalls);

        // A refused call may be what ended the run, and then nothing came after it to write it down.
        var fatal = state.Graph.Nodes.Where(node => state[node.Name].Reason is { } reason
            && reason.StartsWith($"{region} is under blackout", StringComparison.Ordinal))
            .Select(node => $"'{node.Name}': {state[node.Name].Reason}");
        return new(region, [.. kept.Concat(fatal).Distinct()]);
    }

    /// <summary>Null for anything but drills, and where a drill was to leave everything standing.</summary>
    public static EvidenceTeardown? Teardown(RunState state, StepCatalog catalog)
    {
        if (state.Graph.Nodes.FirstOrDefault(node => node.Step is BeginDrill)?.Name is not { } begun) return null;
        IReadOnlyList<string> removed =
        [
            .. EvidenceReport.Outputs<TearDownWorkload, TornDown>(state, catalog).SelectMany(found => found.Output.Removed)
                .Concat(EvidenceReport.Outputs<TearDownNetwork, TornDown>(state, catalog).SelectMany(found => found.Output.Removed))
                .Select(thing => thing.ToString()),
        ];
        var proofs = EvidenceReport.Outputs<ProveTeardown, TeardownProved>(state, catalog).Select(found => found.Output);
        if (proofs.FirstOrDefault() is { } proved)
            return new(removed, [.. proved.Left.Select(thing => thing.ToString())]);
        return state[begun] switch
        {
            // Undone last of all, and only when nothing of the drill is found any more.
            { Status: StepStatus.Undone } => new(removed, []),
            { Reason: { } reason } => new(removed, [reason]),
            _ => null,
        };
    }

    public static IEnumerable<string> Notes(RunState state, StepCatalog catalog)
    {
        foreach (var (_, rebuilt) in EvidenceReport.Outputs<RestoreDirectly, Rebuilt>(state, catalog))
            if (rebuilt.Note is { } note) yield return note;
        if (state.Created.Kind is DrillRun.Kind && !state.Graph.Nodes.Any(node => node.Step is ProveTeardown))
            yield return $"what was rehearsed was left standing: take it away with farshore drill --clean {state.Created.PlanFile}";
    }

    /// <summary>A drill is as good as what it has left behind, and as what it needed from the Region that was to be lost.</summary>
    public static bool IsClean(RunState state, StepCatalog catalog) =>
        Teardown(state, catalog) is null or { Left.Count: 0 } && Blackout(state, catalog) is null or { RefusedCalls.Count: 0 };
}
