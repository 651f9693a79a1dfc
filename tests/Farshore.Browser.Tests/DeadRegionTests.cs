using System.Diagnostics;
using Microsoft.Playwright;

namespace Farshore.Browser.Tests;

[Collection(nameof(Desk))]
public sealed class DeadRegionTests(Desk desk)
{
    // The console gives a Region fifteen seconds; the rest is for a machine that has much else to do.
    const float Bound = 45_000;

    [Fact]
    public async Task Every_page_of_a_plan_whose_Regions_are_away_says_so_within_a_bound_and_offers_what_still_works()
    {
        await Task.WhenAll(
            SaysAsync("", "us-west-2 does not answer", "Runs"),
            SaysAsync("/sets", "us-west-2 does not answer", "Try again"),
            SaysAsync("/sets/2026-01-01t000000z", "us-west-2 does not answer", "Try again"),
            SaysAsync("/drill", "us-west-2 does not answer", "Try again"),
            SaysAsync("/failover", "us-west-2 does not answer", "Try again"),
            SaysAsync("/equality", "The recovery sets of shop are read in the secondary, us-west-2: no answer", "Side by side"),
            PreflightAsync());
    }

    async Task SaysAsync(string path, string said, string offered)
    {
        await using var visitor = await OpenAsync(path);
        if (path.Length > 0)
        {
            await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(
                "A Region that does not answer is given up after some seconds", new() { Timeout = Bound });
        }

        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(said, new() { Timeout = Bound });
        await Assertions.Expect(visitor.Page.Locator("body")).ToContainTextAsync(offered, new() { Timeout = Bound });
        Assert.Equal(0, await visitor.Page.Locator("main .loading").CountAsync());
    }

    /// <summary>It asks a great deal, and must not ask for ever.</summary>
    async Task PreflightAsync()
    {
        await using var visitor = await OpenAsync("/plan?tab=preflight");
        var (main, since) = (visitor.Page.Locator("main"), Stopwatch.GetTimestamp());
        await main.GetByRole(AriaRole.Button, new() { Name = "Check now" }).ClickAsync();
        await Assertions.Expect(main).ToContainTextAsync("Something is in the way", new() { Timeout = Bound });
        TestContext.Current.SendDiagnosticMessage($"preflight of dead Regions: {Stopwatch.GetElapsedTime(since)}");
        await Assertions.Expect(main).ToContainTextAsync("us-east-1");
        await Assertions.Expect(main).ToContainTextAsync("us-west-2");
    }

    /// <summary>Each in a browser of its own: one holds few connections to a server.</summary>
    async Task<Visitor> OpenAsync(string path)
    {
        var visitor = await desk.ComeAsync("ann");
        await visitor.Page.GotoAsync(new Uri(visitor.Address, $"/plans/shop{path}").ToString());
        return visitor;
    }
}
