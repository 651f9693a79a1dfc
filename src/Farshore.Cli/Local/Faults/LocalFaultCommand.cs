using System.CommandLine;

namespace Farshore.Cli.Local.Faults;

/// <summary><c>farshore local fault</c>: makes regions fail, by rules.</summary>
static class LocalFaultCommand
{
    public static Command Of(Shell shell, LocalRegions regions, LocalFaults faults) =>
        new("fault", "Faults of local regions: errors, latency, lost answers, by rule")
        {
            FaultAddCommand.Of(shell, regions, faults),
            List(shell, regions, faults),
            Remove(shell, regions, faults),
        };

    static Command List(Shell shell, LocalRegions regions, LocalFaults faults) => new Command("list", """
        List the faults in force: what, where, how often, how long, and how often they hit

        Example:
          farshore local fault list --json
        """).Does(shell, async (_, output, cancellationToken) =>
    {
        var all = await faults.ListAsync(regions.Known(), cancellationToken);
        FaultAnswer.Show(output, all, shell.Time.GetUtcNow());
        if (all.Count == 0) output.Line("No faults are in force");
        return ExitCode.Done;
    });

    static Command Remove(Shell shell, LocalRegions regions, LocalFaults faults)
    {
        Argument<string?> id = new("ID") { Description = "The fault to end, as listed", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> all = new("--all") { Description = "End every fault of every region" };
        return new Command("remove", """
            End a fault, or all of them

            Example:
              farshore local fault remove --all
            """) { id, all }.Does(shell, async (given, output, cancellationToken) =>
        {
            var name = given.GetValue(id);
            if (name is null == !given.GetValue(all)) throw new CommandFailure(ExitCode.Usage, "give the ID of a fault, or --all");
            List<FaultAnswer> ended = [];
            if (name is not null) ended.AddRange(await faults.EndAsync(name, cancellationToken));
            else foreach (var region in regions.Known()) ended.AddRange(await faults.EndAllAsync(region, cancellationToken));
            if (name is not null && ended.Count == 0)
                throw new LocalRegionException($"there is no fault {name} here: `farshore local fault list` lists them");
            if (output.IsJson) output.Json(ended, CliShapes.Readable.IReadOnlyListFaultAnswer);
            foreach (var fault in ended) output.Line($"Ended {fault.Id} of {fault.Region} ({fault.Effect}, {fault.Hits} hits)");
            if (ended.Count == 0) output.Line("No faults were in force");
            return ExitCode.Done;
        });
    }
}
