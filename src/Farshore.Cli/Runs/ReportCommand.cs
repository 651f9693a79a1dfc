using System.CommandLine;
using Farshore.Cli.Plans;
using Farshore.Recovery;
using Farshore.Recovery.Evidence;

namespace Farshore.Cli.Runs;

/// <summary>Shows what a run did and, for recoveries, its evidence.</summary>
static class ReportCommand
{
    public static Command Of(Shell shell)
    {
        Argument<string?> run = new("RUN") { Description = "The run (default: the newest)", Arity = ArgumentArity.ZeroOrOne };
        var evidence = RecoveryOptions.Evidence();
        return new Command("report", """
            Show a run: its steps with their times, what it proved, what it measured

            Example:
              farshore report --evidence evidence.json
            """) { run, evidence }.Does(shell, (given, output, _) =>
        {
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            var name = given.GetValue(run) ?? Newest(engine)
                ?? throw new CommandFailure(ExitCode.Usage, $"no run has been started in {shell.Home.Folder}");
            var report = engine.Evidence(name);
            if (given.GetValue(evidence) is { } file) EvidenceSummary.Write(report, file, output);
            if (output.IsJson) System.Console.Out.Write(report.ToJson());
            output.Line($"Run {report.Run}: {report.Kind} of {report.Plan}, {engine.View(name).Phase}");
            output.Table(["STEP", "STATUS", "STARTED", "TOOK", ""], report.Steps.Select(step => (IReadOnlyList<string>)
            [
                step.Name, step.Status, step.StartedAt is { } at ? $"{at.UtcDateTime:HH:mm:ss}" : "-",
                step.Seconds is { } seconds ? Words.Span(seconds) : "-", step.Reason ?? "",
            ]));
            if (EvidenceKind.Proves(report.Kind)) EvidenceSummary.Print(report, output);
            return Task.FromResult(ExitCode.Done);
        });
    }

    static string? Newest(RecoveryEngine engine) => engine.Runs.List() is [var newest, ..] ? newest.Run : null;
}
