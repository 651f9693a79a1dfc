using System.Collections.Immutable;
using System.Text.Json;

namespace Farshore.Recovery.Runs;

/// <summary>A run's journal with what a state forgets: how often each step was begun, when it last changed, and what became of it.
/// It goes on from where it was, so that following a run costs its new entries only.</summary>
/// <param name="State">Where the run stands.</param>
/// <param name="Entries">How many entries of the journal are in it.</param>
public sealed record RunStory(RunState State, int Entries)
{
    ImmutableDictionary<string, StepStory> Steps { get; init; } = ImmutableDictionary<string, StepStory>.Empty;

    /// <summary>The last entry that was of the whole run: paused, continued, cancelled; 0 where there is none.</summary>
    public int TurnedAt { get; private init; }

    public StepStory Of(string step) => Steps.GetValueOrDefault(step, StepStory.Untold);

    public RunStory Then(RunEvent happened)
    {
        var after = this with { State = State.Apply(happened), Entries = Entries + 1 };
        return happened.Step.Length == 0
            ? after with { TurnedAt = Entries }
            : after with { Steps = Steps.SetItem(happened.Step, Of(happened.Step).Then(happened, Entries, Approver(happened))) };
    }

    /// <summary>Who let the run go on; null where the event is no person's word.</summary>
    string? Approver(RunEvent happened) => happened is StepSucceeded { Output: { ValueKind: JsonValueKind.Object } output }
        && State.Graph[happened.Step].AwaitsApproval() && output.TryGetProperty(nameof(Approval.By), out var by) ? by.GetString() : null;
}

/// <summary>What became of a step, try by try.</summary>
/// <param name="ChangedAt">The entry that changed it last; 0 where it has not moved.</param>
/// <param name="Attempts">How often it was begun.</param>
/// <param name="Lines">Oldest first.</param>
public sealed record StepStory(int ChangedAt, int Attempts, ImmutableList<StepLine> Lines)
{
    public static StepStory Untold { get; } = new(0, 0, []);

    /// <summary>Whether it went another way than begun and done.</summary>
    public bool IsEventful { get; private init; }

    internal StepStory Then(RunEvent happened, int entry, string? approver)
    {
        var (text, by) = happened switch
        {
            StepStarted => (Attempts == 0 ? "begun" : $"begun again, for the {Ordinal(Attempts + 1)} time", null),
            StepSucceeded => approver is null ? ("done", null) : ("approved", approver),
            StepFailed failure => ($"failed: {failure.Reason}", null),
            StepRetried retried => ("to be tried again", retried.By),
            UndoStarted => ("being taken back", null),
            StepUndone => ("taken back", null),
            UndoFailed failure => ($"could not be taken back: {failure.Reason}", null),
            StepSkipped skipped => ($"skipped: {skipped.Reason}", skipped.By),
            _ => ("", (string?)null),
        };
        return this with
        {
            ChangedAt = entry,
            Attempts = Attempts + (happened is StepStarted ? 1 : 0),
            Lines = Lines.Add(new(happened.At, text, by)),
            IsEventful = IsEventful || approver is not null || happened is not (StepStarted or StepSucceeded),
        };
    }

    static string Ordinal(int number) => number switch { 2 => "2nd", 3 => "3rd", _ => $"{number}th" };
}

/// <summary>Something that was said of a step.</summary>
/// <param name="By">Who did it; null where the run itself went on.</param>
public sealed record StepLine(DateTimeOffset At, string Text, string? By = null);
