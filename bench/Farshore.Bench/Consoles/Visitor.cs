using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Farshore.Bench.Consoles;

/// <summary>What came for a page, by its path, and how long it took from the first request to the last byte.</summary>
sealed record View(TimeSpan Took, IReadOnlyDictionary<string, byte[]> Answers);

/// <summary>Asks as a browser does: the page, then what it names, then what its script asks for.</summary>
sealed partial class Visitor(HttpClient http, CookieContainer cookies) : IDisposable
{
    /// <summary>What says who this is.</summary>
    public CookieCollection Session => cookies.GetCookies(http.BaseAddress!);

    public Uri Address => http.BaseAddress!;

    /// <summary>A run in the middle of the list.</summary>
    public string Middle { get; private init; } = PastRuns.Middle;

    /// <summary>Follows the link, and stays signed in.</summary>
    public static async Task<Visitor> ByAsync(Uri link)
    {
        CookieContainer cookies = new();
        var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, CookieContainer = cookies })
        {
            BaseAddress = new(link, "/"), Timeout = Timeout.InfiniteTimeSpan,
        };
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        (await http.GetAsync(link)).Dispose();
        return new(http, cookies);
    }

    public async Task<View> FirstViewAsync(string plan)
    {
        var clock = Stopwatch.GetTimestamp();
        Dictionary<string, byte[]> answers = new(StringComparer.Ordinal) { ["/"] = await GetAsync("/") };
        var assets = Asset().Matches(Encoding.UTF8.GetString(answers["/"])).Select(found => found.Groups[1].Value).Distinct();
        foreach (var asset in assets) answers[asset] = await GetAsync(asset);
        foreach (var path in (string[])["/api/v1/session", $"/api/v1/plans/{plan}/overview"]) answers[path] = await GetAsync(path);
        return new(Stopwatch.GetElapsedTime(clock), answers);
    }

    public async Task<TimeSpan> TimeAsync(string path)
    {
        var clock = Stopwatch.GetTimestamp();
        await GetAsync(path);
        return Stopwatch.GetElapsedTime(clock);
    }

    public async Task<byte[]> GetAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        return bytes;
    }

    public Task<Stream> OpenAsync(string path) => http.GetStreamAsync(path);

    public void Dispose() => http.Dispose();

    [GeneratedRegex("(?:src|href)=\"(/[^\"]+)\"")]
    private static partial Regex Asset();
}
