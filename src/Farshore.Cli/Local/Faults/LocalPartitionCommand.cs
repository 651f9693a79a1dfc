using System.CommandLine;

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
        var added = await faults.CutAsync(regions.Known(), cancellationToken);
        FaultAnswer.Show(output, added, shell.Time.GetUtcNow());
        return ExitCode.Done;
    });
}
