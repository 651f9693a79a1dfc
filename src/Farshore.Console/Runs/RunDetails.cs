using System.Collections.Concurrent;
using Farshore.Recovery;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Runs;

namespace Farshore.Console.Runs;

/// <summary>Knows runs as their pages show them. What was read of a journal is kept, so that a change costs its own entries only.</summary>
sealed class RunDetails(RecoveryEngine engine, RunDrives drives, TimeProvider time)
{
    const int MostKept = 64;

    // What a run has measured is put together from all that its steps brought, so not at every change.
    static readonly TimeSpan FactsPause = TimeSpan.FromSeconds(2);

    readonly ConcurrentDictionary<string, Followed> followed = new(StringComparer.Ordinal);

    /// <exception cref="RunNotFoundException">There is no such run here.</exception>
    public RunDetail Of(string run)
    {
        if (followed.Count > MostKept) followed.Clear();
        var kept = followed.GetOrAdd(run, _ => new());
        lock (kept)
        {
            kept.Story = StoryOf(run, kept);
            return ToDetail(kept.Story, FactsOf(kept));
        }
    }

    /// <summary>What became of the run and its steps so far.</summary>
    public RunStory StoryOf(string run)
    {
        var kept = followed.GetOrAdd(run, _ => new());
        lock (kept) return kept.Story = StoryOf(run, kept);
    }

    RunStory StoryOf(string run, Followed kept)
    {
        try
        {
            return engine.Runs.Story(run, kept.Story);
        }
        catch (RunNotFoundException)
        {
            followed.TryRemove(run, out _);
            throw;
        }
    }

    RunFacts FactsOf(Followed kept)
    {
        var story = kept.Story!;
        var isStale = kept.FactsAt != story.Entries && (story.State.End is not null || time.GetElapsedTime(kept.FactsRead) >= FactsPause);
        if (kept.Facts is null || isStale)
            (kept.Facts, kept.FactsAt, kept.FactsRead) = (engine.Facts(story.State), story.Entries, time.GetTimestamp());
        return kept.Facts;
    }

    RunDetail ToDetail(RunStory story, RunFacts facts)
    {
        var (state, now, created) = (story.State, time.GetUtcNow(), story.State.Created);
        var (drive, driver) = (drives.Find(state.Run), engine.Runs.DriverOf(state.Run));
        var isDriven = drive is not null || driver is not null;
        var view = RunView.Of(state, now, isDriven);
        var steps = new StepDetails(story, drive?.Said, view.Steps);
        return new(view.Run, view.Kind, view.Plan, view.Phase, view.Stage, view.StartedAt,
            state.LastAt == default ? created.At : state.LastAt, view.Seconds, now, story.Entries, steps.All())
        {
            By = created.By,
            Version = created.Version,
            PlanFile = created.PlanFile,
            Choices = created.Choices,
            Set = facts.Set,
            Disaster = facts.Disaster,
            RpoSeconds = facts.Rpo.MeasuredSeconds,
            RpoTargetSeconds = EvidenceKind.Proves(view.Kind) ? facts.Rpo.TargetSeconds : null,
            RtoSeconds = facts.Rto.MeasuredSeconds,
            RtoTargetSeconds = EvidenceKind.Rebuilds(view.Kind) ? facts.Rto.TargetSeconds : null,
            Proves = EvidenceKind.Proves(view.Kind),
            Driver = drive is not null ? new("here", Environment.ProcessId)
                : driver is { } pid ? new(pid == Environment.ProcessId ? "here" : "process", pid) : new("nobody", null),
            Critical = CriticalPath.Of(state),
            HandedOver = state.HandedOver,
            Reason = ReasonOf(view),
            Interventions = state.Interventions.IsEmpty ? null : state.Interventions,
            Asked = Asked(state.Run),
            Refusals = RunMay.Refusals(state, driver, drive),
            Undoes = RunMay.Cancels(state) ? RunMay.Undoes(state) : null,
        };
    }

    string? ReasonOf(RunView view)
    {
        var cause = view.Steps.FirstOrDefault(step => step.Reason is not null && step.Status is "stuck")
            ?? view.Steps.FirstOrDefault(step => step.Reason is not null && step.Status is "failed");
        return cause is null ? drives.WhyStopped(view.Run) : $"'{cause.Name}' failed: {cause.Reason}";
    }

    IReadOnlyList<OpenAsk>? Asked(string run) =>
        engine.Control.Open(run) is { Count: > 0 } open
            ? [.. open.Select(ask => new OpenAsk(ask.Ask, ask.Step is "" ? null : ask.Step, ask.By, ask.Reason))] : null;

    sealed class Followed
    {
        public RunStory? Story { get; set; }
        public RunFacts? Facts { get; set; }
        public int FactsAt { get; set; }
        public long FactsRead { get; set; }
    }
}
