using System.Diagnostics;

namespace Farshore.Interop.Tests;

/// <summary>A program of others, run to its end with an environment of its own.</summary>
public sealed class Tool(string program, IReadOnlyDictionary<string, string> environment)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Whether the program is on this machine.</summary>
    public static bool IsHere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <returns>What it wrote to standard output.</returns>
    public async Task<string> RunAsync(params IEnumerable<string> arguments)
    {
        var (code, output, error) = await TryAsync(arguments);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)} ended with {code}: {error}{output}");
        return output;
    }

    /// <summary>The same program with one variable changed.</summary>
    public Tool With(string name, string value) => new(program, new Dictionary<string, string>(environment) { [name] = value });

    /// <returns>What it wrote, to standard output and to standard error.</returns>
    public async Task<string> SaysAsync(params IEnumerable<string> arguments)
    {
        var (code, output, error) = await TryAsync(arguments);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)} ended with {code}: {error}{output}");
        return output + error;
    }

    /// <summary>Expects that the program fails, saying this.</summary>
    public async Task FailsAsync(string saying, params IEnumerable<string> arguments)
    {
        var (code, output, error) = await TryAsync(arguments);
        Assert.True(code != 0, $"{program} {string.Join(' ', arguments)} did not fail: {output}");
        Assert.Contains(saying, error + output, StringComparison.Ordinal);
    }

    /// <summary>Runs it, however it ends.</summary>
    public async Task<(int Code, string Output, string Error)> TryAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var patience = new CancellationTokenSource(Patience);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return (process.ExitCode, await output, await error);
    }
}
