using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Farshore.Browser.Tests;

/// <summary>What a person does at the console, one click after the other.</summary>
sealed class Walk(Visitor visitor)
{
    const float Minutes = 60_000;

    IPage Page => visitor.Page;

    ILocator Main => Page.Locator("main");

    /// <summary>Waits until there is something to protect.</summary>
    public Task ReadyAsync() =>
        Main.GetByRole(AriaRole.Button, new() { Name = "Protect now", Exact = true }).First.WaitForAsync(new() { Timeout = 3 * Minutes });

    /// <summary>Follows a link of the navigation.</summary>
    public async Task GoToAsync(string name)
    {
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Console" }).GetByRole(AriaRole.Link,
            new() { Name = name, Exact = true }).ClickAsync();
        await visitor.SettledAsync();
    }

    /// <summary>Presses a button that begins a run, says yes where it asks, and is on the run's page afterwards.</summary>
    /// <param name="name">What the button says.</param>
    /// <param name="typed">What has to be typed first; null where nothing has.</param>
    public async Task BeginAsync(string name, string? typed = null)
    {
        await PressAsync(Main, name);
        var dialog = Page.GetByRole(AriaRole.Dialog);
        var asksOrGoes = await Task.WhenAny(dialog.WaitForAsync(), Page.WaitForURLAsync("**/runs/**"));
        await asksOrGoes;
        if (await dialog.IsVisibleAsync()) await AnswerAsync(name, typed);
        await Page.WaitForURLAsync("**/runs/**");
    }

    /// <summary>Presses a button and says yes.</summary>
    public async Task DoAsync(ILocator within, string name, string? typed = null)
    {
        await PressAsync(within, name);
        await AnswerAsync(name, typed);
        await Page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Waits on a run's page until it has come to something.</summary>
    /// <param name="came">The word for how it should end.</param>
    public async Task EndsAsync(string came)
    {
        var over = Main.Locator(".state").Filter(
            new() { HasTextRegex = new Regex($"^\\s*({came}|Stuck|Taken back|Interrupted)\\s*$") }).First;
        await over.WaitForAsync(new() { Timeout = 5 * Minutes });
        Assert.Equal(came, (await over.InnerTextAsync()).Trim());
    }

    /// <returns>The name of the newest recovery set, from the page of sets.</returns>
    public async Task<string> SetAsync()
    {
        await GoToAsync("Recovery sets");
        var link = Main.Locator("a[href*='/sets/']").First;
        return (await link.GetAttributeAsync("href"))!.Split('/')[^1];
    }

    /// <summary>Makes a link for somebody else.</summary>
    public async Task<Uri> InviteAsync(string name) => new(await Page.EvaluateAsync<string>("""
        async name => {
            const { csrf } = await (await fetch('/api/v1/session')).json();
            const answer = await fetch('/api/v1/session/invites', {
                method: 'POST', headers: { 'X-Farshore': csrf, 'Content-Type': 'application/json' }, body: JSON.stringify({ name }),
            });
            return (await answer.json()).link;
        }
        """, name));

    async Task AnswerAsync(string name, string? typed)
    {
        var dialog = Page.GetByRole(AriaRole.Dialog);
        if (typed is not null)
        {
            // What cannot be undone is not one slip away.
            Assert.True(await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{name}") }).IsDisabledAsync());
            await dialog.GetByRole(AriaRole.Textbox).FillAsync(typed);
        }

        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{name}") }).ClickAsync();
    }

    static Task PressAsync(ILocator within, string name) =>
        within.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync(new() { Timeout = Minutes });
}
