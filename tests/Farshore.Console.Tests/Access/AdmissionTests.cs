using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Farshore.Recovery;

namespace Farshore.Console.Tests.Access;

public sealed class AdmissionTests : IDisposable
{
    const string Invites = "/api/v1/session/invites";

    readonly string home = Directory.CreateTempSubdirectory("farshore-console-").FullName;
    readonly RecoveryEngine engine;

    public AdmissionTests() => engine = new(home);

    static CancellationToken Soon => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_nothing_for_a_page_that_does_not_know_the_sessions_value()
    {
        await using var console = await ConsoleHost.StartAsync(new(engine, [], TimeProvider.System), Soon);
        using var browser = await SignedIn.ByAsync(console);
        var right = browser.DefaultRequestHeaders.GetValues("X-Farshore").Single();

        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsJsonAsync(Invites, new { name = "ann" }, Soon)).StatusCode);
        browser.DefaultRequestHeaders.Remove("X-Farshore");
        var without = await browser.PostAsJsonAsync(Invites, new { name = "ann" }, Soon);
        browser.DefaultRequestHeaders.Add("X-Farshore", new string('0', right.Length));
        var wrong = await browser.PostAsJsonAsync(Invites, new { name = "ann" }, Soon);

        Assert.Equal(HttpStatusCode.Forbidden, without.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        Assert.Equal("application/problem+json", wrong.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Gives_two_people_two_sessions_and_ends_one_of_them_alone()
    {
        await using var console = await ConsoleHost.StartAsync(new(engine, [], TimeProvider.System), Soon);
        using var host = await SignedIn.ByAsync(console);
        var invite = await (await host.PostAsJsonAsync(Invites, new { name = " ann " }, Soon)).Content.ReadFromJsonAsync<JsonElement>(Soon);

        using var guest = await SignedIn.ByAsync(new Uri(invite.GetProperty("link").GetString()!));
        Assert.Equal("ann", (await guest.GetFromJsonAsync<JsonElement>("/api/v1/session", Soon)).GetProperty("user").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await guest.PostAsync("/api/v1/session/end", null, Soon)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await guest.GetAsync("/api/v1/session", Soon)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/api/v1/session", Soon)).StatusCode);
    }

    [Fact]
    public async Task Shows_a_stranger_a_page_without_script_and_tells_a_program_a_problem()
    {
        await using var console = await ConsoleHost.StartAsync(new(engine, [], TimeProvider.System), Soon);
        using var stranger = new HttpClient { BaseAddress = new(console.Link, "/") };

        var told = await stranger.GetAsync("/api/v1/session", Soon);
        stranger.DefaultRequestHeaders.Add("Accept", "text/html");
        var shown = await stranger.GetAsync("/plans/shop", Soon);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (told.StatusCode, shown.StatusCode));
        Assert.Equal("Bearer", told.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Contains("farshore serve", (await told.Content.ReadFromJsonAsync<JsonElement>(Soon)).GetProperty("remedy").GetString());
        var page = await shown.Content.ReadAsStringAsync(Soon);
        Assert.Contains("farshore serve", page);
        Assert.DoesNotContain("<script", page);
        Assert.Contains("style-src 'sha256-", shown.Headers.GetValues("Content-Security-Policy").Single());
    }

    public void Dispose()
    {
        engine.Dispose();
        Directory.Delete(home, recursive: true);
    }
}
