using System.Net;
using Farshore.Recovery;

namespace Farshore.Console.Tests.Access;

public sealed class OriginTests : IDisposable
{
    readonly string home = Directory.CreateTempSubdirectory("farshore-console-").FullName;
    readonly RecoveryEngine engine;

    public OriginTests() => engine = new(home);

    [Theory]
    [InlineData("Origin", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("Host", "rebound.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("Host", "localhost:9999", HttpStatusCode.OK)]
    public async Task Answers_its_own_pages_under_its_own_names_alone(string header, string value, HttpStatusCode expected)
    {
        await using var console = await ConsoleHost.StartAsync(new(engine, [], TimeProvider.System), TestContext.Current.CancellationToken);
        using var browser = await SignedIn.ByAsync(console);
        browser.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

        var answer = await browser.GetAsync("/api/v1/session", TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Its_own_origin_may_ask_and_a_link_from_elsewhere_may_open_a_page()
    {
        await using var console = await ConsoleHost.StartAsync(new(engine, [], TimeProvider.System), TestContext.Current.CancellationToken);
        using var browser = await SignedIn.ByAsync(console);
        using var own = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session/end");
        own.Headers.Add("Origin", console.Link.GetLeftPart(UriPartial.Authority));
        using var followed = new HttpRequestMessage(HttpMethod.Get, "/runs");
        foreach (var (name, value) in new[] { ("Site", "cross-site"), ("Mode", "navigate"), ("Dest", "document") })
            followed.Headers.Add($"Sec-Fetch-{name}", value);

        Assert.NotEqual(HttpStatusCode.Forbidden, (await browser.SendAsync(followed, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.SendAsync(own, TestContext.Current.CancellationToken)).StatusCode);
    }

    public void Dispose()
    {
        engine.Dispose();
        Directory.Delete(home, recursive: true);
    }
}
