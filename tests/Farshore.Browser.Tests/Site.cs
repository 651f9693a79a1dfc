using System.Diagnostics;

namespace Farshore.Browser.Tests;

/// <summary>The sources of the console's site, and what is built of them.</summary>
static class Site
{
    static readonly SemaphoreSlim Turn = new(1);
    static string? packages;

    /// <summary>The folder of the whole source tree.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static async Task<string> SourceOfAxeAsync() =>
        await File.ReadAllTextAsync(Path.Combine(await PackagesAsync(), "axe-core", "axe.min.js"));

    /// <summary>Runs build/web.sh.</summary>
    /// <returns>What it printed as its answer, and what it told beside that.</returns>
    public static async Task<(int Code, string Said, string Told)> BuildAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(Root, "build", "web.sh"), arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var (said, told) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, await told);
    }

    static async Task<string> PackagesAsync()
    {
        await Turn.WaitAsync();
        try
        {
            if (packages is not null) return packages;
            var (code, said, told) = await BuildAsync("--packages");
            Assert.SkipUnless(code == 0, $"the packages of the site cannot be fetched: {told}");
            return packages = said.Trim().Split('\n')[^1];
        }
        finally
        {
            Turn.Release();
        }
    }

    static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Farshore.slnx")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
