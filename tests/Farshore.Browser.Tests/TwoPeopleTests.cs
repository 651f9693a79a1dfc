using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Farshore.Browser.Tests;

[Collection(nameof(Desk))]
public sealed class TwoPeopleTests(Desk desk)
{
    [Fact]
    public async Task Of_two_who_press_the_same_button_one_is_first_and_the_other_is_told_who_and_when()
    {
        desk.Interrupt("protect-twice", "a word");
        await using var ann = await desk.ComeAsync("ann");
        await using var ben = await desk.ComeAsync("ben");
        await Task.WhenAll(ann.GoAsync("/runs/protect-twice"), ben.GoAsync("/runs/protect-twice"));

        await Task.WhenAll(Resume(ann).ClickAsync(), Resume(ben).ClickAsync());

        var told = await await Task.WhenAny(ToldAsync(ann), ToldAsync(ben));
        var (name, first, second) = told.Contains("ben", StringComparison.Ordinal) ? ("ben", ben, ann) : ("ann", ann, ben);
        Assert.Contains("Somebody else was first", told);
        Assert.Matches($@"{name}.* at \d\d:\d\d:\d\d UTC", told);
        await Task.WhenAll(Button(first, "Pause").WaitForAsync(), Button(second, "Pause").WaitForAsync());
        Assert.DoesNotContain("Somebody else was first", await first.Page.Locator("main").InnerTextAsync());
    }

    [Fact]
    public async Task Whoever_acts_on_a_page_that_was_overtaken_is_told_by_whom_and_nothing_is_done_twice()
    {
        desk.Interrupt("protect-stale", "a word", "another word");
        await using var ann = await desk.ComeAsync("ann");
        await using var ben = await desk.ComeAsync("ben");
        // Nothing live comes through to him.
        await ben.Page.RouteAsync("**/events", route => route.AbortAsync());
        await Task.WhenAll(ann.GoAsync("/runs/protect-stale"), ben.GoAsync("/runs/protect-stale"));
        await Resume(ann).ClickAsync();
        await Button(ann, "Approve").WaitForAsync();
        await ben.GoAsync("/runs/protect-stale");
        await Button(ben, "Approve").ClickAsync();

        await ApproveAsync(ann);
        await Assertions.Expect(ann.Page.Locator("main")).ToContainTextAsync("It waits for a person: another word");
        await ben.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();

        var told = await ToldAsync(ben);
        Assert.Contains("The step has changed", told);
        Assert.Matches(@"at \d\d:\d\d:\d\d UTC, by ann", told);
        Assert.Equal(1, desk.Engine.View("protect-stale").Steps.Count(step => step.Status is "skipped" or "done"));
    }

    [Fact]
    public async Task A_question_that_is_open_stays_open_when_somebody_else_answers_it_and_then_says_who_did()
    {
        desk.Interrupt("protect-open", "a word", "another word");
        await using var ann = await desk.ComeAsync("ann");
        await using var ben = await desk.ComeAsync("ben");
        await ann.GoAsync("/runs/protect-open");
        await Resume(ann).ClickAsync();
        await Button(ann, "Approve").WaitForAsync();
        await ben.GoAsync("/runs/protect-open");
        await Button(ben, "Approve").ClickAsync();
        await ApproveAsync(ann);
        await Assertions.Expect(ben.Page.Locator("main")).ToContainTextAsync("It waits for a person: another word");

        await ben.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();

        Assert.Contains("ann", await ToldAsync(ben));
    }

    [Fact]
    public async Task Of_two_who_change_a_plan_one_saves_and_the_other_is_told_who_and_keeps_their_text()
    {
        await using var ann = await desk.ComeAsync("ann");
        await using var ben = await desk.ComeAsync("ben");
        await Task.WhenAll(ann.GoAsync("/plans/files/plan?tab=edit"), ben.GoAsync("/plans/files/plan?tab=edit"));
        await ben.Page.Locator("main textarea").FillAsync(desk.Plan("files") + "# of ben\n");
        await ann.Page.Locator("main textarea").FillAsync(desk.Plan("files") + "# of ann\n");

        await Button(ann, "Save …").ClickAsync();
        await ann.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        var main = ben.Page.Locator("main");
        await Assertions.Expect(main).ToContainTextAsync("The file was changed while you edited it");
        await Assertions.Expect(main).ToContainTextAsync("ann saved it in this console");
        Assert.EndsWith("# of ben\n", await main.Locator("textarea").InputValueAsync());
        Assert.EndsWith("# of ann\n", await File.ReadAllTextAsync(desk.FileOf("files"), TestContext.Current.CancellationToken));
    }

    static ILocator Button(Visitor visitor, string name) =>
        visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First;

    static ILocator Resume(Visitor visitor) => Button(visitor, "Resume");

    static async Task ApproveAsync(Visitor visitor)
    {
        await Button(visitor, "Approve").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
    }

    /// <summary>What a page says of whoever was first, as soon as it does.</summary>
    static Task<string> ToldAsync(Visitor visitor) => visitor.Page.Locator(".note", new()
    {
        Has = visitor.Page.GetByText(new Regex("^(Somebody else was first|The step has changed|Too late|Refused)$")),
    }).First.InnerTextAsync();
}
