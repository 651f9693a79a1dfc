using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Farshore.Console.Tests.Sets;

namespace Farshore.Console.Tests.Equality;

public class EqualityApiTests
{
    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bucket_whose_primary_is_gone_is_seen_from_its_other_side_and_that_is_said()
    {
        await using var shop = await LostShop.OpenAsync();
        shop.S3.Buckets["shop-media-eu"]["a.jpg"] = "a";
        shop.S3.Buckets["shop-media-eu"]["b.jpg"] = "b";

        var found = await ComparedAsync(shop);

        Assert.Equal("oneSided", found.GetProperty("state").GetString());
        Assert.Equal(2, found.GetProperty("secondaryVersions").GetInt32());
        Assert.StartsWith("us-east-1 does not answer", found.GetProperty("problem").GetString(), StringComparison.Ordinal);
        var listed = (await shop.AskAsync("equality")).GetProperty("resources")[0];
        Assert.Equal("media", listed.GetProperty("name").GetString());
        Assert.Equal(found.GetProperty("id").GetString(), listed.GetProperty("comparison").GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_keeps_a_comparison_from_its_end_is_said_and_ends_it()
    {
        await using var shop = await LostShop.OpenAsync();
        shop.S3.Buckets.TryRemove("shop-media-eu", out _);

        var found = await ComparedAsync(shop);

        Assert.Equal("failed", found.GetProperty("state").GetString());
        Assert.Contains("NoSuchBucket", found.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_an_earlier_comparison_is_told_that_there_is_a_newer_one()
    {
        await using var shop = await LostShop.OpenAsync();
        var first = (await ComparedAsync(shop)).GetProperty("id").GetString();
        await ComparedAsync(shop);

        var stale = await shop.Browser.GetAsync(Differences(first!, "missing"), Cancelled);

        Assert.Equal(HttpStatusCode.Gone, stale.StatusCode);
    }

    [Fact]
    public async Task What_there_is_not_is_named()
    {
        await using var shop = await LostShop.OpenAsync();
        var id = (await ComparedAsync(shop)).GetProperty("id").GetString();

        var bucket = await shop.Browser.PostAsync(new Uri("/api/v1/plans/shop/equality/videos", UriKind.Relative), null, Cancelled);
        var difference = await shop.Browser.GetAsync(Differences(id!, "colour"), Cancelled);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (bucket.StatusCode, difference.StatusCode));
        Assert.Contains("videos", await bucket.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.Contains("colour", await difference.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    static Uri Differences(string id, string what) =>
        new($"/api/v1/plans/shop/equality/media/differences?id={id}&class={what}", UriKind.Relative);

    static async Task<JsonElement> ComparedAsync(LostShop shop)
    {
        var begun = await shop.Browser.PostAsync(new Uri("/api/v1/plans/shop/equality/media", UriKind.Relative), null, Cancelled);
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        while (true)
        {
            var found = await shop.AskAsync("equality/media");
            if (found.GetProperty("state").GetString() is not "running") return found;
            await Task.Delay(TimeSpan.FromMilliseconds(10), Cancelled);
        }
    }
}
