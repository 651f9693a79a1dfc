using Microsoft.Playwright;

namespace Farshore.Browser.Tests;

/// <summary>What a new user does after <c>farshore serve --demo</c>.</summary>
public sealed class WalkThroughTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task By_clicks_alone_a_new_user_protects_backs_up_loses_the_primary_fails_over_and_reads_the_evidence()
    {
        await using var console = await ConsoleProcess.StartAsync("--demo", "--json");
        await using var visitor = await Visitor.ComeAsync(chromium.Browser, console.Link);
        Walk walk = new(visitor);
        await walk.ReadyAsync();

        await walk.BeginAsync("Protect now");
        await walk.EndsAsync("Protected");
        await walk.GoToAsync("Overview");
        await walk.BeginAsync("Bring the objects");
        await walk.EndsAsync("Exported");
        await walk.GoToAsync("Overview");
        await walk.BeginAsync("Back up now");
        await walk.EndsAsync("Backed up");

        await walk.GoToAsync("Local regions");
        await walk.DoAsync(visitor.Page.Locator("main .card").Filter(
            new() { Has = visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "us-east-1" }) }), "Kill");
        await walk.GoToAsync("Overview");
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("us-east-1 does not answer", new() { Timeout = 30_000 });

        await walk.GoToAsync("Failover");
        await walk.BeginAsync("Fail over", typed: "shop");
        await walk.EndsAsync("Recovered");

        await visitor.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Evidence" }).First.ClickAsync();
        await visitor.SettledAsync();
        var evidence = visitor.Page.Locator("main");
        await Assertions.Expect(evidence).ToContainTextAsync("recovered");
        await Assertions.Expect(evidence).ToContainTextAsync("within the objective of 15 min");
        await Assertions.Expect(evidence).ToContainTextAsync("Everything the plan names runs in us-west-2");
        await Assertions.Expect(evidence).ToContainTextAsync("killed without warning");

        Tour tour = new("shop", Last(visitor.Page.Url, 2), await walk.SetAsync());
        if (Environment.GetEnvironmentVariable("FARSHORE_SCREENSHOTS") is { Length: > 0 } folder)
            await tour.PictureAsync(visitor, Directory.CreateDirectory(folder).FullName);
        await using var second = await Visitor.ComeAsync(chromium.Browser, await walk.InviteAsync("ann"));
        await using var third = await Visitor.ComeAsync(chromium.Browser, await walk.InviteAsync("ben"));
        List<string> faults = [.. await tour.FaultsAsync(second), .. await tour.FaultsOfNamesAsync(third)];
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    static string Last(string address, int place) => new Uri(address).AbsolutePath.Split('/')[^place];
}
