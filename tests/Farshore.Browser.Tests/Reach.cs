using Microsoft.Playwright;

namespace Farshore.Browser.Tests;

/// <summary>Whether everybody can use a page: with a screen reader, on a telephone, with a keyboard.</summary>
static class Reach
{
    const int MostTabs = 60;

    /// <summary>Goes to a page: axe finds nothing serious there, light or dark, and it fits a telephone.</summary>
    public static async Task HoldsAsync(Visitor visitor, string path)
    {
        await visitor.GoAsync(path);
        await HoldsAsync(visitor);
    }

    /// <summary>Looks at the page as it is.</summary>
    public static async Task HoldsAsync(Visitor visitor)
    {
        var page = visitor.Page;
        List<string> faults = [];
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.WaitForFunctionAsync("scheme => document.documentElement.dataset.theme === scheme",
                scheme.ToString().ToLowerInvariant());
            faults.AddRange((await Axe.FindAsync(page)).Select(fault => $"{scheme}: {fault}"));
        }

        var size = page.ViewportSize!;
        await page.SetViewportSizeAsync(360, 740);
        faults.AddRange((await page.EvaluateAsync<string[]>(Tour.TooWide)).Select(over => $"too wide for a telephone: {over}"));
        await page.SetViewportSizeAsync(size.Width, size.Height);
        Assert.True(faults.Count == 0, $"{page.Url}: {string.Join("\n", faults)}");
    }

    /// <summary>Presses Tab until the focus is there.</summary>
    public static async Task TabToAsync(IPage page, ILocator wanted)
    {
        for (var pressed = 0; pressed < MostTabs; pressed++)
        {
            if (await wanted.EvaluateAsync<bool>("one => one === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"the keyboard does not come to {wanted}");
    }
}
