using System.CommandLine;
using Farshore.Aws.Client;
using Farshore.Cli.Local;
using Farshore.Cli.Plans;
using Farshore.Cli.Runs;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Disasters;

/// <summary>Loses the primary of a plan, reversibly.</summary>
static class DisasterStartCommand
{
    public static Command Of(Shell shell, LocalRegions regions)
    {
        var plan = PlanArgument.New();
        var yes = Confirmation.Yes();
        Option<bool> loseData = new("--lose-data")
        {
            Description = "Of a local region, also put its data out of reach until the disaster ends",
        };
        return new Command("start", """
            Lose the primary: kill a local region; on AWS, stop the machines and databases that the plan names

            Example:
              farshore disaster start shop.yaml --yes
            """) { plan, yes, loseData }.Does(shell, async (given, output, cancellationToken) =>
        {
            var read = PlanReader.ReadFile(given.GetRequiredValue(plan));
            using AwsClients clients = new(shell.Time);
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            var lost = LostPrimary.Of(read, regions, clients);
            Confirmation.Ask(given.GetValue(yes), lost.Local is { } region
                ? $"Local region {region.Name} will be killed with all it runs."
                : $"The machines and databases of {read.Name} in {lost.Region} will be stopped.", read.Name);

            Disaster disaster = new(lost.Region, shell.Time.GetUtcNow(), lost.Local is null ? "stop" : "crash");
            IReadOnlyList<string> gone = [];
            if (lost.Local is { } local) await regions.KillAsync(local.Name, given.GetValue(loseData), cancellationToken);
            else gone = await new StoppedWorkload(read, clients.For(LostPrimary.Settings(read))).StopAsync(cancellationToken);
            engine.Disasters.Begin(disaster);

            if (output.IsJson) output.Json(disaster, CliShapes.Readable.Disaster);
            output.Line(lost.Local is null
                ? $"Stopped in {lost.Region}: {string.Join(", ", gone.DefaultIfEmpty("nothing; it was stopped already"))}"
                : $"{lost.Region} is lost");
            output.Line($"Next: farshore failover {read.File}");
            return ExitCode.Done;
        });
    }
}
