using System.CommandLine;
using Farshore.Cli.Runs;
using Farshore.Recovery;
using Farshore.Recovery.Plans;

namespace Farshore.Cli.Plans;

/// <summary>A command that is one run of a plan and asks nothing more.</summary>
static class PlanRunCommand
{
    public static Command Of(Shell shell, string kind, string description)
    {
        var plan = PlanArgument.New();
        return new Command(kind, description) { plan }.Does(shell, async (given, output, cancellationToken) =>
        {
            var read = PlanReader.ReadFile(given.GetRequiredValue(plan));
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            return await new RunDriving(output).DriveAsync(
                engine, progress => engine.StartAsync(kind, read, new(), progress, cancellationToken), null, cancellationToken);
        });
    }
}
