using System.Net.Http.Json;
using System.Text.Json;

namespace Farshore.Console.Tests;

/// <summary>A browser that has followed a link: it keeps the cookie and sends the session's value along.</summary>
static class SignedIn
{
    public static Task<HttpClient> ByAsync(ConsoleHost console) => ByAsync(console.Link);

    public static async Task<HttpClient> ByAsync(Uri link)
    {
        var browser = new HttpClient { BaseAddress = new(link, "/") };
        (await browser.GetAsync(link, TestContext.Current.CancellationToken)).Dispose();
        var session = await browser.GetFromJsonAsync<JsonElement>("/api/v1/session", TestContext.Current.CancellationToken);
        browser.DefaultRequestHeaders.Add("X-Farshore", session.GetProperty("csrf").GetString());
        return browser;
    }
}
