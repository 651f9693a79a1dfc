using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Farshore.Cli.Tests.Serve;

public sealed partial class ServedDemoTests : IAsyncDisposable
{
    const int Terminate = 15;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    readonly FarshoreProgram farshore = new();
    readonly DirectoryInfo files = Directory.CreateTempSubdirectory("farshore-files-");

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await farshore.DisposeAsync();
        files.Delete(recursive: true);
    }

    [Fact]
    public async Task Prints_its_link_makes_a_shop_to_protect_and_leaves_nothing_when_it_is_ended()
    {
        await File.WriteAllTextAsync(Path.Combine(files.FullName, "menu.txt"), "soup", Cancelled);
        using var program = farshore.Start("serve", "--demo", "--from", files.FullName, "--json");
        using var browser = await BrowserAsync(program);

        var ready = await ReadyAsync(browser);
        Assert.Equal("shop", ready.GetProperty("plan").GetString());
        var session = await browser.GetFromJsonAsync<JsonElement>("/api/v1/session", Cancelled);
        Assert.True(session.GetProperty("demo").GetBoolean());
        Assert.Equal("us-east-1", session.GetProperty("plans")[0].GetProperty("primary").GetString());
        var second = await farshore.RunAsync("serve", "--demo");
        Assert.Equal(1, second.ExitCode);
        Assert.Contains("already", second.Error, StringComparison.Ordinal);

        // The primary is lost, as by a click: the traffic stops by itself, and the console goes on.
        using var killed = await browser.PostAsJsonAsync("/api/v1/range/regions/us-east-1/kill", new { seen = "up" }, Cancelled);
        Assert.True(killed.IsSuccessStatusCode);
        await UntilAsync(browser, range => !range.GetProperty("view").GetProperty("traffic").GetProperty("runs").GetBoolean());

        Assert.Equal(0, Kill(program.Id, Terminate));
        await program.WaitForExitAsync(Cancelled);
        Assert.Equal(0, program.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(farshore.Home, "local")));
        Assert.Empty(ProcessesOf(farshore.Home));
    }

    [Fact]
    public async Task Refuses_a_home_with_regions_of_the_users_own()
    {
        await farshore.RunAsync("local", "up");

        var answer = await farshore.RunAsync("serve", "--demo", "--from", files.FullName);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("local down --remove", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_plan_beside_the_demos_own()
    {
        var answer = await farshore.RunAsync("serve", "--demo", "shop.yaml");

        Assert.Equal(2, answer.ExitCode);
    }

    static async Task<HttpClient> BrowserAsync(Process program)
    {
        var line = await program.StandardOutput.ReadLineAsync(Cancelled);
        Uri link = new(JsonDocument.Parse(line!).RootElement.GetProperty("url").GetString()!);
        HttpClient browser = new() { BaseAddress = new(link, "/") };
        (await browser.GetAsync(link, Cancelled)).Dispose();
        var session = await browser.GetFromJsonAsync<JsonElement>("/api/v1/session", Cancelled);
        browser.DefaultRequestHeaders.Add("X-Farshore", session.GetProperty("csrf").GetString());
        return browser;
    }

    static async Task<JsonElement> ReadyAsync(HttpClient browser)
    {
        var range = await UntilAsync(browser, range => range.GetProperty("preparation").GetProperty("state").GetString() is not "making");
        var preparation = range.GetProperty("preparation");
        Assert.True(preparation.GetProperty("state").GetString() is "ready", preparation.GetRawText());
        return preparation;
    }

    static async Task<JsonElement> UntilAsync(HttpClient browser, Func<JsonElement, bool> holds)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            var range = await browser.GetFromJsonAsync<JsonElement>("/api/v1/range", Cancelled);
            if (holds(range)) return range;
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, Cancelled);
        }

        throw new TimeoutException("the range did not come to be so");
    }

    static IReadOnlyList<string> ProcessesOf(string home) =>
        [.. Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _))
            .Select(folder => ReadOrNothing(Path.Combine(folder, "cmdline")))
            .Where(line => line.Contains(home, StringComparison.Ordinal))];

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int pid, int signal);

    static string ReadOrNothing(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return ""; // it has ended
        }
    }
}
