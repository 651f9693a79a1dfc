using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Farshore.Recovery;

namespace Farshore.Console.Tests.Plans;

public sealed class PlansApiTests : IDisposable
{
    const string Shop = """
        plan: shop
        primary: { region: us-east-1 }
        secondary: { region: eu-west-1 }
        objectives: { rpo: 1h }
        ledger: shop-ledger
        hooks: { stopTraffic: ./stop.sh }
        notifications: [{ webhook: "https://example.com/hooks/secret", on: [failed] }]
        schedule: { backup: 30m }
        resources:
          - { name: media, type: s3, bucket: shop-media, replica: shop-media-eu, rpo: 15m }

        """;

    readonly string home = Directory.CreateTempSubdirectory("farshore-plans-").FullName;
    readonly string file;
    readonly RecoveryEngine engine;

    public PlansApiTests()
    {
        file = Path.Combine(home, "shop.yaml");
        File.WriteAllText(file, Shop);
        // Without clients a look fails at once, as one at a Region that is away does after its tries.
        engine = new(home) { Connect = (_, world, _) => (world, new MemoryStream()) };
    }

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_a_plan_as_its_file_has_it_and_in_short()
    {
        await using var console = await StartAsync(file);
        using var browser = await SignedIn.ByAsync(console);

        var shown = await FileAsync(browser);

        Assert.Equal(Shop, shown.GetProperty("text").GetString());
        Assert.Empty(shown.GetProperty("problems").EnumerateArray());
        var outline = shown.GetProperty("outline");
        var media = Assert.Single(outline.GetProperty("resources").EnumerateArray());
        Assert.Equal(900, media.GetProperty("rpo").GetDouble());
        Assert.Equal("shop-media-eu", media.GetProperty("to")[0].GetString());
        Assert.Equal("https://example.com/…", outline.GetProperty("notifications")[0].GetProperty("to").GetString());
    }

    [Fact]
    public async Task A_plan_broken_on_disk_says_where_and_everything_else_goes_on()
    {
        await using var console = await StartAsync(file);
        using var browser = await SignedIn.ByAsync(console);
        File.WriteAllText(file, Shop.Replace("rpo: 1h", "rpa: 1h", StringComparison.Ordinal));

        var shown = await FileAsync(browser);

        var problem = Assert.Single(shown.GetProperty("problems").EnumerateArray());
        Assert.Equal(4, problem.GetProperty("line").GetInt32());
        Assert.Equal("Write 'rpo' instead.", problem.GetProperty("remedy").GetString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/session", Cancelled)).StatusCode);

        File.Delete(file);
        var gone = await FileAsync(browser);
        Assert.False(gone.GetProperty("exists").GetBoolean());
        Assert.Equal(Shop, gone.GetProperty("remembered").GetString());
    }

    [Fact]
    public async Task What_is_saved_is_on_disk_whole_with_its_mode_and_its_kind_of_line_end()
    {
        File.WriteAllText(file, Shop.ReplaceLineEndings("\r\n"));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var link = Path.Combine(home, "linked.yaml");
        File.CreateSymbolicLink(link, file);
        await using var console = await StartAsync(link);
        using var browser = await SignedIn.ByAsync(console);
        var seen = await FileAsync(browser);
        var text = Shop.Replace("rpo: 1h", "rpo: 2h", StringComparison.Ordinal);

        var answer = await browser.PutAsJsonAsync(
            "/api/v1/plans/shop/file", new { text, seen = seen.GetProperty("sha256").GetString() }, Cancelled);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(text.ReplaceLineEndings("\r\n"), File.ReadAllText(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(file));
        Assert.Equal(file, File.ResolveLinkTarget(link, true)!.FullName);
        var now = await FileAsync(browser);
        Assert.Equal(7200, now.GetProperty("outline").GetProperty("rpo").GetDouble());
        Assert.Equal(Environment.UserName, now.GetProperty("saved").GetProperty("by").GetString()!.Split('@')[0]);
        Assert.Empty(Directory.GetFiles(home, "*.unfinished"));
    }

    [Fact]
    public async Task A_file_that_changed_since_it_was_seen_is_not_written_over()
    {
        await using var console = await StartAsync(file);
        using var browser = await SignedIn.ByAsync(console);
        var seen = (await FileAsync(browser)).GetProperty("sha256").GetString();
        var theirs = Shop + "# theirs\n";
        File.WriteAllText(file, theirs);

        var answer = await browser.PutAsJsonAsync("/api/v1/plans/shop/file", new { text = Shop + "# mine\n", seen }, Cancelled);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var refusal = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.Equal(theirs, refusal.GetProperty("theirs").GetProperty("text").GetString());
        Assert.Equal(theirs, File.ReadAllText(file));
    }

    [Fact]
    public async Task A_text_with_problems_is_judged_and_not_saved()
    {
        await using var console = await StartAsync(file);
        using var browser = await SignedIn.ByAsync(console);
        var seen = (await FileAsync(browser)).GetProperty("sha256").GetString();
        const string Text = "plan: shop\nresources: [[[";

        var judged = await (await browser.PostAsJsonAsync("/api/v1/plans/shop/validate", new { text = Text }, Cancelled))
            .Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        var saved = await browser.PutAsJsonAsync("/api/v1/plans/shop/file", new { text = Text, seen }, Cancelled);

        Assert.NotEmpty(judged.GetProperty("problems").EnumerateArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, saved.StatusCode);
        Assert.Equal(Shop, File.ReadAllText(file));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await browser.PostAsJsonAsync(
            "/api/v1/plans/shop/validate", new { text = new string('#', 2_000_000) }, Cancelled)).StatusCode);
    }

