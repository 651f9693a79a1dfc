using System.Text.Json;
using System.Text.Json.Serialization;
using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Runs;

/// <summary>One entry of a run's journal: something that has happened to a step.</summary>
/// <param name="Step">The step's name in the graph; empty where the event is of the whole run.</param>
/// <param name="At">When it was recorded.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(StepStarted), "started")]
[JsonDerivedType(typeof(StepSucceeded), "succeeded")]
[JsonDerivedType(typeof(StepFailed), "failed")]
[JsonDerivedType(typeof(UndoStarted), "undo-started")]
[JsonDerivedType(typeof(StepUndone), "undone")]
[JsonDerivedType(typeof(UndoFailed), "undo-failed")]
[JsonDerivedType(typeof(StepRetried), "retried")]
[JsonDerivedType(typeof(StepSkipped), "skipped")]
[JsonDerivedType(typeof(RunPaused), "paused")]
[JsonDerivedType(typeof(RunContinued), "continued")]
[JsonDerivedType(typeof(RunCancelled), "cancelled")]
public abstract record RunEvent(string Step, DateTimeOffset At);

/// <summary>Intent: the step may have had any part of its effect from here on.</summary>
public sealed record StepStarted(string Step, DateTimeOffset At) : RunEvent(Step, At);

/// <summary>The step had its whole effect and answered with its output.</summary>
public sealed record StepSucceeded(string Step, DateTimeOffset At, JsonElement Output) : RunEvent(Step, At);

/// <summary>The step cannot be done, and has left nothing behind.</summary>
public sealed record StepFailed(string Step, DateTimeOffset At, string Reason) : RunEvent(Step, At);

/// <summary>Intent: the step's effect may be partly taken back from here on.</summary>
public sealed record UndoStarted(string Step, DateTimeOffset At) : RunEvent(Step, At);

/// <summary>Nothing of the step's effect is left.</summary>
public sealed record StepUndone(string Step, DateTimeOffset At) : RunEvent(Step, At);

/// <summary>The step's effect could not be taken back; a person has to look.</summary>
public sealed record UndoFailed(string Step, DateTimeOffset At, string Reason) : RunEvent(Step, At);

/// <summary>A person says the cause of a failure is mended: the step of a stuck run may move again.</summary>
/// <param name="By">Who; null in runs from before it was recorded.</param>
public sealed record StepRetried(string Step, DateTimeOffset At, string? By = null) : RunEvent(Step, At);

/// <summary>A person goes on without the step: nothing is done for it, and its output says so.</summary>
public sealed record StepSkipped(string Step, DateTimeOffset At, JsonElement Output, string Reason, string By) : RunEvent(Step, At);

/// <summary>A person stops the run: what is in flight comes to rest, nothing new is begun until it is continued.</summary>
public sealed record RunPaused(DateTimeOffset At, string By) : RunEvent("", At);

/// <summary>A person lets a paused run go on.</summary>
public sealed record RunContinued(DateTimeOffset At, string By) : RunEvent("", At);

/// <summary>A person gives the run up: what it has made is taken back.</summary>
public sealed record RunCancelled(DateTimeOffset At, string By, string? Reason) : RunEvent("", At);

/// <summary>The first entry of a journal. Nothing may move before it is on disk, and everything a resumed run needs is in it.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="Kind">protect, export, backup, failover, verify.</param>
/// <param name="Plan">The plan's name.</param>
/// <param name="PlanFile">Where the plan was read from: relative paths in it start there.</param>
/// <param name="PlanText">The plan as it was when the run began.</param>
/// <param name="At">When the run began.</param>
/// <param name="Graph">Every step, in the order they were added.</param>
/// <param name="By">Who began it, as <c>user@host</c>; null in runs from before it was recorded.</param>
/// <param name="Version">Of the program that began it; null in runs from before it was recorded.</param>
public sealed record RunCreated(
    string Run, string Kind, string Plan, string PlanFile, string PlanText, DateTimeOffset At, IReadOnlyList<GraphNode> Graph,
    string? By = null, string? Version = null)
{
    /// <summary>How the plan's Regions are reached instead of how its text says; null where they are as it says.</summary>
    public PlanOverrides? Overrides { get; init; }

    /// <summary>What was chosen beside the plan, in words; null where nothing was.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>The plan that the run began with.</summary>
    public Plan ToPlan()
    {
        var plan = PlanReader.Read(PlanText, PlanFile);
        return Overrides?.Apply(plan) ?? plan;
    }
}
