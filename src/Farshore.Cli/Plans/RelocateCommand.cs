using System.CommandLine;
using Farshore.Cli.Runs;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Plans;

/// <summary>Moves a plan's workload to the secondary while the primary is well.</summary>
static class RelocateCommand
{
    public static Command Of(Shell shell)
    {
        var (plan, lease) = (PlanArgument.New(), new LeaseOptions());
        var (yes, stopped, evidence) = (Confirmation.Yes(), TrafficIsStopped(), RecoveryOptions.Evidence());
        return new Command("relocate", """
            Move the workload to the secondary while the primary is well: stop writers, bring the last data over, lose nothing

            Example:
              farshore relocate shop.yaml --yes --evidence evidence.json
            """) { plan, yes, stopped, evidence }.With(null, lease).Does(shell, async (given, output, cancellationToken) =>
        {
            var read = PlanReader.ReadFile(given.GetRequiredValue(plan));
            Confirmation.Ask(given.GetValue(yes), $"Writers of {read.Name} will be stopped, and it will move from {read.Primary.Region} to "
                + $"{read.Secondary.Region}.", read.Name);
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            return await new RunDriving(output).DriveAsync(engine,
                progress => engine.StartAsync(RelocateRun.Kind, read,
                    lease.Apply(given, new() { TrafficIsStopped = given.GetValue(stopped) }), progress, cancellationToken),
                given.GetValue(evidence), cancellationToken);
        });
    }

    public static Option<bool> TrafficIsStopped() => new("--traffic-is-stopped")
    {
        Description = "Nobody writes any more: the plan needs no command that stops writers",
    };
}
