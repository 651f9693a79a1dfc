using System.CommandLine;

namespace Farshore.Cli;

/// <summary>What of the world outside a command may touch.</summary>
/// <param name="Home">Where this user's state is.</param>
/// <param name="Time">The clock.</param>
/// <param name="Http">For local regions' health and for checks of what was restored; not for AWS.</param>
sealed record Shell(Home Home, TimeProvider Time, HttpClient Http)
{
    /// <summary>On every command: the answer as one JSON document on standard output.</summary>
    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Print the answer as JSON", Recursive = true,
    };
}

/// <summary>The body of a command.</summary>
delegate Task<ExitCode> CommandBody(ParseResult given, Output output, CancellationToken cancellationToken);

/// <summary>Binds a command to its body.</summary>
static class CommandBinding
{
    extension(Command command)
    {
        /// <summary>Runs the body; whatever it throws becomes a message and an exit code.</summary>
        public Command Does(Shell shell, CommandBody body)
        {
            command.SetAction(async (given, cancellationToken) =>
            {
                var output = Output.Open(given.GetValue(Shell.Json));
                try
                {
                    return (int)await body(given, output, cancellationToken);
                }
                catch (Exception failure)
                {
                    return (int)new Failures(shell.Home).Report(failure, output, cancellationToken.IsCancellationRequested);
                }
            });
            return command;
        }
    }
}
