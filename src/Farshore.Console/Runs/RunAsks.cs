using Farshore.Console.Api;
using Farshore.Console.Live;
using Farshore.Recovery;
using Farshore.Recovery.Runs;
using Microsoft.AspNetCore.Http;

namespace Farshore.Console.Runs;

/// <summary>Asks something of a run for somebody at a browser, and says when the page was old or somebody else was first.</summary>
sealed class RunAsks(RecoveryEngine engine, RunDetails details, RunDrives drives, LiveFeed feed)
{
    static readonly string[] Asks = ["pause", "resume", "cancel", "skip", "approve", "reject"];

    public async Task<AskAnswer> AskAsync(string run, AskRequest request, string by, CancellationToken cancellationToken)
    {
        var story = details.StoryOf(run);
        Check(story, request);
        if (request.Ask is "resume")
        {
            await drives.ResumeAsync(run, new(), by);
            return new("resumed", false);
        }

        var said = await engine.Control.AskAsync(run, request.Ask, request.Step ?? "", request.Reason, cancellationToken, by);
        feed.Tell("run", run);
        if (said.StartsWith("refused", StringComparison.Ordinal))
            throw Overtaken(details.StoryOf(run), request)
                ?? new ConsoleProblem(StatusCodes.Status409Conflict, "Refused", Sentence(said["refused: ".Length..]));
        if (said.Contains("already", StringComparison.Ordinal) || said.EndsWith("is over", StringComparison.Ordinal))
            throw Late(details.StoryOf(run).State, request, said);
        // Nobody drives it, so it is taken back here.
        if (request.Ask is "cancel" && !engine.Runs.IsDriven(run)) await TakeBackAsync(run, by);
        return new(said, said.StartsWith("noted", StringComparison.Ordinal));
    }

    async Task TakeBackAsync(string run, string by)
    {
        if (engine.Runs.Find(run) is { Phase: "done" or "unwound" }) return;
        await drives.ResumeAsync(run, new(), by);
    }

    static void Check(RunStory story, AskRequest request)
    {
        if (!Asks.Contains(request.Ask))
            throw new ConsoleProblem(StatusCodes.Status422UnprocessableEntity, "No such ask",
                $"There is nothing called '{request.Ask}' to ask of a run.", $"There are: {string.Join(", ", Asks)}.");
        if (request is { Step: { Length: > 0 } step } && !story.State.Graph.Contains(step))
            throw new ConsoleProblem(StatusCodes.Status404NotFound, "No such step", $"Run {story.State.Run} has no step '{step}'.");
        if (request is { Ask: "skip", Reason: null or "" })
            throw new ConsoleProblem(StatusCodes.Status422UnprocessableEntity, "No reason",
                "A step is skipped for a reason, which goes into the evidence.", "Say why.");
        CheckAge(story, request);
        if (request.Ask is "cancel") RunRules.Confirmed(request.Confirm, story.State.Created.Plan, "What the run made will be taken back.");
    }

    /// <summary>Whoever asks must have seen what they ask about as it is.</summary>
    static void CheckAge(RunStory story, AskRequest request)
    {
        if (request.Seen is not { } seen || seen >= story.Entries) return;
        if (story.State.End is RunEnd.Done or RunEnd.Unwound) throw Late(story.State, request, $"run {story.State.Run} is over");
        if (request is { Step: { Length: > 0 } step })
        {
            if (story.Of(step) is { } told && told.ChangedAt >= seen && told.Lines is [.., var last]) throw Stale(story, step, last);
        }
        else if (story.TurnedAt >= seen && story.State.Interventions is [.., var turn])
        {
            throw new ConsoleProblem(StatusCodes.Status409Conflict, "The run has changed",
                $"{turn.By} {turn.What} it at {turn.At.UtcDateTime:HH:mm:ss} UTC.", "Look at it as it is now, and ask again.")
            {
                First = new(story.State.Run, turn.By, turn.At),
            };
        }
    }

    /// <summary>The word was given before; null where that is not why it was refused.</summary>
    static ConsoleProblem? Overtaken(RunStory story, AskRequest request) =>
        request is { Ask: "approve" or "reject", Step: { Length: > 0 } step } && story.Of(step).Lines is [.., var last]
        && story.State[step].Status is (StepStatus.Done or StepStatus.Skipped or StepStatus.Failed) ? Stale(story, step, last) : null;

    static ConsoleProblem Stale(RunStory story, string step, StepLine last) => new(StatusCodes.Status409Conflict, "The step has changed",
        $"'{step}' was {last.Text.TrimEnd('.')} at {last.At.UtcDateTime:HH:mm:ss} UTC"
        + (last.By is { } by ? $", by {by}." : "."), "Look at it as it is now, and ask again.")
    {
        First = new(story.State.Run, last.By, last.At),
    };

    /// <summary>Somebody else has done it before.</summary>
    static ConsoleProblem Late(RunState state, AskRequest request, string said)
    {
        var what = request.Ask switch { "pause" => "paused", "cancel" => "cancelled", "skip" => $"skipped '{request.Step}'", _ => "" };
        var first = state.Interventions.LastOrDefault(done => done.What == what);
        return new(StatusCodes.Status409Conflict, first is null ? "Too late" : "Somebody else was first",
            first is null ? Sentence(said) : $"{first.By} did it at {first.At.UtcDateTime:HH:mm:ss} UTC: {said}.",
            first is null ? null : "Nothing more needs to be done.")
        {
            First = first is null ? null : new(state.Run, first.By, first.At),
        };
    }

    static string Sentence(string said) => $"{char.ToUpperInvariant(said[0])}{said[1..].TrimEnd('.')}.";
}
