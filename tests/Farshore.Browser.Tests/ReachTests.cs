using Microsoft.Playwright;

namespace Farshore.Browser.Tests;

[Collection(nameof(Desk))]
public sealed class ReachTests(Desk desk)
{
    [Fact]
    public async Task The_parts_of_the_plan_page_hold_for_everybody_and_its_main_action_is_reached_by_keyboard()
    {
        await using var visitor = await desk.ComeAsync("ann");
        var main = visitor.Page.Locator("main");
        await Reach.HoldsAsync(visitor, "/plans/shop/plan?tab=edit");
        await Reach.HoldsAsync(visitor, "/plans/shop/plan?tab=preflight");
        var check = main.GetByRole(AriaRole.Button, new() { Name = "Check now" });

        await Reach.TabToAsync(visitor.Page, check);
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(main).ToContainTextAsync("Looking, for everything");
    }

    [Fact]
    public async Task A_question_that_wants_a_name_typed_holds_the_keyboard_until_it_is_answered_or_left()
    {
        desk.Interrupt("protect-typed", "a word");
        await using var visitor = await desk.ComeAsync("ann");
        var (page, dialog) = (visitor.Page, visitor.Page.GetByRole(AriaRole.Dialog));
        await visitor.GoAsync("/runs/protect-typed");
        var cancel = page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Cancel and undo" });
        await Reach.TabToAsync(page, cancel);
        await page.Keyboard.PressAsync("Enter");
        await dialog.WaitForAsync();
        await Reach.HoldsAsync(visitor);

        for (var press = 0; press < 12; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            // A browser lets the focus out to its own controls, never to the page behind.
            Assert.True(await page.EvaluateAsync<bool>(
                "() => document.activeElement === document.body || document.activeElement.closest('dialog') !== null"));
        }

        await page.Keyboard.PressAsync("Escape");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.True(await cancel.EvaluateAsync<bool>("one => one === document.activeElement"));
        Assert.Equal("interrupted", desk.Engine.View("protect-typed").Phase);

        await page.Keyboard.PressAsync("Enter");
        var name = dialog.GetByLabel("Type the name to confirm");
        await Reach.TabToAsync(page, name);
        await page.Keyboard.TypeAsync("shop");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Taken back");
    }
}
