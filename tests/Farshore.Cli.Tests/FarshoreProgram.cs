using System.Diagnostics;
using System.Text.Json;

namespace Farshore.Cli.Tests;

/// <summary>The built program with a home of its own, run as a person runs it. What it leaves running is ended with it.</summary>
/// <param name="path">The program; null for the one beside the tests.</param>
sealed class FarshoreProgram(string? path = null) : IAsyncDisposable
{
    readonly string program = path ?? Path.Combine(AppContext.BaseDirectory, "farshore");
    readonly DirectoryInfo home = Directory.CreateTempSubdirectory("farshore-cli-");

    public string Home => home.FullName;

    /// <summary>What commands find in their environment beside what every machine has.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public async Task<Answer> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.Environment["FARSHORE_HOME"] = Home;
        start.Environment["NO_COLOR"] = "1";
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["HOME"] = Home;
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Writes a file into the home.</summary>
    /// <returns>Its path.</returns>
    public async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(Home, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("local", "down");
        home.Delete(recursive: true);
    }
}

/// <summary>How the program ended and what it said.</summary>
sealed record Answer(int ExitCode, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}
