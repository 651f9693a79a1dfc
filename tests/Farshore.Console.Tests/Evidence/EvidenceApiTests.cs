using System.Net.Http.Json;
using System.Text.Json;
using Farshore.Console.Tests.Runs;
using Farshore.Console.Tests.Sets;

namespace Farshore.Console.Tests.Evidence;

public class EvidenceApiTests
{
    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_the_document_and_the_seal_are_of_one_hash()
    {
        await using var console = await OpenConsole.StartAsync();
        console.Interrupt("protect-1");

        var document = await console.GetAsync("/runs/protect-1/evidence.json");
        var page = await console.Browser.GetAsync(new Uri("/api/v1/runs/protect-1/evidence.html", UriKind.Relative), Cancelled);
        var seal = await console.GetAsync("/runs/protect-1/seal");

        var hash = document.GetProperty("signature").GetProperty("sha256").GetString()!;
        Assert.Equal(hash, seal.GetProperty("sha256").GetString());
        Assert.Equal("hashed", seal.GetProperty("state").GetString());
        Assert.Contains(hash, await page.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Null(page.Content.Headers.ContentDisposition);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("html")]
    public async Task A_download_is_a_file_that_is_named_after_its_plan_and_run(string ending)
    {
        await using var console = await OpenConsole.StartAsync();
        console.Interrupt("protect-1");

        var file = await console.Browser.GetAsync(
            new Uri($"/api/v1/runs/protect-1/evidence.{ending}?download", UriKind.Relative), Cancelled);

        Assert.Equal($"shop-protect-1-evidence.{ending}", file.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
    }

    [Fact]
    public async Task The_trend_says_why_other_machines_runs_are_not_in_it()
    {
        await using var shop = await LostShop.OpenAsync();
        shop.S3.IsSilent = true;

        var trend = await shop.Browser.GetFromJsonAsync<JsonElement>("/api/v1/plans/shop/trend", Cancelled);

        Assert.Equal((3600, 1800), (trend.GetProperty("rpoTargetSeconds").GetInt32(), trend.GetProperty("rtoTargetSeconds").GetInt32()));
        Assert.Equal(0, trend.GetProperty("runs").GetArrayLength());
        Assert.Contains("eu-west-1", trend.GetProperty("ledgerProblem").GetString(), StringComparison.Ordinal);
    }
}
