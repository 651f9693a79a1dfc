using System.Net;
using Microsoft.Playwright;

namespace Farshore.Bench.Consoles;

/// <summary>How long a real browser takes, from the address to everything on the screen, with nothing kept from before.</summary>
static class Paint
{
    const string Program = "/usr/bin/chromium";

    // Everything is there when nothing says any more that it is being read; what is in the DOM then is drawn in the next frame.
    const string Drawn = """
        () => document.querySelector('main h1') && !document.querySelector('main .loading')
            ? new Promise(shown => requestAnimationFrame(() => setTimeout(() => shown(performance.now())))) : null
        """;

    /// <returns>In the order in which they were taken; nothing where there is no browser.</returns>
    public static async Task<IReadOnlyList<TimeSpan>> TakeAsync(Uri address, CookieCollection session, int rounds)
    {
        if (!File.Exists(Program)) return [];
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        });
        List<TimeSpan> times = [];
        for (var round = 0; round < rounds; round++)
        {
            await using var context = await browser.NewContextAsync();
            await context.AddCookiesAsync(session.Select(cookie => new Microsoft.Playwright.Cookie
            {
                Name = cookie.Name, Value = cookie.Value, Url = address.GetLeftPart(UriPartial.Authority),
            }));
            var page = await context.NewPageAsync();
            await page.GotoAsync(address.ToString());
            var drawn = await page.WaitForFunctionAsync(Drawn);
            times.Add(TimeSpan.FromMilliseconds(await drawn.JsonValueAsync<double>()));
        }

        return times;
    }
}
