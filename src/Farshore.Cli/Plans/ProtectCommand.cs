using System.CommandLine;
using Farshore.Cli.Runs;
using Farshore.Recovery;
using Farshore.Recovery.Checks;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Plans;

/// <summary>Sets both Regions up, by calls of its own or by CloudFormation.</summary>
static class ProtectCommand
{
    const string CloudFormation = "cloudformation";
    const string DriftCheck = "stack-drift";

    public static Command Of(Shell shell)
    {
        var (plan, yes) = (PlanArgument.New(), Confirmation.Yes());
        Option<string?> with = new("--with")
        {
            Description = "By CloudFormation: one stack in each Region, changed by change sets that are shown first", HelpName =
                CloudFormation,
        };
        with.AcceptOnlyFromAmong(CloudFormation);
        Option<bool> dryRun =
            new("--dry-run", "--changes") { Description = "With CloudFormation: show what would change, and change nothing" };
        var parameter = new TemplateOptions().Parameter;
        Option<bool> drift = new("--drift") { Description = "With CloudFormation: show what was changed beside the stacks" };
        return new Command(ProtectRun.Kind, """
            Set both Regions up for a plan: roles, key, vaults, versioning, replication rules, ledger

            Example:
              farshore protect shop.yaml
              farshore protect shop.yaml --with cloudformation --changes
            """) { plan, with, parameter, yes, dryRun, drift }.Does(shell, async (given, output, cancellationToken) =>
        {
            var read = PlanReader.ReadFile(given.GetRequiredValue(plan));
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            if (given.GetValue(with) is null)
            {
                foreach (var option in (Option[])[parameter, dryRun, drift])
                    if (given.GetResult(option) is { Implicit: false })
                        throw new CommandFailure(ExitCode.Usage, $"{option.Name} goes with --with {CloudFormation}");
                return await new RunDriving(output).DriveAsync(engine,
                    progress => engine.StartAsync(ProtectRun.Kind, read, new(), progress, cancellationToken), null, cancellationToken);
            }

            if (given.GetValue(drift)) return await DriftAsync(shell, engine, read, output, cancellationToken);
            var stacked = new StackedProtection(engine, read, TemplateOptions.Parameters(given.GetValue(parameter)), output);
            if (given.GetValue(dryRun)) return await stacked.LookAsync(cancellationToken);
            if (!given.GetValue(yes) && System.Console.IsInputRedirected) throw new CommandFailure(ExitCode.Usage,
                $"{read.Name} will be protected by stacks in {read.Secondary.Region} and {read.Primary.Region}. Add --yes to say that this "
                + "is meant, or --changes to see what would change");
            return await stacked.CarryOutAsync(given.GetValue(yes), cancellationToken);
        });
    }

    static async Task<ExitCode> DriftAsync(
        Shell shell, RecoveryEngine engine, Plan plan, Output output, CancellationToken cancellationToken)
    {
        var (world, held) = engine.Connect(plan, new RunWorld(shell.Time, engine.Names) { Web = shell.Http }, false);
        using (held)
        {
            var report = await Preflight.RunAsync(plan, world, engine.Runs, new(Only: DriftCheck), cancellationToken);
            if (output.IsJson) output.Json(report, CliShapes.Readable.PreflightReport);
            else CheckTable.Write(report, output);
            return report.Findings.All(finding => finding.Verdict is CheckVerdict.Ok or CheckVerdict.Skipped)
                ? ExitCode.Done : ExitCode.Differences;
        }
    }
}
