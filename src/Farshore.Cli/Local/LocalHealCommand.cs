using System.CommandLine;
using Farshore.Cli.Local.Faults;

namespace Farshore.Cli.Local;

/// <summary>Brings a lost or failing local region back.</summary>
static class LocalHealCommand
{
    public static Command Of(Shell shell, LocalRegions regions, LocalFaults faults)
    {
        var name = RegionName.Argument("The region to bring back");
        return new Command("heal", """
            Bring a local region back: end its faults, and start it where it was lost, at its old address, with all it had acknowledged

            Example:
              farshore local heal us-east-1
            """) { name }.Does(shell, async (given, output, cancellationToken) =>
        {
            var healed = await new LocalHealing(regions, faults).HealAsync(given.GetRequiredValue(name), cancellationToken);
            var region = healed.Region;
            if (output.IsJson) output.Json(RegionAnswer.Of(region), CliShapes.Readable.RegionAnswer);
            foreach (var fault in healed.Ended) output.Note($"ended {fault.Id} of {fault.Region} ({fault.Effect})");
            if (healed.IsEmpty) output.Note($"note: {region.Name} lost its disk and starts empty; the names of its buckets are free again");
            output.Line(RegionAnswer.Of(region).ToString());
            return ExitCode.Done;
        });
    }
}
