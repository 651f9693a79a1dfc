namespace Farshore.Console.Access;

/// <summary>The secret that programs bring: read from a file that only its owner can read, or from the environment.</summary>
public static class ConsoleToken
{
    const int Shortest = 20;
    const string Variable = "FARSHORE_CONSOLE_TOKEN";

    const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <returns>Null where there is none: then only browsers are let in.</returns>
    /// <param name="file">Where it is; null for the environment's.</param>
    /// <exception cref="ConsoleSetupException">It is no secret: others can read it, or it is easily guessed.</exception>
    public static string? Read(string? file)
    {
        if (file is null) return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? Checked(given, Variable) : null;
        if (!File.Exists(file))
        {
            throw new ConsoleSetupException(
                $"there is no file {file}; make one: (umask 077; openssl rand -hex 32 > {file})");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != UnixFileMode.None)
            throw new ConsoleSetupException($"others can read the token in {file}: take that away with chmod 600 {file}");
        return Checked(File.ReadAllText(file), file);
    }

    static string Checked(string text, string from) => text.Trim() is { Length: >= Shortest } token && !token.Any(char.IsWhiteSpace)
        ? token
        : throw new ConsoleSetupException(
            $"the token in {from} is too easy to guess: it must be one word of {Shortest} characters or more: "
            + "openssl rand -hex 32");
}
