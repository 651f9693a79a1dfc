using System.Collections.Immutable;
using Farshore.Recovery.Runs;

namespace Farshore.Console.Runs;

/// <summary>What a step of a run says while it moves: nowhere but in the process that drives it.</summary>
/// <param name="Lines">What it said before, oldest first; how far it is, is not kept.</param>
sealed record StepSaying(StepProgress? Now, ImmutableList<StepLine> Lines);

/// <summary>One run that this process drives, from the moment somebody pressed the button.</summary>
/// <param name="kind">What it is.</param>
/// <param name="plan">The plan's name.</param>
/// <param name="by">Who pressed it.</param>
/// <param name="at">When.</param>
/// <param name="told">Called when something was said.</param>
sealed class RunDrive(string kind, string plan, string by, DateTimeOffset at, TimeProvider time, Action<string> told) : IProgress<RunView>
{
    const int MostLines = 20;

    readonly TaskCompletionSource<string> begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    ImmutableDictionary<string, StepSaying> said = ImmutableDictionary<string, StepSaying>.Empty;

    public string Kind => kind;

    public string Plan => plan;

    public string By => by;

    public DateTimeOffset At => at;

    /// <summary>The run's name, as soon as it moves.</summary>
    public Task<string> Begun => begun.Task;

    /// <summary>Its name; null while it is being begun.</summary>
    public string? Run { get; private set; }

    /// <summary>The run that it carries on; null where it begins one.</summary>
    public string? Resumes { get; set; }

    /// <summary>What its steps say; another one each time that one of them says more.</summary>
    public ImmutableDictionary<string, StepSaying> Said => said;

    /// <summary>Its end, however it comes.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    /// <summary>Called by one at a time.</summary>
    public void Report(RunView value)
    {
        var now = said;
        foreach (var step in value.Steps)
        {
            var before = now.GetValueOrDefault(step.Name);
            if (step.Progress is null && before?.Now is null) continue;
            StepProgress? progress = step.Progress is null ? null : new(step.Progress, step.Percent);
            if (before?.Now == progress) continue;
            var lines = before?.Lines ?? [];
            // How far it is, passes; that it had to try again is worth keeping.
            if (progress is { Percent: null } && progress.Text != before?.Now?.Text)
                lines = With(lines, new(time.GetUtcNow(), progress.Text));
            now = now.SetItem(step.Name, new(progress, lines));
        }

        var isNews = !ReferenceEquals(now, said);
        said = now;
        Run = value.Run;
        begun.TrySetResult(value.Run);
        if (isNews) told(value.Run);
    }

    /// <summary>A count that goes on is one line with its newest number.</summary>
    static ImmutableList<StepLine> With(ImmutableList<StepLine> lines, StepLine line) =>
        lines is [.., var last] && Wording(last.Text) == Wording(line.Text) ? lines.SetItem(lines.Count - 1, line)
        : (lines.Count < MostLines ? lines : lines.RemoveAt(0)).Add(line);

    static string Wording(string text) => string.Concat(text.Where(one => !char.IsDigit(one) && one is not (',' or '.')));
}
