using Microsoft.Playwright;

namespace Farshore.Browser.Tests;

[Collection(nameof(Desk))]
public sealed class BrokenPlanTests(Desk desk)
{
    [Fact]
    public async Task A_plan_broken_on_disk_says_where_while_others_go_on_and_comes_back_by_itself_when_it_is_mended()
    {
        await using var visitor = await desk.ComeAsync("ann");
        var (main, whole) = (visitor.Page.Locator("main"), await File.ReadAllTextAsync(desk.FileOf("files"), Cancelled));
        await visitor.GoAsync("/plans/files/plan");
        await Assertions.Expect(main).ToContainTextAsync("files-media-west");

        await File.WriteAllTextAsync(desk.FileOf("files"), whole.Replace("replica:", "repilca:", StringComparison.Ordinal), Cancelled);
        await Assertions.Expect(main).ToContainTextAsync("The plan cannot be used: it has");
        await Assertions.Expect(main).ToContainTextAsync("Look at line 6");
        await Assertions.Expect(main).ToContainTextAsync("Write 'replica' instead");

        await visitor.GoAsync("/");
        await Assertions.Expect(Card(main, "files")).ToContainTextAsync("cannot be read");
        await Assertions.Expect(Card(main, "shop")).Not.ToContainTextAsync("cannot be read");
        await Card(main, "shop").GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(main).ToContainTextAsync("media");
        await visitor.GoAsync("/plans/files");
        await Assertions.Expect(main).ToContainTextAsync("The plan has problems");

        await File.WriteAllTextAsync(desk.FileOf("files"), whole, Cancelled);
        await Assertions.Expect(main).Not.ToContainTextAsync("The plan has problems");
        await Assertions.Expect(main).ToContainTextAsync("media");
    }

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    static ILocator Card(ILocator main, string plan) => main.Locator(".card").Filter(
        new() { Has = main.Page.GetByRole(AriaRole.Link, new() { Name = plan, Exact = true }) });
}
