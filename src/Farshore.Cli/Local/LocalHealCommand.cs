using System.CommandLine;

namespace Farshore.Cli.Local;

/// <summary>Brings a lost local region back.</summary>
static class LocalHealCommand
{
    public static Command Of(Shell shell, LocalRegions regions)
    {
        var name = RegionName.Argument("The region to bring back");
        return new Command("heal", """
            Start a lost local region again, at its old address, with all it had acknowledged

            Example:
              farshore local heal us-east-1
            """) { name }.Does(shell, async (given, output, cancellationToken) =>
        {
            var region = await regions.HealAsync(given.GetRequiredValue(name), cancellationToken);
            if (output.IsJson) output.Json(RegionAnswer.Of(region), CliShapes.Readable.RegionAnswer);
            output.Line(RegionAnswer.Of(region).ToString());
            return ExitCode.Done;
        });
    }
}
