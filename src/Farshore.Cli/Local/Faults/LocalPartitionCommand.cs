using System.CommandLine;
using Farshore.Region.Hosting.Faults;

namespace Farshore.Cli.Local.Faults;

/// <summary>Cuts the line between the local regions.</summary>
static class LocalPartitionCommand
{
    public static Command Of(Shell shell, LocalRegions regions, LocalFaults faults) => new Command("partition", """
        Cut the local regions off from each other, while clients reach them all; also over restarts, until it is removed

        Example:
          farshore local partition
          farshore local fault remove --all
        """).Does(shell, async (_, output, cancellationToken) =>
    {
        var known = regions.Known();
        var up = known.Where(region => region.State == RegionState.Up).ToList();
        if (known.Count < 2 || up.Count == 0)
            throw new LocalRegionException("it takes two regions, one of them up, to cut one off: `farshore local status` lists them");

        // The same id in all of them, so that one removal ends it. One that is down is cut off by those that are up.
        FaultRule rule = new() { Effect = FaultEffect.Partition };
        List<FaultAnswer> added = [];
        foreach (var region in up)
        {
            added.Add(await faults.AddAsync(region, rule, null, cancellationToken));
            rule = rule with { Id = added[0].Id };
        }

        FaultAnswer.Show(output, added, shell.Time.GetUtcNow());
        return ExitCode.Done;
    });
}
