using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Farshore.Recovery.Sets;

namespace Farshore.Console.Tests.Sets;

public class SetsApiTests
{
    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_sets_newest_first_with_what_they_are_worth_and_why_they_stay_while_the_primary_is_gone()
    {
        await using var shop = await LostShop.OpenAsync();
        await shop.SealAsync("backup-1", TimeSpan.FromHours(2));
        await shop.SealAsync("backup-2", TimeSpan.FromHours(1), new("versions", false, false, "1 version is not there"));

        var answer = await shop.AskAsync("sets");

        Assert.Equal(["backup-2", "backup-1"], Views(answer).Select(view => view.GetProperty("set").GetString()!));
        Assert.True(Views(answer)[0].GetProperty("lacking").GetBoolean());
        Assert.Equal("newest recoverable", Views(answer)[1].GetProperty("keeps")[0].GetString());
        Assert.Equal("backup-1", answer.GetProperty("chosen").GetString());
    }

    [Fact]
    public async Task A_plan_that_was_never_protected_has_no_sets_and_that_is_no_failure()
    {
        await using var shop = await LostShop.OpenAsync(isProtected: false);

        var answer = await shop.AskAsync("sets");

        Assert.False(answer.GetProperty("hasLedger").GetBoolean());
        Assert.Empty(Views(answer));
    }

    [Fact]
    public async Task A_set_says_which_of_its_members_is_gone_and_which_sets_are_beside_it()
    {
        await using var shop = await LostShop.OpenAsync();
        await shop.SealAsync("backup-1", TimeSpan.FromHours(2));
        await shop.SealAsync("backup-2", TimeSpan.FromHours(1));
        shop.S3.Buckets.TryRemove("shop-media-eu", out _);

        var answer = await shop.AskAsync("sets/backup-1");

        Assert.True(answer.GetProperty("view").GetProperty("members")[0].GetProperty("missing").GetBoolean());
        Assert.Equal("backup-2", answer.GetProperty("newer").GetString());
        Assert.False(answer.TryGetProperty("older", out _));
        var nowhere = await shop.Browser.GetAsync(new Uri("/api/v1/plans/shop/sets/backup-9", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Fact]
    public async Task A_secondary_that_does_not_answer_is_said_with_a_remedy()
    {
        await using var shop = await LostShop.OpenAsync();
        shop.S3.IsSilent = true;

        var answer = await shop.Browser.GetAsync(new Uri("/api/v1/plans/shop/sets", UriKind.Relative), Cancelled);

        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.Equal("eu-west-1 does not answer", problem.GetProperty("title").GetString());
        Assert.Contains("whether the Region is up", problem.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failover_is_looked_ahead_to_with_what_would_be_lost_and_how_things_come_up()
    {
        await using var shop = await LostShop.OpenAsync();
        await shop.SealAsync("backup-1", TimeSpan.FromHours(2));

        var answer = await shop.AskAsync("foresight?kind=failover");

        Assert.True(answer.GetProperty("mayBegin").GetBoolean());
        var loss = answer.GetProperty("losses")[0];
        Assert.False(loss.GetProperty("meets").GetBoolean());
        Assert.InRange(loss.GetProperty("seconds").GetDouble(), 7200, 7300);
        Assert.Equal("shop-media-eu", answer.GetProperty("things")[0].GetProperty("target").GetString());
        Assert.Contains(answer.GetProperty("steps").EnumerateArray(), step =>
            step.GetProperty("name").GetString() == "find the replica of media");
    }

    [Fact]
    public async Task Without_a_set_nothing_is_looked_ahead_to_and_the_way_to_one_is_said()
    {
        await using var shop = await LostShop.OpenAsync();

        var answer = await shop.Browser.GetAsync(new Uri("/api/v1/plans/shop/foresight", UriKind.Relative), Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("Back up now.", (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("remedy").GetString());
    }

    [Fact]
    public async Task Sets_are_taken_away_only_as_they_were_seen_and_under_the_typed_name()
    {
        await using var shop = await LostShop.OpenAsync();
        await shop.SealAsync("backup-1", TimeSpan.FromHours(2));
        await shop.SealAsync("backup-2", TimeSpan.FromHours(1));
        Assert.Equal("backup-1", (await shop.AskAsync("pruning")).GetProperty("going")[0].GetString());

        Assert.Equal(HttpStatusCode.BadRequest, await PruneAsync(shop, "shed", "backup-1"));
        Assert.Equal(HttpStatusCode.Conflict, await PruneAsync(shop, "shop", "backup-0"));
        Assert.Equal(2, (await shop.Ledger.ListAsync(Cancelled)).Count);
        Assert.Equal(HttpStatusCode.OK, await PruneAsync(shop, "shop", "backup-1"));

        Assert.Equal(["backup-2"], await shop.Ledger.ListAsync(Cancelled));
    }

    static async Task<HttpStatusCode> PruneAsync(LostShop shop, string confirm, string seen) =>
        (await shop.Browser.PostAsJsonAsync("/api/v1/plans/shop/pruning", new { confirm, seen = new[] { seen } }, Cancelled)).StatusCode;

    static IReadOnlyList<JsonElement> Views(JsonElement answer) =>
        [.. answer.GetProperty("sets").EnumerateArray().Select(line => line.GetProperty("view"))];
}
