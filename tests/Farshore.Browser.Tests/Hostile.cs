using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Farshore.Browser.Tests;

/// <summary>Names that want to be more than names: markup with script in it, an override that turns what follows around, ten thousand
/// characters without a gap.</summary>
static partial class Hostile
{
    /// <summary>As a file's name can be: without a slash.</summary>
    public const string FileName = "\u202E<img src=x onerror=window.ran=1> gpj.exe";

    const string Markup = "\u202E<img src=x onerror='window.ran=1;fetch(\"/ran\")'><script>window.ran=1</script>«";
    const int Long = 10_000;

    // What says which of a few things it is, or when: the page would not know what to draw.
    static readonly HashSet<string> Kept =
    [
        "csrf", "state", "phase", "kind", "status", "type", "severity", "basis", "ask", "class", "who", "tone", "sha256", "id", "region",
        "primary", "secondary", "home", "verdict", "version", "unit",
    ];

    // Text that stands beside a hostile name in the same line, where nothing keeps the two apart.
    const string Unkept = """
        () => {
            const faults = [];
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walk.nextNode()) {
                const text = walk.currentNode.data;
                if (!text.includes('\u202e')) continue;
                let around = walk.currentNode.parentElement;
                if (around.closest('option, textarea')) continue;
                while (around && !/isolate|plaintext/.test(getComputedStyle(around).unicodeBidi)) around = around.parentElement;
                if (around.tagName === 'BDI') continue;
                const beside = around.textContent.replace(/\u202e<img src=x [^»]*(»W*)?…?/g, '').trim();
                if (beside !== '') faults.push(`${around.tagName}.${around.className}: "${beside.slice(0, 80)}"`);
            }
            return [...new Set(faults)].slice(0, 6);
        }
        """;

    /// <summary>A hostile name; the same for the same.</summary>
    public static string Name(string of) => $"{Markup}{of}»{new string('W', Long)}";

    /// <summary>Lets every answer of the server name everything so.</summary>
    public static Task RenameAsync(IPage page) => page.RouteAsync("**/api/v1/**", async route =>
    {
        var asked = NameIn().Replace(route.Request.Url,
            name => Uri.EscapeDataString(Uri.UnescapeDataString(name.Value).Split('«', '»')[1]));
        // Nothing comes, for as long as anybody waits.
        if (asked.EndsWith("/events", StringComparison.Ordinal)) return;
        var answer = await route.FetchAsync(new() { Url = asked });
        var text = await answer.TextAsync();
        if (answer.Headers.GetValueOrDefault("content-type")?.Contains("json", StringComparison.Ordinal) is true
            && JsonNode.Parse(text) is { } found) text = Renamed(found, "")!.ToJsonString();
        await route.FulfillAsync(new() { Response = answer, Body = text });
    });

    /// <summary>Goes to a page by its script, as a click does: no server takes an address this long.</summary>
    public static Task GoAsync(Visitor visitor, string path) => visitor.Page.EvaluateAsync(
        """
        async path => {
            history.pushState(null, '', path);
            dispatchEvent(new PopStateEvent('popstate'));
            for (const frame of [1, 2]) await new Promise(done => requestAnimationFrame(done));
        }
        """, path);

    /// <returns>What a name did beyond being shown.</returns>
    public static async Task<IReadOnlyList<string>> FaultsAsync(Visitor visitor, string what)
    {
        var page = visitor.Page;
        List<string> faults = [];
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => { one.open = true; })");
        if (!await page.EvaluateAsync<bool>("() => document.body.textContent.includes('\u202e')")) faults.Add("it is not shown");
        if (await page.EvaluateAsync<bool>("() => 'ran' in window || document.querySelector('img[src=\"x\"]') !== null"))
            faults.Add("it was taken for markup");
        faults.AddRange((await page.EvaluateAsync<string[]>(Unkept)).Select(fault => $"it turns around what stands beside it: {fault}"));
        foreach (var width in (int[])[360, 1280])
        {
            await page.SetViewportSizeAsync(width, 800);
            var over = await page.EvaluateAsync<string[]>(Tour.TooWide);
            if (over.Length > 0) faults.Add($"it is too wide for {width} pixels: {string.Join(", ", over)}");
        }

        return [.. faults.Select(fault => $"{what}: {fault}")];
    }

    static JsonNode? Renamed(JsonNode? node, string key)
    {
        switch (node)
        {
            case JsonObject found:
                return new JsonObject(found.Select(pair => KeyValuePair.Create(pair.Key, Renamed(pair.Value, pair.Key))));
            case JsonArray found:
                return new JsonArray([.. found.Select(one => Renamed(one, key))]);
            case JsonValue when node.GetValueKind() is JsonValueKind.String && !Kept.Contains(key):
                var text = node.GetValue<string>();
                return text.Length == 0 || DateTimeOffset.TryParse(text, out _) ? text : Name(text);
            default:
                return node?.DeepClone();
        }
    }

    // As it stands in an address.
    [GeneratedRegex("%E2%80%AE[^/?&]*")]
    private static partial Regex NameIn();
}
