using System.CommandLine;
using Farshore.Cli.Plans;
using Farshore.Recovery;
using Farshore.Recovery.Evidence;

namespace Farshore.Cli.Runs;

/// <summary>Shows what a run did and, for recoveries, its evidence; checks evidence that somebody else shows.</summary>
static class ReportCommand
{
    public static Command Of(Shell shell)
    {
        Argument<string?> run = new("RUN") { Description = "The run (default: the newest)", Arity = ArgumentArity.ZeroOrOne };
        var (evidence, sign) = (RecoveryOptions.Evidence(), RecoveryOptions.Sign());
        Option<FileInfo?> check =
            new("--check") { Description = "Look whether this evidence is unchanged, and who signed it", HelpName = "FILE" };
        Option<FileInfo?> publicKey = new("--public-key")
        {
            Description = "With --check: the public half of the key that signed (PEM or DER); AWS is not asked then", HelpName = "FILE",
        };
        Option<string?> plan =
            new("--plan") { Description = "With --check: the plan that says how the key's Region is reached", HelpName = "PLAN" };
        return new Command("report", """
            Show a run: its steps with their times, what it proved, what it measured. Or check evidence: unchanged, and signed by whom

            Examples:
              farshore report --evidence evidence.json
              farshore report --check evidence.json
            """) { run, evidence, sign, check, publicKey, plan }.Does(shell, async (given, output, cancellationToken) =>
        {
            if (given.GetValue(check) is { } file)
                return await new EvidenceChecking(shell, output).CheckAsync(file, given.GetValue(publicKey), given.GetValue(plan),
                    cancellationToken);
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            var name = given.GetValue(run) ?? Newest(engine)
                ?? throw new CommandFailure(ExitCode.Usage, $"no run has been started in {shell.Home.Folder}");
            var report = await EvidenceSigning.GetAsync(engine, name, given.GetValue(sign), output, cancellationToken);
            if (given.GetValue(evidence) is { } target) EvidenceSummary.Write(report, target, output);
            if (output.IsJson) System.Console.Out.Write(report.ToJson());
            Show(report, engine.View(name).Phase, output);
            return ExitCode.Done;
        });
    }

    static void Show(EvidenceReport report, string phase, Output output)
    {
        output.Line($"Run {report.Run}: {report.Kind} of {report.Plan}, {phase}");
        output.Table(["STEP", "STATUS", "STARTED", "TOOK", ""], report.Steps.Select(step => (IReadOnlyList<string>)
        [
            step.Name, step.Status, step.StartedAt is { } at ? $"{at.UtcDateTime:HH:mm:ss}" : "-",
            step.Seconds is { } seconds ? Words.Span(seconds) : "-", step.Reason ?? "",
        ]));
        if (EvidenceKind.Proves(report.Kind)) EvidenceSummary.Print(report, output);
    }

    static string? Newest(RecoveryEngine engine) => engine.Runs.Newest()?.Run;
}
