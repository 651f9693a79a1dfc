using Farshore.Recovery.Evidence;

namespace Farshore.Recovery.Runs;

/// <summary>The word for what a run is doing, or for what it came to.</summary>
static class RunStage
{
    public static string Of(RunState state) => state.End switch
    {
        RunEnd.Done when EvidenceKind.OnlyLooked(state) => "reported",
        RunEnd.Done => CameTo(state.Created.Kind),
        RunEnd.Unwound => "taken back",
        RunEnd.Stuck => "stuck",
        _ when state.IsPaused => "paused",
        _ when state.Direction is Direction.Unwinding => "taking back",
        _ when OnlyAwaitsApproval(state) => "awaiting approval",
        _ => Word(Earliest(state)),
    };

    static bool OnlyAwaitsApproval(RunState state)
    {
        var ready = state.Ready().ToList();
        return ready.Count > 0 && ready.All(name => state.Graph[name].AwaitsApproval());
    }

    static RunPhase Earliest(RunState state) => state.Graph.Nodes
        .Where(node => state[node.Name].Status is not (StepStatus.Done or StepStatus.Skipped)).Select(node =>
            node.Phase).DefaultIfEmpty(RunPhase.Preparing).Min();

    static string CameTo(string kind) => kind switch
    {
        "failover" => "recovered",
        "relocate" => "relocated",
        "failback" => "returned",
        "drill" => "rehearsed",
        "protect" => "protected",
        "export" => "exported",
        "backup" => "backed up",
        "verify" => "proved",
        _ => "done",
    };

    internal static string Word(RunPhase phase) => phase switch
    {
        RunPhase.FailingBack => "failing back",
        RunPhase.BackingUp => "backing up",
        RunPhase.HandingOver => "handing over",
        RunPhase.TearingDown => "tearing down",
        _ => phase.ToString().ToLowerInvariant(),
    };
}
