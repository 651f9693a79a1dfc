using System.CommandLine;
using Farshore.Aws.Client;
using Farshore.Cli.Local;
using Farshore.Cli.Plans;
using Farshore.Recovery;
using Farshore.Recovery.Plans;

namespace Farshore.Cli.Disasters;

/// <summary>Brings the lost primary of a plan back.</summary>
static class DisasterStopCommand
{
    public static Command Of(Shell shell, LocalRegions regions)
    {
        var plan = PlanArgument.New();
        return new Command("stop", """
            End the disaster: start the local region again; on AWS, start what was stopped

            Example:
              farshore disaster stop shop.yaml
            """) { plan }.Does(shell, async (given, output, cancellationToken) =>
        {
            var read = PlanReader.ReadFile(given.GetRequiredValue(plan));
            using AwsClients clients = new(shell.Time);
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            var lost = LostPrimary.Of(read, regions, clients);
            IReadOnlyList<string> back = [];
            if (lost.Local is { Pid: null } down) await regions.HealAsync(down.Name, cancellationToken);
            else if (lost.Local is null)
                back = await new StoppedWorkload(read, clients.For(LostPrimary.Settings(read))).StartAsync(cancellationToken);
            engine.Disasters.End(lost.Region, shell.Time.GetUtcNow());

            if (output.IsJson) output.Json(new(lost.Region, "up"), CliShapes.Readable.DisasterOver);
            output.Line(lost.Local is null
                ? $"Started in {lost.Region}: {string.Join(", ", back.DefaultIfEmpty("nothing; it runs already"))}"
                : $"{lost.Region} is up again");
            return ExitCode.Done;
        });
    }
}

/// <summary>The end of a disaster under <c>--json</c>.</summary>
sealed record DisasterOver(string Region, string State);
