using System.CommandLine;

namespace Farshore.Cli.Local;

/// <summary>Loses a local region as a disaster would.</summary>
static class LocalKillCommand
{
    public static Command Of(Shell shell, LocalRegions regions)
    {
        var name = RegionName.Argument("The region to lose");
        Option<bool> loseData = new("--lose-data") { Description = "Also put its data out of reach until it is healed" };
        return new Command("kill", """
            Lose a local region: SIGKILL to its process and to every machine and database it runs

            Example:
              farshore local kill us-east-1
            """) { name, loseData }.Does(shell, async (given, output, cancellationToken) =>
        {
            var region = given.GetRequiredValue(name);
            var wasUp = regions.Find(region)?.Pid is not null;
            await regions.KillAsync(region, given.GetValue(loseData), cancellationToken);
            if (output.IsJson) output.Json(RegionAnswer.Of(regions.Find(region)!), CliShapes.Readable.RegionAnswer);
            output.Line(wasUp ? $"{region} is lost; `farshore local heal {region}` brings it back" : $"{region} was down already");
            return ExitCode.Done;
        });
    }
}
