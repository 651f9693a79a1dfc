using Farshore.Recovery.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Farshore.Cli.Runs;

/// <summary>Shows a run while it moves: a table that is drawn anew on a terminal, a line a change elsewhere, nothing under
/// <c>--json</c>.</summary>
sealed class RunProgress(Output output) : IProgress<RunView>
{
    const int MostRows = 30;

    readonly Lock gate = new();
    readonly Dictionary<string, string> told = new(StringComparer.Ordinal);
    LiveDisplayContext? live;

    /// <summary>The run as it was last seen; null before it began.</summary>
    public RunView? Last { get; private set; }

    /// <summary>Shows what the work reports until it is over.</summary>
    public async Task<RunView> WatchAsync(Func<IProgress<RunView>, Task<RunView>> work)
    {
        if (!output.IsTerminal) return await work(this);
        return await output.Progress.Live(new Text("")).AutoClear(false).StartAsync(async context =>
        {
            live = context;
            try
            {
                return await work(this);
            }
            finally
            {
                lock (gate) live = null;
            }
        });
    }

    public void Report(RunView value)
    {
        lock (gate)
        {
            Last = value;
            if (output.IsJson) return;
            if (live is not null) live.UpdateTarget(Draw(value));
            else Tell(value);
        }
    }

    void Tell(RunView view)
    {
        if (told.Count == 0) output.Note($"run {view.Run} ({view.Kind} of {view.Plan})");
        if (told.GetValueOrDefault("") != view.Stage) output.Note($"-- {told[""] = view.Stage}");

        foreach (var step in view.Steps.Where(step => step.Status is not "waiting" && told.GetValueOrDefault(step.Name) != step.Status))
        {
            told[step.Name] = step.Status;
            output.Note($"{step.Status,-8} {step.Name}{Took(step)}{(step.Reason is { } why ? $": {why}" : "")}");
        }
    }

    static string Took(StepView step) =>
        step.Status is "done" or "undone" && step.Seconds is { } seconds ? $" ({Words.Span(seconds)})" : "";

    static IRenderable Draw(RunView view)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumn("").AddColumn("").AddColumn("").AddColumn("");
        foreach (var step in Shown(view.Steps))
        {
            table.AddRow(
                new Markup(Mark(step.Status)), new Text(step.Name),
                new Text(step.Seconds is { } seconds ? Words.Span(seconds) : ""), new Text(step.Reason ?? Said(step)));
        }

        var waiting = view.Steps.Count(step => step.Status is "waiting");
        return new Rows(
            new Markup($"[bold]{Markup.Escape(view.Kind)}[/] of {Markup.Escape(view.Plan)}: {Markup.Escape(view.Stage)}  [grey]run "
                + $"{Markup.Escape(view.Run)}[/]"), table,
            new Markup($"[grey]{view.Steps.Count - waiting} of {view.Steps.Count} steps begun, {Words.Span(view.Seconds)}[/]"));
    }

    /// <summary>What fits on a screen: what moves, then what has moved last.</summary>
    static IEnumerable<StepView> Shown(IReadOnlyList<StepView> steps)
    {
        var begun = steps.Where(step => step.Status is not "waiting").ToList();
        if (begun.Count <= MostRows) return begun;
        var kept = begun.Where(step => step.Status is not ("done" or "undone"))
            .Concat(begun.Where(step => step.Status is "done" or "undone").Reverse()).Take(MostRows).ToHashSet();
        return begun.Where(kept.Contains);
    }

    static string Said(StepView step) => step.Percent is { } percent ? $"{percent,3:0} %  {step.Progress}" : step.Progress ?? "";

    static string Mark(string status) => status switch
    {
        "running" => "[blue]>[/]",
        "skipped" => "[yellow]~[/]",
        "done" => "[green]+[/]",
        "failed" or "stuck" => "[red]x[/]",
        "undoing" => "[yellow]<[/]",
        "undone" => "[grey]-[/]",
        _ => " ",
    };
}
