using System.Text.Json;
using Microsoft.Playwright;

namespace Farshore.Browser.Tests;

/// <summary>Axe, which finds what keeps people with a keyboard, a screen reader or weak eyes from using a page.</summary>
static class Axe
{
    const string Look = """
        async () => (await axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        })).violations
            .filter(found => found.impact === 'serious' || found.impact === 'critical')
            .map(found => `${found.impact}: ${found.id}: ${found.help}: ${found.nodes.slice(0, 3)
                .map(node => `${node.html.slice(0, 160)} ${(node.failureSummary ?? '').slice(0, 240)}`).join(' | ')}`)
        """;

    /// <returns>What is serious; empty when nothing is.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(await Site.SourceOfAxeAsync());
        return (await page.EvaluateAsync<JsonElement>(Look)).EnumerateArray().Select(found => found.GetString()!).ToList();
    }
}
