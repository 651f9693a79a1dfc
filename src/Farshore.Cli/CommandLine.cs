using System.CommandLine;
using Farshore.Cli.Demo;
using Farshore.Cli.Local;
using Farshore.Cli.Region;
using Farshore.Cli.Serve;

namespace Farshore.Cli;

/// <summary>Every command, and how one is parsed and run.</summary>
static class CommandLine
{
    // Longer than a region needs to end its machines and databases in good order.
    static readonly TimeSpan EndingPatience = TimeSpan.FromMinutes(2);

    public static RootCommand Of(Shell shell) => new("""
        Back up and restore across AWS Regions: protect a workload in one, lose it, rebuild it in the other, prove what came back

        Example:
          farshore local up          two AWS Regions on this machine
          farshore local status      where they are
        """)
    {
        Shell.Json,
        DemoCommand.Of(shell),
        LocalCommand.Of(shell),
        RegionCommand.Of(shell),
        ServeCommand.Of(shell),
    };

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
