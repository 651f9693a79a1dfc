using Farshore.Console.Tests.Sets;
using Farshore.Recovery.Sets;

namespace Farshore.Console.Tests.Moves;

public class MovesApiTests
{
    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workload_that_nothing_moved_is_at_home_whether_the_plan_is_protected_or_not()
    {
        await using var shop = await LostShop.OpenAsync(isProtected: false);

        var answer = await shop.AskAsync("moves");

        Assert.False(answer.TryGetProperty("standing", out _));
        Assert.False(answer.TryGetProperty("holder", out _));
        Assert.Equal("eu-west-1", answer.GetProperty("secondary").GetString());
    }

    [Fact]
    public async Task Says_what_stands_in_the_secondary_and_who_acts_wherever_that_was_begun()
    {
        await using var shop = await LostShop.OpenAsync();
        await shop.SealAsync("backup-1", TimeSpan.FromHours(2));
        await shop.Ledger.PutAsync(Standing.KeyOf("shop"), new Standing("failover-1", "backup-1", LostShop.Now,
            [new("media", "arn:aws:s3:::shop-media-eu", "shop-media-eu", "")]).Write(), Cancelled);
        await shop.Ledger.PutAsync("shop/lease.json", $$"""
            { "format": "farshore lease 1",
              "holder": { "run": "failback-1", "kind": "failback", "by": "ann@desk", "since": "{{LostShop.Now:O}}",
                          "until": "{{LostShop.Now.AddMinutes(2):O}}" } }
            """, Cancelled);

        var answer = await shop.AskAsync("moves");

        Assert.Equal("failover-1", answer.GetProperty("standing").GetProperty("run").GetString());
        var holder = answer.GetProperty("holder");
        Assert.Equal("ann@desk", holder.GetProperty("by").GetString());
        Assert.True(holder.GetProperty("isFresh").GetBoolean());
        Assert.False(holder.GetProperty("isHere").GetBoolean());
        var ahead = await shop.AskAsync("foresight");
        Assert.False(ahead.GetProperty("mayBegin").GetBoolean());
        Assert.Contains("failback-1 of ann@desk acts", ahead.GetProperty("inTheWay")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_primary_that_is_gone_is_a_fact_and_no_failure()
    {
        await using var shop = await LostShop.OpenAsync();

        var answer = await shop.AskAsync("primary");

        Assert.False(answer.GetProperty("answers").GetBoolean());
        Assert.Equal("No answer: the connection was refused.", answer.GetProperty("detail").GetString());
    }
}
