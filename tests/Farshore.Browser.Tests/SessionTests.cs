using Microsoft.Playwright;

namespace Farshore.Browser.Tests;

[Collection(nameof(Desk))]
public sealed class SessionTests(Desk desk)
{
    [Fact]
    public async Task When_a_session_has_ended_the_page_says_so_and_a_new_link_brings_back_what_was_being_written()
    {
        await using var visitor = await desk.ComeAsync("ann");
        await visitor.GoAsync("/plans/files/plan?tab=edit");
        var text = visitor.Page.Locator("main textarea");
        await text.FillAsync(desk.Plan("files") + "# what nobody else has\n");
        await SignOutElsewhereAsync(visitor);

        var main = visitor.Page.Locator("main");
        await Assertions.Expect(main).ToContainTextAsync("Your session has ended");
        await Assertions.Expect(main).ToContainTextAsync("farshore serve");
        await Assertions.Expect(main).ToContainTextAsync("Whoever is still signed in can also make a link for you");
        var faults = await Axe.FindAsync(visitor.Page);
        Assert.True(faults.Count == 0, string.Join("\n", faults));

        await visitor.Page.GotoAsync((await desk.InviteAsync("ann")).ToString());
        await visitor.GoAsync("/plans/files/plan?tab=edit");
        Assert.EndsWith("# what nobody else has\n", await text.InputValueAsync());
    }

    [Theory, InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task A_link_that_was_used_and_a_browser_without_one_are_told_what_helps(ColorScheme scheme)
    {
        await using var visitor = await Visitor.ComeAsync(desk.Browser, desk.Console.Link, 360, 740, scheme);
        await AskedInAsync(visitor, "Ask for a new one");

        await visitor.Page.GotoAsync(new Uri(visitor.Address, "/runs").ToString());
        await AskedInAsync(visitor, "farshore serve");
    }

    static async Task AskedInAsync(Visitor visitor, string remedy)
    {
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(remedy);
        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(Tour.TooWide));
        var faults = await Axe.FindAsync(visitor.Page);
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    /// <summary>In another tab of the same browser.</summary>
    static async Task SignOutElsewhereAsync(Visitor visitor)
    {
        var tab = await visitor.Page.Context.NewPageAsync();
        await tab.GotoAsync(visitor.Address.ToString());
        await tab.GetByRole(AriaRole.Button, new() { NameRegex = new("Signed in as") }).First.ClickAsync();
        await tab.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(tab.Locator("main")).ToContainTextAsync("signed in");
        await tab.CloseAsync();
    }
}
