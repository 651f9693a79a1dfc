using System.CommandLine;

namespace Farshore.Cli.Local.Faults;

/// <summary>Destroys what a local region keeps.</summary>
static class LocalLoseDiskCommand
{
    public static Command Of(Shell shell, LocalRegions regions)
    {
        var name = RegionName.Argument("The region that is to lose its disk");
        return new Command("lose-disk", """
            Lose a local region with everything it keeps, for good: the next start is an empty region

            Example:
              farshore local lose-disk us-east-1
            """) { name }.Does(shell, async (given, output, cancellationToken) =>
        {
            var region = given.GetRequiredValue(name);
            await regions.LoseDiskAsync(region, cancellationToken);
            if (output.IsJson) output.Json(RegionAnswer.Of(regions.Need(region)), CliShapes.Readable.RegionAnswer);
            output.Line($"{region} is down and all it held is gone; `farshore local heal {region}` starts it empty");
            return ExitCode.Done;
        });
    }
}
