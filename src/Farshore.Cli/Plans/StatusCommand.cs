using System.CommandLine;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Status;

namespace Farshore.Cli.Plans;

/// <summary>Tells how much would be lost if the primary were lost now.</summary>
static class StatusCommand
{
    public static Command Of(Shell shell)
    {
        var plan = PlanArgument.New();
        return new Command("status", """
            Show the recovery point now: for each resource, the age of what the secondary could give back

            Example:
              farshore status shop.yaml
            """) { plan }.Does(shell, async (given, output, cancellationToken) =>
        {
            var read = PlanReader.ReadFile(given.GetRequiredValue(plan));
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            var (world, held) = engine.Connect(read, new RunWorld(shell.Time, engine.Names), false);
            using (held)
            {
                var status = await PlanStatus.ReadAsync(read, world, cancellationToken);
                if (output.IsJson) output.Json(status, CliShapes.Readable.PlanStatus);
                output.Table(["RESOURCE", "TYPE", "RPO NOW", "MEETS", "FROM"], status.Resources.Select(resource => (IReadOnlyList<string>)
                [
                    resource.Name, resource.Type, resource.RpoSeconds is { } age ? Words.Span(age) : "-",
                    resource.Meets ? "yes" : "NO", resource.Detail,
                ]));
                output.Line($"Objective {Words.Span(status.ObjectiveSeconds)}; latest recovery set: {status.Set ?? "none"}");
                return status.Resources.All(resource => resource.Meets) ? ExitCode.Done : ExitCode.Differences;
            }
        });
    }
}
