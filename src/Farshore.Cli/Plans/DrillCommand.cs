using System.CommandLine;
using Farshore.Cli.Runs;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Plans;

/// <summary>Rehearses the loss of the primary.</summary>
static class DrillCommand
{
    public static Command Of(Shell shell)
    {
        var (plan, lease) = (new PlanSource(), new LeaseOptions());
        var (set, asOf, evidence) = (RecoveryOptions.Set(), RecoveryOptions.AsOf(), RecoveryOptions.Evidence());
        var (dryRun, sign) = (RecoveryOptions.DryRun(), RecoveryOptions.Sign());
        Option<bool> keep = new("--keep") { Description = "Leave what was rehearsed standing, to look at it" };
        Option<bool> clean = new("--clean") { Description = "Only take away what drills of the plan have left, found by tag" };
        Option<bool> yes = new("--yes") { Description = "Accepted for scripts; a drill never asks" };
        return new Command("drill", """
            Rehearse a failover: rebuild everything in an isolated network, check and prove it, and take it all away again

            Example:
              farshore drill shop.yaml --evidence drill.json
              farshore drill --clean shop.yaml
            """) { set, asOf, keep, clean, dryRun, yes, evidence, sign }.With(plan, lease)
            .Does(shell, async (given, output, cancellationToken) =>
        {
            var read = await plan.ReadAsync(given, shell, given.GetValue(set), cancellationToken);
            var options = lease.Apply(given, new(given.GetValue(set), AsOf: given.GetValue(asOf)) { Keeps = given.GetValue(keep) });
            var kind = given.GetValue(clean) ? DrillRun.CleaningKind : DrillRun.Kind;
            if (given.GetValue(clean) && (given.GetValue(keep) || given.GetValue(dryRun) || given.GetValue(evidence) is not null))
                throw new CommandFailure(ExitCode.Usage, "--clean stands alone: it rehearses nothing");
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            if (given.GetValue(dryRun)) return await LookingAhead.ShowAsync(engine, kind, read, options, output, cancellationToken);
            return await new RunDriving(output) { Sign = given.GetValue(sign) }.DriveAsync(engine,
                progress => engine.StartAsync(kind, read, options, progress, cancellationToken), given.GetValue(evidence),
                    cancellationToken);
        });
    }
}
