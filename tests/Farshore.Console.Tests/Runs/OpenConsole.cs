using System.Net.Http.Json;
using System.Text.Json;
using Farshore.Recovery;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Control;

namespace Farshore.Console.Tests.Runs;

/// <summary>A console over a home of its own, somebody who has signed in, and runs that wait for a person's word.</summary>
sealed class OpenConsole : IAsyncDisposable
{
    const string PlanText = """
        plan: shop
        primary: { region: us-east-1 }
        secondary: { region: eu-west-1 }
        ledger: shop-ledger
        resources:
          - { name: media, type: s3, bucket: shop-media, replica: shop-media-eu }
        """;

    readonly DirectoryInfo home = Directory.CreateTempSubdirectory("farshore-console-runs-");
    ConsoleHost? host;

    OpenConsole(Action connecting) => Engine = Over(home.FullName, connecting);

    public RecoveryEngine Engine { get; }

    public HttpClient Browser { get; private set; } = new();

    /// <param name="connecting">Called before any run gets its world.</param>
    public static async Task<OpenConsole> StartAsync(Action? connecting = null)
    {
        var console = new OpenConsole(connecting ?? (() => { }));
        var plan = Path.Combine(console.home.FullName, "shop.yaml");
        await File.WriteAllTextAsync(plan, PlanText, TestContext.Current.CancellationToken);
        console.host = await ConsoleHost.StartAsync(
            new(console.Engine, [plan], TimeProvider.System), TestContext.Current.CancellationToken);
        console.Browser = await SignedIn.ByAsync(console.host);
        return console;
    }

    /// <summary>Another process's engine over the same home.</summary>
    public RecoveryEngine Another() => Over(home.FullName, () => { });

    /// <summary>A run that nobody drives, with as many steps as there are words to give.</summary>
    public void Interrupt(string run, DateTimeOffset? at = null, int words = 1) => Engine.Runs.Create(new(run, ProtectRun.Kind, "shop",
        "/plans/shop.yaml", PlanText, at ?? DateTimeOffset.UnixEpoch,
        [.. Enumerable.Range(1, words).Select(word => new GraphNode($"word {word}", new AwaitApproval("restore",
            word == 1 ? [] : [$"word {word - 1}"])))], "ann@desk"));

    public Task<HttpResponseMessage> PostAsync(string path, object body) =>
        Browser.PostAsJsonAsync("/api/v1" + path, body, TestContext.Current.CancellationToken);

    public Task<JsonElement> GetAsync(string path) =>
        Browser.GetFromJsonAsync<JsonElement>("/api/v1" + path, TestContext.Current.CancellationToken);

    /// <summary>The run as soon as it is so.</summary>
    public async Task<JsonElement> UntilAsync(string run, Func<JsonElement, bool> isSo)
    {
        while (true)
        {
            var detail = await GetAsync($"/runs/{run}");
            if (isSo(detail)) return detail;
            await Task.Delay(TimeSpan.FromMilliseconds(10), TestContext.Current.CancellationToken);
        }
    }

    public async Task EndHostAsync()
    {
        if (host is null) return;
        Browser.Dispose();
        await host.DisposeAsync();
        host = null;
    }

    public async ValueTask DisposeAsync()
    {
        await EndHostAsync();
        Engine.Dispose();
        home.Delete(recursive: true);
    }

    static RecoveryEngine Over(string home, Action connecting) => new(home)
    {
        Connect = (_, world, _) =>
        {
            connecting();
            return (world with { Pace = TimeSpan.FromMilliseconds(5) }, new MemoryStream());
        },
    };
}
