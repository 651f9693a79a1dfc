namespace Farshore.Recovery.Runs;

/// <summary>A run as people see it: the one projection that the terminal, <c>--json</c> and the console show.</summary>
/// <param name="Run">The run's name, for <c>farshore resume</c>.</param>
/// <param name="Kind">protect, export, backup, failover, verify.</param>
/// <param name="Plan">The plan's name.</param>
/// <param name="Phase">running, unwinding, interrupted, paused, done, unwound or stuck.</param>
/// <param name="Stage">What it does, in words: preparing, restoring, checking, …; when it is over, what it came to: recovered, …</param>
/// <param name="StartedAt">When the run began.</param>
/// <param name="Seconds">How long it has taken so far, or took.</param>
/// <param name="Steps">Every step, in the graph's order.</param>
public sealed record RunView(
    string Run, string Kind, string Plan, string Phase, string Stage, DateTimeOffset StartedAt, double Seconds,
    IReadOnlyList<StepView> Steps)
{
    static readonly Dictionary<string, StepProgress> Silence = [];

    /// <summary>Whether nothing will move any more without a person.</summary>
    public bool IsOver => Phase is "done" or "unwound" or "stuck";

    public static RunView Of(RunState state, DateTimeOffset now, bool isDriven, IReadOnlyDictionary<string, StepProgress>? progress = null)
    {
        var until = isDriven && state.End is null ? now : state.LastAt;
        var created = state.Created;
        return new(state.Run, created.Kind, created.Plan, PhaseOf(state, isDriven), RunStage.Of(state), created.At,
            Elapsed(created.At, until),
            [.. state.Graph.Nodes.Select(node =>
                StepView.Of(node, state[node.Name], until, (progress ?? Silence).GetValueOrDefault(node.Name)))]);
    }

    /// <summary>As in <see cref="Phase"/>, without looking at every step.</summary>
    public static string PhaseOf(RunState state, bool isDriven) => state.End switch
    {
        RunEnd.Done => "done",
        RunEnd.Unwound => "unwound",
        not null => "stuck",
        null when state.IsPaused => "paused",
        null when !isDriven => "interrupted",
        null when state.Direction is Direction.Unwinding => "unwinding",
        null => "running",
    };

    /// <summary>What people would say a run is doing.</summary>
    public static string WordOf(RunPhase phase) => RunStage.Word(phase);

    internal static double Elapsed(DateTimeOffset from, DateTimeOffset to) => Math.Max(0, Math.Round((to - from).TotalSeconds, 3));
}

/// <summary>A step as people see it.</summary>
/// <param name="Name">What it does, in words.</param>
/// <param name="Resource">The plan's resource it is about; null where it is about all.</param>
/// <param name="Status">waiting, running, done, skipped, failed, undoing, undone or stuck.</param>
/// <param name="StartedAt">When it first moved.</param>
/// <param name="Seconds">How long it has taken so far, or took.</param>
/// <param name="Progress">How far it is, in words; null where it does not say.</param>
/// <param name="Percent">How far it is, of a hundred; null where that is not known.</param>
/// <param name="Reason">Why it failed.</param>
public sealed record StepView(
    string Name, string? Resource, string Status, DateTimeOffset? StartedAt, double? Seconds, string? Progress, double? Percent,
    string? Reason)
{
    public static StepView Of(GraphNode node, StepState state, DateTimeOffset until, StepProgress? progress) => new(
        node.Name, node.Step.About(),
        state.Status switch
        {
            StepStatus.Waiting => "waiting",
            StepStatus.Running => "running",
            StepStatus.Done => "done",
            StepStatus.Skipped => "skipped",
            StepStatus.Failed => "failed",
            StepStatus.Undoing => "undoing",
            StepStatus.Undone => "undone",
            _ => "stuck",
        },
        state.StartedAt, state.StartedAt is { } start ? RunView.Elapsed(start, state.EndedAt ?? until) : null,
        progress?.Text, progress?.Percent, state.Reason);
}
