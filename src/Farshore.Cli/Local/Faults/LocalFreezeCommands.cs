using System.CommandLine;

namespace Farshore.Cli.Local.Faults;

/// <summary>Lets a local region stand still, and lets it go on.</summary>
static class LocalFreezeCommands
{
    public static Command Freeze(Shell shell, LocalRegions regions)
    {
        var name = RegionName.Argument("The region that is to stand still");
        return new Command("freeze", """
            Let a local region stand still: it takes connections and never answers, until thaw or heal

            Example:
              farshore local freeze us-east-1
            """) { name }.Does(shell, (given, output, _) =>
        {
            Show(output, regions.Freeze(given.GetRequiredValue(name)));
            return Task.FromResult(ExitCode.Done);
        });
    }

    public static Command Thaw(Shell shell, LocalRegions regions)
    {
        var name = RegionName.Argument("The region that is to go on");
        return new Command("thaw", """
            Let a frozen local region go on where it stood

            Example:
              farshore local thaw us-east-1
            """) { name }.Does(shell, async (given, output, cancellationToken) =>
        {
            Show(output, await regions.ThawAsync(given.GetRequiredValue(name), cancellationToken));
            return ExitCode.Done;
        });
    }

    static void Show(Output output, LocalRegion region)
    {
        if (output.IsJson) output.Json(RegionAnswer.Of(region), CliShapes.Readable.RegionAnswer);
        output.Line(RegionAnswer.Of(region).ToString());
    }
}
