using Spectre.Console;

namespace Farshore.Cli.Demo;

/// <summary>What a person sees of the demo while it plays: the stage under way, and a line with its time for each one done.</summary>
sealed class DemoView(Output output, TimeProvider time)
{
    readonly List<DemoPhase> phases = [];

    /// <summary>The stages done so far, with their times.</summary>
    public IReadOnlyList<DemoPhase> Phases => phases;

    /// <summary>Plays a stage and shows what it says it did.</summary>
    /// <param name="stage">Which.</param>
    /// <param name="doing">What goes on, in the present tense.</param>
    /// <param name="play">Does it; may report progress; answers with what was done.</param>
    public async Task PlayAsync(DemoStage stage, string doing, Func<IProgress<string>, Task<string>> play)
    {
        var started = time.GetTimestamp();
        var done = output.IsTerminal
            ? await output.Progress.Status().StartAsync(Markup.Escape(doing), context =>
                play(new Spoken(text => context.Status(Markup.Escape(text)))))
            : await play(new Spoken(static _ => { }));
        var phase = new DemoPhase(stage.ToString().ToLowerInvariant(), Math.Round(time.GetElapsedTime(started).TotalSeconds, 1), done);
        phases.Add(phase);
        output.Line($"{phase.Name,-9} {phase.Seconds,6:0.0} s  {phase.Done}");
    }

    // Progress<T> would post to the thread pool and could speak after the stage is over.
    sealed class Spoken(Action<string> say) : IProgress<string>
    {
        public void Report(string value) => say(value);
    }
}

/// <summary>A stage that was played.</summary>
/// <param name="Name">As <c>--until</c> spells it.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Done">What was done.</param>
sealed record DemoPhase(string Name, double Seconds, string Done);
