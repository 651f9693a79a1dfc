using Farshore.Recovery;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Control;
using Microsoft.Playwright;

namespace Farshore.Browser.Tests;

public sealed class RestartTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_page_that_is_open_says_that_the_server_is_gone_and_goes_on_by_itself_when_it_is_back()
    {
        await using var console = await ConsoleProcess.StartAsync();
        await using var visitor = await Visitor.ComeAsync(chromium.Browser, console.Link, 360, 740, ColorScheme.Dark);
        var (main, address) = (visitor.Page.Locator("main"), console.Address);
        await Reach.HoldsAsync(visitor, "/");
        await Assertions.Expect(main).ToContainTextAsync("The console was started without a plan");
        await Reach.HoldsAsync(visitor, "/runs");
        await Assertions.Expect(main).ToContainTextAsync("No run has been started yet");
        await visitor.Page.EvaluateAsync("() => { window.never = 'loaded again'; }");

        await console.EndAsync();
        await Assertions.Expect(main).ToContainTextAsync("The server does not answer. Trying again");
        await console.StartAgainAsync();

        await Assertions.Expect(main).Not.ToContainTextAsync("The server does not answer", new() { Timeout = 15_000 });
        Assert.Equal(address, console.Address);
        using RecoveryEngine other = new(console.Home);
        other.Runs.Create(new("protect-after", ProtectRun.Kind, "shop", "/plans/shop.yaml", "plan: shop", TimeProvider.System.GetUtcNow(),
            [new("a word", new AwaitApproval("restore", []))], "ann@desk"));
        await Assertions.Expect(main).ToContainTextAsync("protect-after", new() { Timeout = 3_000 });
        Assert.Equal("loaded again", await visitor.Page.EvaluateAsync<string>("() => window.never"));
    }
}
