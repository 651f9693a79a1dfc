using System.CommandLine;

namespace Farshore.Cli.Runs;

/// <summary>Asks before what cannot be undone by itself. A script says so beforehand with <c>--yes</c>.</summary>
static class Confirmation
{
    public static Option<bool> Yes() => new("--yes") { Description = "Do not ask first" };

    /// <param name="given">Whether <c>--yes</c> was.</param>
    /// <param name="about">What will happen, as a sentence.</param>
    /// <param name="word">What must be typed.</param>
    public static void Ask(bool given, string about, string word)
    {
        if (given) return;
        if (System.Console.IsInputRedirected) throw new CommandFailure(ExitCode.Usage, $"{about} Add --yes to say that this is meant");
        System.Console.Error.Write($"{about}\nType '{word}' to go on: ");
        if (System.Console.ReadLine()?.Trim() != word) throw new CommandFailure(ExitCode.Failed, "not confirmed; nothing was done");
    }
}
