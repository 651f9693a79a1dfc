namespace Farshore.Cli;

/// <summary>Where Farshore keeps what it must remember on this machine. Two homes never disturb each other.</summary>
/// <param name="Folder">Full path.</param>
sealed record Home(string Folder)
{
    /// <summary><c>$FARSHORE_HOME</c>, or <c>farshore</c> in the XDG state folder.</summary>
    public static Home Default => new(Path.GetFullPath(Variable("FARSHORE_HOME") ?? Path.Combine(StateFolder, "farshore")));

    /// <summary>The local regions, one folder each, and what they share.</summary>
    public string Local => Path.Combine(Folder, "local");

    static string StateFolder => Variable("XDG_STATE_HOME")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");

    static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
