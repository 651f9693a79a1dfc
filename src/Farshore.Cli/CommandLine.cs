using System.CommandLine;
using Farshore.Cli.Demo;
using Farshore.Cli.Disasters;
using Farshore.Cli.Local;
using Farshore.Cli.Plans;
using Farshore.Cli.Region;
using Farshore.Cli.Runs;
using Farshore.Cli.Serve;

namespace Farshore.Cli;

/// <summary>Every command, and how one is parsed and run.</summary>
static class CommandLine
{
    // Longer than a region needs to end its machines and databases in good order.
    static readonly TimeSpan EndingPatience = TimeSpan.FromMinutes(2);

    public static RootCommand Of(Shell shell)
    {
        RootCommand root = new("""
            Back up and restore across AWS Regions: protect a workload in one, lose it, rebuild it in the other, prove what came back

            Example:
              farshore demo                  all of it, on two local regions
              farshore local up              two AWS Regions on this machine
              farshore protect shop.yaml     set both up for what the plan names
              farshore backup shop.yaml      take a recovery set
              farshore failover shop.yaml    rebuild it in the other Region
            """)
        {
            Shell.Json,
        };
        root.Add(DemoCommand.Of(shell));
        foreach (var command in PlanCommands.Of(shell)) root.Add(command);
        root.Add(DisasterCommand.Of(shell));
        root.Add(ResumeCommand.Of(shell));
        foreach (var command in ControlCommands.Of(shell)) root.Add(command);
        root.Add(CancelCommand.Of(shell));
        root.Add(RunsCommand.Of(shell));
        root.Add(ReportCommand.Of(shell));
        root.Add(HistoryCommand.Of(shell));
        root.Add(LocalCommand.Of(shell));
        root.Add(RegionCommand.Of(shell));
        root.Add(ServeCommand.Of(shell));
        return root;
    }

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Shell shell)
    {
        var given = Of(shell).Parse(arguments);
        if (arguments.Count == 0)
        {
            await given.RootCommandResult.Command.Parse("--help").InvokeAsync();
            return (int)ExitCode.Usage;
        }

        if (given.Errors.Count > 0)
        {
            var output = Output.Open(given.GetValue(Shell.Json));
            var command = Path(given.CommandResult.Command);
            output.Error($"{string.Join("; ", given.Errors.Select(error => error.Message))}\nTry: {command} --help");
            return (int)ExitCode.Usage;
        }

        return await given.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = EndingPatience,
        });
    }

    static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : "farshore";
}
