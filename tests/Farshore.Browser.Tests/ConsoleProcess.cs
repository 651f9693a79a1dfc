using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Farshore.Browser.Tests;

/// <summary>A <c>farshore serve</c> of the test's own, with a home of its own. Both are gone when the test ends.</summary>
sealed partial class ConsoleProcess : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Process process;
    readonly DirectoryInfo home;
    readonly Task<string> errors;

    ConsoleProcess(Process process, DirectoryInfo home, Uri link)
    {
        (this.process, this.home, Link) = (process, home, link);
        errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Opens a session; it works once.</summary>
    public Uri Link { get; }

    public Uri Address => new(Link, "/");

    public string Home => home.FullName;

    public static async Task<ConsoleProcess> StartAsync(params string[] arguments)
    {
        var home = Directory.CreateTempSubdirectory("farshore-browser-");
        var process = Process.Start(Command(home.FullName, ["serve", .. arguments]))!;
        using var limit = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            if (LinkIn().Match(line) is { Success: true } found) return new(process, home, new(found.Value));
        throw new InvalidOperationException($"the console did not start: {await process.StandardError.ReadToEndAsync(limit.Token)}");
    }

    /// <summary>Runs another command over the same home, to its end.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        using var other = Process.Start(Command(Home, arguments))!;
        var (said, complained) = (other.StandardOutput.ReadToEndAsync(), other.StandardError.ReadToEndAsync());
        await other.WaitForExitAsync();
        return other.ExitCode == 0 ? await said
            : throw new InvalidOperationException($"farshore {string.Join(' ', arguments)}: {await complained}");
    }

    /// <summary>Ends it as Ctrl-C does.</summary>
    /// <returns>What it complained of.</returns>
    public async Task<string> EndAsync()
    {
        using var ending = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await ending.WaitForExitAsync();
        using var limit = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(limit.Token);
        return await errors;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await EndAsync();
        process.Dispose();
        await RunAsync("local", "down");
        home.Delete(recursive: true);
    }

    static ProcessStartInfo Command(string home, string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "farshore"), arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["FARSHORE_HOME"] = start.Environment["HOME"] = home;
        return start;
    }

    [GeneratedRegex("""https?://[^\s"]+""")]
    private static partial Regex LinkIn();
}
