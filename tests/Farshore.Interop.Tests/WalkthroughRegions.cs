using System.Diagnostics;
using System.Text.Json;

namespace Farshore.Interop.Tests;

/// <summary>Two local regions of the built program, in a home of their own, ended with everything they run.</summary>
public sealed class WalkthroughRegions : IAsyncDisposable
{
    readonly DirectoryInfo home = Directory.CreateTempSubdirectory("farshore-interop-");

    WalkthroughRegions()
    {
        Settings = new() { ["FARSHORE"] = Program, ["FARSHORE_HOME"] = home.FullName };
    }

    /// <summary>What a client of these regions finds in its environment.</summary>
    public Dictionary<string, string> Settings { get; }

    static string Program => Path.Combine(AppContext.BaseDirectory, "farshore");

    public static async Task<WalkthroughRegions> StartAsync()
    {
        var regions = new WalkthroughRegions();
        try
        {
            using var up = await regions.AskAsync("local", "up", "--json");
            using var environment = await regions.AskAsync("local", "env", "--json");
            var endpoints = up.RootElement.EnumerateArray().Select(region => region.GetProperty("endpoint").GetString()!.TrimEnd('/'));
            (regions.Settings["PRIMARY_URL"], regions.Settings["SECONDARY_URL"]) = (endpoints.First(), endpoints.Last());
            regions.Settings["AWS_CONFIG_FILE"] = environment.RootElement.GetProperty("awsConfigFile").GetString()!;
            return regions;
        }
        catch
        {
            await regions.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a program with these regions' settings and none of the user's own for AWS.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in Settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync(Program, "local", "down");
        home.Delete(recursive: true);
    }

    async Task<JsonDocument> AskAsync(params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(Program, arguments);
        if (exitCode != 0) throw new InvalidOperationException($"farshore {string.Join(' ', arguments)}: {output}");
        return JsonDocument.Parse(output);
    }
}
