using System.CommandLine;
using Farshore.Recovery;

namespace Farshore.Cli.Runs;

/// <summary>Lists the runs of this home.</summary>
static class RunsCommand
{
    public static Command Of(Shell shell) => new Command("runs", """
        List the runs, newest first

        Example:
          farshore runs --json
        """).Does(shell, (_, output, _) =>
    {
        using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
        var runs = engine.Runs.List();
        if (output.IsJson) output.Json(runs, CliShapes.Readable.IReadOnlyListRunSummary);
        else if (runs.Count == 0) output.Line($"No run has been started in {shell.Home.Folder}");
        else output.Table(["RUN", "KIND", "PLAN", "PHASE", "STARTED", "TOOK"], runs.Select(run => (IReadOnlyList<string>)
        [
            run.Run, run.Kind, run.Plan, run.Pid is { } pid ? $"{run.Phase} (process {pid})" : run.Phase,
            $"{run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}", Words.Span((run.LastAt - run.StartedAt).TotalSeconds),
        ]));
        return Task.FromResult(ExitCode.Done);
    });
}
