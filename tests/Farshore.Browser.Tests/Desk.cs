using Farshore.Recovery;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Control;
using Microsoft.Playwright;

namespace Farshore.Browser.Tests;

/// <summary>A console over plans whose Regions are both away, and over runs that wait for a person's word. It is shared: whoever signs in
/// has a session of their own.</summary>
public sealed class Desk : IAsyncLifetime
{
    readonly Chromium chromium = new();
    readonly SilentRegion secondary = new();
    ConsoleProcess? console;
    Visitor? host;

    internal ConsoleProcess Console => console!;

    internal IBrowser Browser => chromium.Browser;

    /// <summary>Another process's engine over the console's home.</summary>
    internal RecoveryEngine Engine { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await chromium.InitializeAsync();
        var home = ConsoleProcess.NewHome();
        Engine = new(home.FullName);
        Directory.CreateDirectory(Path.Combine(home.FullName, ".aws"));
        await File.WriteAllTextAsync(Path.Combine(home.FullName, ".aws", "credentials"), """
            [default]
            aws_access_key_id = AKIAIOSFODNN7EXAMPLE
            aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
            """);
        var files = await Task.WhenAll(WriteAsync(home.FullName, "shop.yaml", Plan("shop")),
            WriteAsync(home.FullName, "files.yaml", Plan("files")), WriteAsync(home.FullName, $"{Hostile.FileName}.yaml", "plan: [\n"));
        console = await ConsoleProcess.StartAsync(home, files);
        host = await Visitor.ComeAsync(Browser, console.Link);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
        if (console is not null) await console.DisposeAsync();
        Engine?.Dispose();
        secondary.Dispose();
        await chromium.DisposeAsync();
    }

    /// <summary>Somebody comes by an invitation.</summary>
    internal async Task<Visitor> ComeAsync(string name, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light) =>
        await Visitor.ComeAsync(Browser, await InviteAsync(name), width, height, scheme);

    internal Task<Uri> InviteAsync(string name) => new Walk(host!).InviteAsync(name);

    /// <summary>A run that nobody drives, and that waits for as many words as it is told.</summary>
    internal void Interrupt(string run, params string[] words) => Engine.Runs.Create(new(run, ProtectRun.Kind, "shop",
        "/plans/shop.yaml", Plan("shop"), TimeProvider.System.GetUtcNow(),
        [.. words.Select((word, place) => new GraphNode(word, new AwaitApproval("restore", place == 0 ? [] : [words[place - 1]])))],
        "ann@desk"));

    internal string FileOf(string plan) => Path.Combine(Console.Home, $"{plan}.yaml");

    internal string Plan(string name) => $$"""
        plan: {{name}}
        primary: { region: us-east-1, endpoint: "{{SilentRegion.Closed()}}" }
        secondary: { region: us-west-2, endpoint: "{{secondary.Endpoint}}" }
        ledger: {{name}}-ledger
        resources:
          - { name: media, type: s3, bucket: {{name}}-media, replica: {{name}}-media-west }

        """;

    static async Task<string> WriteAsync(string folder, string name, string text)
    {
        var file = Path.Combine(folder, name);
        await File.WriteAllTextAsync(file, text);
        return file;
    }
}

/// <summary>The tests that share a desk, one after the other.</summary>
[CollectionDefinition(nameof(Desk))]
public sealed class AtTheDesk : ICollectionFixture<Desk>;
