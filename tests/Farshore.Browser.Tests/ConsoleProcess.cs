using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Farshore.Browser.Tests;

/// <summary>A <c>farshore serve</c> of the test's own, with a home of its own. Both are gone when the test ends.</summary>
sealed partial class ConsoleProcess : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly DirectoryInfo home;
    readonly string[] arguments;
    Process process;
    Task<string> errors;

    ConsoleProcess(DirectoryInfo home, string[] arguments, Process process, Uri link)
    {
        (this.home, this.arguments) = (home, arguments);
        (this.process, Link, errors) = (process, link, Listen(process));
    }

    /// <summary>Opens a session; it works once.</summary>
    public Uri Link { get; private set; }

    public Uri Address => new(Link, "/");

    public string Home => home.FullName;

    public static Task<ConsoleProcess> StartAsync(params string[] arguments) => StartAsync(NewHome(), arguments);

    /// <param name="home">Is its own from now on.</param>
    /// <param name="arguments">What <c>serve</c> is given.</param>
    public static async Task<ConsoleProcess> StartAsync(DirectoryInfo home, params string[] arguments)
    {
        var (process, link) = await ServeAsync(home.FullName, arguments);
        return new(home, arguments, process, link);
    }

    public static DirectoryInfo NewHome() => Directory.CreateTempSubdirectory("farshore-browser-");

    /// <summary>Starts it again over the same home, after it has ended.</summary>
    public async Task StartAgainAsync()
    {
        process.Dispose();
        (process, Link) = await ServeAsync(Home, arguments);
        errors = Listen(process);
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
        if (arguments.Contains("--demo")) await RunAsync("local", "down");
        home.Delete(recursive: true);
    }

    static async Task<(Process Process, Uri Link)> ServeAsync(string home, string[] arguments)
    {
        var process = Process.Start(Command(home, ["serve", .. arguments]))!;
        using var limit = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            if (LinkIn().Match(line) is { Success: true } found) return (process, new(found.Value));
        throw new InvalidOperationException($"the console did not start: {await process.StandardError.ReadToEndAsync(limit.Token)}");
    }

    static Task<string> Listen(Process process)
    {
        _ = process.StandardOutput.ReadToEndAsync();
        return process.StandardError.ReadToEndAsync();
    }

    static ProcessStartInfo Command(string home, string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "farshore"), arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = home,
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
