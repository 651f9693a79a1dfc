using Farshore.Recovery.Runs;

namespace Farshore.Console.Runs;

/// <summary>What may be asked of a run now, and why the rest may not: buttons say so before anybody presses them.</summary>
static class RunMay
{
    public static IReadOnlyDictionary<string, string> Refusals(RunState state, int? driver, RunDrive? drive)
    {
        Dictionary<string, string> refusals = new(StringComparer.Ordinal);
        Refuse("pause", state.IsPaused ? "It is paused already." : IsOver(state) ? "It is over." : state.End is not null
            ? "Nothing of it moves." : null);
        var resumed = IsOver(state) ? "It is over."
            : drive is not null ? $"It moves: {drive.By} drives it from this console."
            : driver is { } pid ? $"It moves: process {pid} drives it." : null;
        Refuse("resume", resumed);
        Refuse("retry", resumed ?? (state.End is RunEnd.Stuck ? null : "Nothing is in its way."));
        Refuse("cancel", IsOver(state) ? "It is over."
            : state.HandedOver ? "Something was handed over and may be in use: nothing that serves is taken back. A failback leads home."
            : state.Direction is Direction.Unwinding ? "It is being taken back already." : null);
        return refusals;

        void Refuse(string ask, string? why)
        {
            if (why is not null) refusals[ask] = why;
        }
    }

    public static bool Cancels(RunState state) =>
        !IsOver(state) && !state.HandedOver && state.Direction is Direction.Forward;

    /// <summary>What has begun comes to its end first and is taken back then.</summary>
    public static IReadOnlyList<int> Undoes(RunState state) => [.. state.Graph.Nodes.Index()
        .Where(node => state[node.Item.Name].Status is StepStatus.Done or StepStatus.Running).Select(node => node.Index)];

    /// <returns>Whether a person may go on without the step now; if not, why, where it may be left out at other times.</returns>
    public static (bool May, string? Refusal) Skip(RunState state, GraphNode node)
    {
        if (!node.Step.MaySkip() || IsOver(state) || state.Direction is Direction.Unwinding) return (false, null);
        return state[node.Name].Status switch
        {
            StepStatus.Waiting or StepStatus.Failed => (true, null),
            StepStatus.Running when node.Step.OnlyWaits() => (true, null),
            StepStatus.Running => (false, "It is at work and cannot be left in the middle."),
            _ => (false, null),
        };
    }

    static bool IsOver(RunState state) => state.End is RunEnd.Done or RunEnd.Unwound;
}
