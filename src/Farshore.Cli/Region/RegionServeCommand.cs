using System.CommandLine;
using Farshore.Cli.Local;
using Farshore.Region.Hosting;

namespace Farshore.Cli.Region;

/// <summary>Is a local region until it is told to end.</summary>
static class RegionServeCommand
{
    public static Command Of(Shell shell)
    {
        var name = RegionName.Argument("The Region to be");
        Option<int?> port = new("--port") { Description = "Port on 127.0.0.1 (default: the one it had, or a free one)", HelpName = "PORT" };
        return new Command("serve", """
            Be one local region, in the foreground, until Ctrl-C

            Example:
              farshore region serve us-east-1 --port 4566
            """) { name, port }.Does(shell, async (given, output, cancellationToken) =>
        {
            RegionSettings settings = new(shell.Home.Folder, given.GetRequiredValue(name))
            {
                Port = given.GetValue(port), Time = shell.Time,
            };
            await using var host = await RegionHost.StartAsync(settings, cancellationToken);
            RegionAnswer answer = new(settings.Name, "up", host.Endpoint.ToString().TrimEnd('/'), Environment.ProcessId);
            if (output.IsJson) output.Json(answer, CliShapes.Readable.RegionAnswer);
            output.Line($"{answer}; Ctrl-C ends it");
            await UntilToldAsync(cancellationToken);
            return ExitCode.Done;
        });
    }

    static async Task UntilToldAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(told.SetResult);
        await told.Task;
    }
}
