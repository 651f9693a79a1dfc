using System.CommandLine;

namespace Farshore.Cli.Local;

/// <summary>Lists the local regions.</summary>
static class LocalStatusCommand
{
    public static Command Of(Shell shell, LocalRegions regions) => new Command("status", """
        List the local regions: address, process, up or down

        Example:
          farshore local status --json
        """).Does(shell, (_, output, _) =>
    {
        var all = regions.List().Select(RegionAnswer.Of).ToList();
        if (output.IsJson) output.Json(all, CliShapes.Readable.IReadOnlyListRegionAnswer);
        else if (all.Count == 0) output.Line($"There are no local regions in {shell.Home.Folder}: `farshore local up` starts two");
        else output.Table(["REGION", "STATE", "ENDPOINT", "PROCESS"],
            all.Select(region => (IReadOnlyList<string>)[region.Region, region.State, region.Endpoint, $"{region.Pid}"]));
        return Task.FromResult(ExitCode.Done);
    });
}
