using System.CommandLine;

namespace Farshore.Cli.Local;

/// <summary>Ends the local regions in good order.</summary>
static class LocalDownCommand
{
    public static Command Of(Shell shell, LocalRegions regions)
    {
        Option<bool> remove = new("--remove") { Description = "Also remove everything the regions hold" };
        return new Command("down", """
            Stop the local regions and all they run; what they hold stays until --remove

            Example:
              farshore local down --remove
            """) { remove }.Does(shell, async (given, output, cancellationToken) =>
        {
            var all = regions.List();
            foreach (var region in all) await regions.StopAsync(region.Name, cancellationToken);
            if (given.GetValue(remove)) regions.Remove();

            if (output.IsJson) output.Json([.. regions.List().Select(RegionAnswer.Of)], CliShapes.Readable.IReadOnlyListRegionAnswer);
            foreach (var region in all) output.Line($"{region.Name} is {(region.Pid is null ? "down already" : "down")}");
            if (all.Count == 0) output.Line($"There are no local regions in {shell.Home.Folder}");
            else if (given.GetValue(remove)) output.Line($"Removed {shell.Home.Local}");
            return ExitCode.Done;
        });
    }
}
