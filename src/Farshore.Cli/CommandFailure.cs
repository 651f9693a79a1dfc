namespace Farshore.Cli;

/// <summary>A command cannot go on; the message says what happened, to what, and what to do next.</summary>
sealed class CommandFailure(ExitCode code, string message) : Exception(message)
{
    public ExitCode Code => code;
}
