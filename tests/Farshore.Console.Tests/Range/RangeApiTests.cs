using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Farshore.Console.Range;
using Farshore.Recovery;

namespace Farshore.Console.Tests.Range;

public sealed class RangeApiTests : IAsyncLifetime
{
    readonly string home = Directory.CreateTempSubdirectory("farshore-range-").FullName;
    readonly PaperRange range = new();
    RecoveryEngine engine = null!;
    ConsoleHost console = null!;
    HttpClient browser = null!;

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        engine = new(home);
        console = await ConsoleHost.StartAsync(new(engine, [], TimeProvider.System) { Range = range }, Cancelled);
        browser = await SignedIn.ByAsync(console);
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await console.DisposeAsync();
        engine.Dispose();
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task Shows_the_regions_with_what_is_being_made_ready()
    {
        range.Preparation = new(RangePreparation.Making, [new("regions", "Two local regions", RangeStage.Running, null, null)], []);

        var answer = await browser.GetFromJsonAsync<JsonElement>("/api/v1/range", Cancelled);

        Assert.Equal("making", answer.GetProperty("preparation").GetProperty("state").GetString());
        Assert.Equal(2, answer.GetProperty("view").GetProperty("regions").GetArrayLength());
    }

    [Fact]
    public async Task Does_what_was_asked_of_a_region_and_says_so_when_it_is_done()
    {
        var answer = await ActAsync("us-east-1", "kill", new { seen = "up" });

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(["Kill us-east-1"], range.Done);
    }

    [Theory]
    [InlineData("lose-disk", false)]
    [InlineData("kill", true)]
    public async Task Loses_no_data_before_the_name_was_typed(string act, bool loseData)
    {
        var untyped = await ActAsync("us-east-1", act, new { seen = "up", loseData, confirm = "us-west-2" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, untyped.StatusCode);
        Assert.Empty(range.Done);

        var typed = await ActAsync("us-east-1", act, new { seen = "up", loseData, confirm = "us-east-1" });
        Assert.Equal(HttpStatusCode.NoContent, typed.StatusCode);
        Assert.Single(range.Done);
    }

    [Fact]
    public async Task Tells_the_second_of_two_people_who_was_first()
    {
        var gate = new TaskCompletionSource();
        range.Gate = gate.Task;
        var first = ActAsync("us-east-1", "kill", new { seen = "up" });
        while (!await IsUnderWayAsync()) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancelled);

        var second = await ActAsync("us-east-1", "freeze", new { seen = "up" });
        gate.SetResult();

        Assert.Equal(HttpStatusCode.NoContent, (await first).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("'kill'", await DetailAsync(second), StringComparison.Ordinal);
        Assert.Equal(["Kill us-east-1"], range.Done);
    }

    [Fact]
    public async Task Refuses_a_page_that_shows_what_is_no_longer_so()
    {
        await ActAsync("us-east-1", "kill", new { seen = "up" });

        var stale = await ActAsync("us-east-1", "kill", new { seen = "up" });

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("down by now", await DetailAsync(stale), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/range/regions/eu-north-1/kill", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/range/regions/us-east-1/explode", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/range/regions/us-east-1/thaw", HttpStatusCode.Conflict)]
    [InlineData("/api/v1/range/regions", HttpStatusCode.Conflict)]
    public async Task Says_what_helps_where_something_cannot_be_done(string path, HttpStatusCode status)
    {
        using var answer = await browser.PostAsJsonAsync(path, new { }, Cancelled);

        Assert.Equal(status, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("remedy").GetString()!);
    }

    [Fact]
    public async Task Puts_a_fault_in_force_once_and_ends_it_once()
    {
        var wish = new { region = "us-east-1", effect = "disk-full" };
        using var added = await browser.PostAsJsonAsync("/api/v1/range/faults", wish, Cancelled);
        using var ended = await browser.DeleteAsync(new Uri("/api/v1/range/faults/f-1", UriKind.Relative), Cancelled);
        using var again = await browser.DeleteAsync(new Uri("/api/v1/range/faults/f-1", UriKind.Relative), Cancelled);

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.NotFound],
            [added.StatusCode, ended.StatusCode, again.StatusCode]);
    }

    [Fact]
    public async Task Streams_what_happens_as_it_was_told()
    {
        using var answer = await browser.GetAsync(
            new Uri("/api/v1/range/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancelled);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancelled));

        Assert.Equal("event: happened", await lines.ReadLineAsync(Cancelled));
        var told = JsonDocument.Parse((await lines.ReadLineAsync(Cancelled))!["data: ".Length..]).RootElement;
        Assert.Equal("<b>PutObject</b>", told[0].GetProperty("text").GetString());
    }

    Task<HttpResponseMessage> ActAsync(string region, string act, object asked) =>
        browser.PostAsJsonAsync($"/api/v1/range/regions/{region}/{act}", asked, Cancelled);

    async Task<bool> IsUnderWayAsync() =>
        (await browser.GetFromJsonAsync<JsonElement>("/api/v1/range", Cancelled)).GetProperty("underWay").GetArrayLength() > 0;

    static async Task<string> DetailAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("detail").GetString()!;
}
