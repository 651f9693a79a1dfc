using System.CommandLine;
using Farshore.Recovery;
using Farshore.Recovery.Checks;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Plans;

/// <summary>Looks at everything a plan needs before it is needed.</summary>
static class CheckCommand
{
    static readonly Dictionary<string, CheckedFor> Purposes = new(StringComparer.Ordinal)
    {
        ["backup"] = CheckedFor.Backup, ["failover"] = CheckedFor.Failover, ["drill"] = CheckedFor.Drill,
    };

    public static Command Of(Shell shell)
    {
        var plan = PlanArgument.New();
        var only = new Option<string?>("--only") { Description = "Run this check alone (docs/checks.md lists them)", HelpName = "NAME" };
        var purpose = new Option<string?>("--for")
        {
            Description = "Run what matters before a backup, a failover or a drill; the last two ask the primary nothing",
            HelpName = "PURPOSE",
        };
        purpose.AcceptOnlyFromAmong([.. Purposes.Keys]);
        only.AcceptOnlyFromAmong([.. AllChecks.List.Select(check => check.Name)]);
        return new Command("check", """
            Look at everything a plan needs before it is needed, and say how to put right what is wrong; nothing is changed

            Example:
              farshore check shop.yaml --for failover
            """) { plan, only, purpose }.Does(shell, async (given, output, cancellationToken) =>
        {
            var read = PlanReader.ReadFile(given.GetRequiredValue(plan));
            var options = new PreflightOptions(
                given.GetValue(purpose) is { } word ? Purposes[word] : CheckedFor.Everything, given.GetValue(only));
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            var (world, held) = engine.Connect(read, new RunWorld(shell.Time, engine.Names) { Web = shell.Http }, false);
            using (held)
            {
                var report = await Preflight.RunAsync(read, world, engine.Runs, options, cancellationToken);
                if (output.IsJson) output.Json(report, CliShapes.Readable.PreflightReport);
                else CheckTable.Write(report, output);
                return report.Passed ? ExitCode.Done : ExitCode.Differences;
            }
        });
    }
}
