using Farshore.Region.Peers;
using Farshore.Region.Storage.Blocks;
using Farshore.Region.Tests.Hosting;
using Farshore.Region.Tests.Storage.Blocks;

namespace Farshore.Region.Tests.Peers;

public sealed class PeerServiceTests : IAsyncLifetime
{
    LocalRegions regions = null!;

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync(null, LocalRegions.East, LocalRegions.West);

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task A_region_fetches_what_another_has_over_http()
    {
        var content = BlockStoreTests.Content((3 * Manifest.BlockSize) + 5, seed: 1);
        var east = regions[LocalRegions.East].Context.Blocks;
        var west = regions[LocalRegions.West].Context.Blocks;
        var captured = await east.CaptureAsync(new MemoryStream(content), content.Length, null, default);

        var fetched = await west.FetchAsync(LocalRegions.East, captured.Root, null, default);

        await regions.StopAsync(LocalRegions.East);
        var back = Path.Combine(regions.Home, "back");
        await west.MaterializeAsync(fetched, back, null, default);
        Assert.Equal(content, await File.ReadAllBytesAsync(back));
        await Assert.ThrowsAsync<HttpRequestException>(() => west.FetchAsync(LocalRegions.East, captured.Root, null, default));
    }

    [Fact]
    public async Task Nobody_but_a_region_may_ask()
    {
        var asked = regions.Client().SendAsync(PeerApi.GetManifest, new() { Root = "00" }, default);

        await asked.RefusedAsync("AccessDeniedException");
    }
}