    [Fact]
    public async Task A_plan_takes_no_name_that_another_has()
    {
        var other = Path.Combine(home, "books.yaml");
        File.WriteAllText(other, Shop.Replace("plan: shop", "plan: books", StringComparison.Ordinal));
        await using var console = await StartAsync(file, other);
        using var browser = await SignedIn.ByAsync(console);
        var seen = (await FileAsync(browser)).GetProperty("sha256").GetString();

        var taken = await browser.PutAsJsonAsync("/api/v1/plans/shop/file", new { text = File.ReadAllText(other), seen }, Cancelled);
        var free = await browser.PutAsJsonAsync("/api/v1/plans/shop/file",
            new { text = Shop.Replace("plan: shop", "plan: store", StringComparison.Ordinal), seen }, Cancelled);

        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
        Assert.Equal("store", (await free.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/api/v1/plans/shop/file", Cancelled)).StatusCode);
    }

    [Fact]
    public async Task A_check_runs_behind_whoever_asked_and_what_came_of_it_stays()
    {
        await using var console = await StartAsync(file);
        using var browser = await SignedIn.ByAsync(console);

        var begun = await browser.PostAsJsonAsync("/api/v1/plans/shop/check", new { @for = "backup" }, Cancelled);
        JsonElement answer;
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        do answer = await browser.GetFromJsonAsync<JsonElement>("/api/v1/plans/shop/check?for=backup", late.Token);
        while (answer.TryGetProperty("running", out _));

        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        var last = answer.GetProperty("last");
        Assert.Equal("this run has no access to the Primary", last.GetProperty("failure").GetString());
        Assert.NotEmpty(last.GetProperty("by").GetString()!);
        Assert.Equal(HttpStatusCode.BadRequest,
            (await browser.PostAsJsonAsync("/api/v1/plans/shop/check", new { @for = "fun" }, Cancelled)).StatusCode);
    }

    public void Dispose()
    {
        engine.Dispose();
        Directory.Delete(home, recursive: true);
    }

    Task<ConsoleHost> StartAsync(params string[] files) => ConsoleHost.StartAsync(new(engine, files, TimeProvider.System), Cancelled);

    static Task<JsonElement> FileAsync(HttpClient browser) => browser.GetFromJsonAsync<JsonElement>("/api/v1/plans/shop/file", Cancelled);
}
