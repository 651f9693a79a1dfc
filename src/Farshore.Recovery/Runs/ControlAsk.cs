using System.Text.Json;

namespace Farshore.Recovery.Runs;

/// <summary>What a person asks of a run, from any process.</summary>
/// <param name="Id">Its place among all asks.</param>
/// <param name="Ask">pause, cancel, skip, approve or reject.</param>
/// <param name="Step">Which step; empty where the run is meant, or the only step there is to approve.</param>
/// <param name="Reason">Why; null where none was given.</param>
/// <param name="By">Who, as <c>user@host</c>.</param>
public sealed record ControlAsk(long Id, string Run, string Ask, string Step, string? Reason, string By)
{
    /// <returns>What it comes to; null where the step it is about has not come yet, so that it has to wait.</returns>
    public ControlAnswer? Answer(RunState state, StepCatalog catalog, DateTimeOffset now) => Ask switch
    {
        _ when state.End is RunEnd.Done or RunEnd.Unwound => new(null, $"run {Run} is over"),
        "pause" => state.IsPaused ? new(null, "it is paused already") : new(new RunPaused(now, By), "paused"),
        "cancel" => Cancel(state, now),
        "skip" => Skip(state, catalog, now),
        "approve" or "reject" => Approve(state, catalog, now),
        _ => new(null, $"there is nothing called '{Ask}' to ask of a run"),
    };

    ControlAnswer Cancel(RunState state, DateTimeOffset now) =>
        state.HandedOver ? new(null, "refused: something was handed over and may be in use; nothing that serves is taken back. "
            + "farshore failback returns to the primary")
        : state.Direction is Direction.Unwinding ? new(null, "it is being taken back already")
        : new(new RunCancelled(now, By, Reason), "cancelled: what it made is taken back");

    ControlAnswer? Skip(RunState state, StepCatalog catalog, DateTimeOffset now)
    {
        if (!state.Graph.Contains(Step)) return new(null, $"refused: the run has no step '{Step}'");
        var (step, status) = (state.Graph[Step], state[Step].Status);
        if (!step.MaySkip()) return new(null, $"refused: nothing could follow without '{Step}'");
        if (state.Direction is Direction.Unwinding) return new(null, "refused: the run is being taken back");
        return status switch
        {
            StepStatus.Done or StepStatus.Skipped => new(null, $"'{Step}' is {status.ToString().ToLowerInvariant()} already"),
            StepStatus.Running when !step.OnlyWaits() => new(null, $"refused: '{Step}' is at work and cannot be left in the middle"),
            StepStatus.Waiting when !state.Ready().Contains(Step) => null,
            _ => new(new StepSkipped(Step, now, step.Skip($"skipped by {By}: {Reason}", catalog), Reason ?? "no reason given", By),
                $"'{Step}' is skipped"),
        };
    }

    ControlAnswer? Approve(RunState state, StepCatalog catalog, DateTimeOffset now)
    {
        var open = state.Ready().Where(name => state.Graph[name].AwaitsApproval() && (Step.Length == 0 || name == Step)).ToList();
        // Nobody has been asked yet: the word is kept until the run comes to it.
        if (open.Count == 0 && StillToCome(state)) return null;
        if (open is [var only] && state[only].Status is StepStatus.Waiting) return null;
        if (open is not [var name]) return new(null, open.Count == 0 ? "refused: nothing waits for approval"
            : $"refused: say which: {string.Join(", ", open.Select(one => $"'{one}'"))}");
        if (Ask is "reject") return new(new StepFailed(name, now, $"rejected by {By}{(Reason is null ? "" : $": {Reason}")}"), "rejected");
        var approval = JsonSerializer.SerializeToElement(new Approval(By, now), catalog.Shape<Approval>());
        return new(new StepSucceeded(name, now, approval), $"'{name}' is approved");
    }

    bool StillToCome(RunState state) => state.Direction is Direction.Forward && state.Graph.Nodes.Any(node =>
        node.Step.AwaitsApproval() && state[node.Name].Status is StepStatus.Waiting && Step == node.Name);
}

/// <summary>What an ask came to.</summary>
/// <param name="Happened">What is to be recorded; null where nothing changes.</param>
/// <param name="Said">The same in words, for who asked.</param>
public sealed record ControlAnswer(RunEvent? Happened, string Said);

/// <summary>Who let a run go on, and when.</summary>
public sealed record Approval(string By, DateTimeOffset At);
