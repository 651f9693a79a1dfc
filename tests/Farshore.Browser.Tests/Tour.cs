using Microsoft.Playwright;

namespace Farshore.Browser.Tests;

/// <summary>Every page of the console, one after the other.</summary>
/// <param name="plan">Whose pages.</param>
/// <param name="run">The run that is shown, with its evidence.</param>
/// <param name="set">The recovery set that is shown.</param>
sealed class Tour(string plan, string run, string set)
{
    static readonly (int Width, int Height)[] Sizes = [(360, 740), (1280, 860), (2560, 1440)];

    // The innermost of what sticks out and is not cut off, where the page as a whole can be moved sideways.
    public const string TooWide = """
        () => {
            const over = one => one.getBoundingClientRect().right > innerWidth + 1;
            const isCut = one => one !== document.body
                && (getComputedStyle(one).overflowX !== 'visible' && !over(one) || isCut(one.parentElement));
            if (document.documentElement.scrollWidth <= innerWidth) return [];
            const culprits = [...document.body.querySelectorAll('body *')]
                .filter(one => over(one) && !isCut(one.parentElement) && ![...one.children].some(over))
                .slice(0, 5)
                .map(one => `${one.parentElement.className} > ${one.tagName}.${one.className}: ${one.textContent.slice(0, 60)}`);
            return culprits.length > 0 ? culprits : ['something that is cut off where it is not held'];
        }
        """;

    (string Name, string Path)[] Pages =>
    [
        ("overview", $"/plans/{plan}"), ("sets", $"/plans/{plan}/sets"),
        ("set", $"/plans/{plan}/sets/{set}"), ("drill", $"/plans/{plan}/drill"),
        ("failover", $"/plans/{plan}/failover?move=failover"), ("failback", $"/plans/{plan}/failover?move=failback"),
        ("equality", $"/plans/{plan}/equality"), ("evidence", $"/plans/{plan}/evidence"), ("run-evidence", $"/runs/{run}/evidence"),
        ("plan", $"/plans/{plan}/plan"), ("runs", "/runs"), ("run", $"/runs/{run}"),
        ("regions", "/regions"), ("not-found", "/no/such/page"),
    ];

    /// <returns>What axe finds serious, what does not fit a narrow screen, and what a browser complains of.</returns>
    public async Task<IReadOnlyList<string>> FaultsAsync(Visitor visitor)
    {
        List<string> faults = [];
        foreach (var (name, path) in Pages)
        {
            await visitor.GoAsync(path);
            faults.AddRange((await Axe.FindAsync(visitor.Page)).Select(fault => $"{name}: {fault}"));
            await visitor.Page.SetViewportSizeAsync(Sizes[0].Width, Sizes[0].Height);
            var over = await visitor.Page.EvaluateAsync<string[]>(TooWide);
            if (over.Length > 0) faults.Add($"{name}: too wide for a telephone: {string.Join(", ", over)}");
            await visitor.Page.SetViewportSizeAsync(Sizes[1].Width, Sizes[1].Height);
        }

        return [.. faults, .. visitor.Complaints];
    }

    /// <summary>The same pages, where every name is hostile.</summary>
    /// <returns>What the names did beyond being shown.</returns>
    public async Task<IReadOnlyList<string>> FaultsOfNamesAsync(Visitor visitor)
    {
        await Hostile.RenameAsync(visitor.Page);
        await visitor.GoAsync("/runs");
        List<string> faults = [];
        foreach (var (name, path) in new Tour(Named(plan), Named(run), Named(set)).Pages)
        {
            await Hostile.GoAsync(visitor, path);
            await visitor.SettledAsync();
            faults.AddRange(await Hostile.FaultsAsync(visitor, name));
        }

        return faults;

        static string Named(string name) => Uri.EscapeDataString(Hostile.Name(name));
    }

    /// <summary>Writes a picture of each page, at each size, light and dark.</summary>
    public async Task PictureAsync(Visitor visitor, string folder)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (var (width, height) in Sizes)
            {
                await visitor.Page.SetViewportSizeAsync(width, height);
                foreach (var (name, path) in Pages)
                {
                    await visitor.GoAsync(path);
                    await visitor.Page.ScreenshotAsync(new()
                    {
                        Path = Path.Combine(folder, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"),
                    });
                }
            }
        }
    }
}
