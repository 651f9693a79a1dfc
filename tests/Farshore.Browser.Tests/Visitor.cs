using Microsoft.Playwright;

namespace Farshore.Browser.Tests;

/// <summary>Somebody at a browser, signed in. Whatever the page complains of, and whatever it asks of another server, is kept.</summary>
sealed class Visitor : IAsyncDisposable
{
    readonly IBrowserContext context;
    readonly List<string> complaints = [];

    Visitor(IBrowserContext context, IPage page, Uri address)
    {
        (this.context, Page, Address) = (context, page, address);
        page.Console += (_, said) =>
        {
            if (said.Type is "error" or "warning") complaints.Add(said.Text);
        };
        page.PageError += (_, failure) => complaints.Add(failure);
        page.Request += (_, asked) =>
        {
            if (!asked.Url.StartsWith(address.ToString(), StringComparison.Ordinal)
                && !asked.Url.StartsWith("data:", StringComparison.Ordinal)
                && !asked.Url.StartsWith("blob:", StringComparison.Ordinal)) complaints.Add($"asked another server: {asked.Url}");
        };
    }

    public IPage Page { get; }

    public Uri Address { get; }

    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<Visitor> ComeAsync(IBrowser browser, Uri link, int width = 1280, int height = 800,
        ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB", TimezoneId = "UTC",
        });
        var page = await context.NewPageAsync();
        Visitor visitor = new(context, page, new(link, "/"));
        await page.GotoAsync(link.ToString());
        return visitor;
    }

    /// <summary>Goes to an address of the console and waits until the page has what it shows.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(new Uri(Address, path).ToString());
        await SettledAsync();
    }

    /// <summary>Waits until the page's heading is there and nothing says that it is still being read.</summary>
    public async Task SettledAsync()
    {
        await Page.Locator("main h1").First.WaitForAsync();
        await Page.WaitForFunctionAsync("() => !document.querySelector('main .loading')");
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
