namespace Farshore.Cli;

/// <summary>How to start this program again.</summary>
static class ThisProgram
{
    /// <summary>Program and first arguments: the executable, or <c>dotnet farshore.dll</c>.</summary>
    public static IReadOnlyList<string> Command { get; } =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet"
            ? [Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, "farshore.dll")]
            : [Environment.ProcessPath!];
}
