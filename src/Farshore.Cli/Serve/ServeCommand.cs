using System.CommandLine;
using Farshore.Console;
using Farshore.Recovery;

namespace Farshore.Cli.Serve;

/// <summary>Shows runs and their evidence in a browser, on this machine alone.</summary>
static class ServeCommand
{
    public static Command Of(Shell shell)
    {
        Option<int> port = new("--port") { Description = "Port on 127.0.0.1 (default: a free one)", HelpName = "PORT" };
        return new Command("serve", """
            Show runs and their evidence in a browser, on this machine alone, until Ctrl-C

            Example:
              farshore serve
            """) { port }.Does(shell, async (given, output, cancellationToken) =>
        {
            using var engine = new RecoveryEngine(shell.Home.Folder, shell.Time);
            await using var console = await ConsoleHost.StartAsync(engine, given.GetValue(port), cancellationToken);
            output.Line($"Open {console.Link} (the link works once); Ctrl-C ends it");
            try
            {
                await console.RunUntilStoppedAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // Ctrl-C is how this command ends.
            }

            return ExitCode.Done;
        });
    }
}
