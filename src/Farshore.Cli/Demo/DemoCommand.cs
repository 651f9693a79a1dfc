using System.CommandLine;

namespace Farshore.Cli.Demo;

/// <summary>The whole walk-through on two fresh local regions.</summary>
static class DemoCommand
{
    // A few thousand real files on any Debian machine.
    const string Documentation = "/usr/share/doc";

    public static Command Of(Shell shell)
    {
        var from = From();
        Option<string?> evidence = new("--evidence") { Description = "Write the evidence here, as JSON", HelpName = "FILE" };
        Option<string?> plan = new("--plan") { Description = "Write the plan that the demo uses here", HelpName = "FILE" };
        Option<DemoStage> until = new("--until")
        {
            Description = "Stop after this stage",
            HelpName = string.Join('|', Enum.GetNames<DemoStage>()).ToLowerInvariant(),
            DefaultValueFactory = _ => DemoStage.Verify,
        };
        Option<bool> keep = new("--keep") { Description = "Leave everything running at the end, to look at and to try commands on" };
        return new Command("demo", """
            Play the whole walk-through on two fresh local regions: protect a bucket, a database and a machine, lose the Region in the
            middle of traffic, rebuild in the other one, prove what came back

            Examples:
              farshore demo
              farshore demo --from ~/Pictures --evidence evidence.json
              farshore demo --until disaster --keep --plan shop.yaml    then: farshore failover shop.yaml --yes
            """) { from, evidence, plan, until, keep }.Does(shell, async (given, output, cancellationToken) =>
        {
            var options = new DemoOptions(FolderOf(given, from), Full(given.GetValue(evidence)), Full(given.GetValue(plan)),
                given.GetValue(until), given.GetValue(keep));
            await using var demo = new Demo(shell, output, options);
            return await demo.PlayAsync(cancellationToken);
        });
    }

    /// <summary>What the shop's bucket is filled with.</summary>
    public static Option<string> From() => new("--from")
    {
        Description = "Fill the demo's bucket with the files of this folder", HelpName = "DIR", DefaultValueFactory = _ => Documentation,
    };

    /// <exception cref="CommandFailure">There is no such folder.</exception>
    public static string FolderOf(ParseResult given, Option<string> from)
    {
        var folder = Path.GetFullPath(given.GetRequiredValue(from));
        return Directory.Exists(folder) ? folder : throw new CommandFailure(ExitCode.Usage, $"--from: there is no folder {folder}");
    }

    static string? Full(string? path) => path is null ? null : Path.GetFullPath(path);
}
