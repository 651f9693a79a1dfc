using System.Net;
using Farshore.Recovery;

namespace Farshore.Console.Tests;

public sealed class ConsoleHostTests : IDisposable
{
    const string Secret = "0123456789abcdef0123456789abcdef";

    readonly string home = Directory.CreateTempSubdirectory("farshore-console-").FullName;

    [Fact]
    public async Task Lets_in_who_follows_the_printed_link_and_nobody_else()
    {
        using var engine = new RecoveryEngine(home);
        await using var console = await ConsoleHost.StartAsync(new(engine, [], TimeProvider.System), TestContext.Current.CancellationToken);
        var link = console.Link;
        var pages = new Uri(link, "/");

        using var stranger = new HttpClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(pages)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(new Uri(pages, "/?login=guess"))).StatusCode);

        using var guest = new HttpClient();
        await guest.GetAsync(link);
        var page = await guest.GetAsync(new Uri(pages, "/api/v1/session"));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Refuses_a_name_that_is_not_loopback()
    {
        using var engine = new RecoveryEngine(home);
        await using var console = await ConsoleHost.StartAsync(new(engine, [], TimeProvider.System), TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, console.Link) { Headers = { Host = "rebound.example" } };

        var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("PATCH", "application/json", HttpStatusCode.MethodNotAllowed, "It takes GET, POST")]
    [InlineData("POST", "text/plain", HttpStatusCode.UnsupportedMediaType, "Content-Type: application/json")]
    public async Task Tells_an_address_that_is_asked_in_a_wrong_way_from_one_that_is_not_there(
        string method, string type, HttpStatusCode status, string remedy)
    {
        using var engine = new RecoveryEngine(home);
        await using var console = await ConsoleHost.StartAsync(
            new(engine, [], TimeProvider.System) { Token = Secret }, TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new(method), new Uri(console.Link, "/api/v1/runs"))
        {
            Headers = { Authorization = new("Bearer", Secret) }, Content = new StringContent("{}", null, type),
        };

        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(remedy, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_there_is_no_such_run()
    {
        using var engine = new RecoveryEngine(home);
        await using var console = await ConsoleHost.StartAsync(new(engine, [], TimeProvider.System), TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        await client.GetAsync(console.Link);

        var answer = await client.GetAsync(new Uri(console.Link, "/api/v1/runs/no-such/evidence.json"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    public void Dispose() => Directory.Delete(home, recursive: true);
}
