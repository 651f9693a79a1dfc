using Farshore.Region.Hosting;
using Farshore.Region.Storage.Blocks;
using Farshore.Region.Storage.Checks;
using Farshore.Region.Tests.Hosting;
using Farshore.Region.Tests.Storage.Blocks;

namespace Farshore.Region.Tests.Storage.Checks;

public sealed class RegionCheckTests : IAsyncLifetime
{
    LocalRegions regions = null!;

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync(null, LocalRegions.East, LocalRegions.West);

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Finds_nothing_in_a_sound_region_running_or_not(bool running)
    {
        await CaptureAsync(LocalRegions.West);
        if (!running) await regions.StopAsync(LocalRegions.West);

        Assert.Empty(await CheckAsync(mend: false));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Finds_a_damaged_block_and_mends_it_from_the_other_region(bool running)
    {
        var manifest = await CaptureAsync(LocalRegions.East);
        await regions[LocalRegions.West].Context.Blocks.FetchAsync(LocalRegions.East, manifest.Root, null, default);
        Damage(manifest.Blocks[0]!.Value);
        if (!running) await regions.StopAsync(LocalRegions.West);

        var found = Assert.Single(await CheckAsync(mend: false));
        Assert.Contains(manifest.Blocks[0].ToString()!, found.Thing);
        Assert.Contains(manifest.Root, found.Problem);
        Assert.Null(found.Mended);

        Assert.Equal("fetched from us-east-1", Assert.Single(await CheckAsync(mend: true)).Mended);
        Assert.Empty(await CheckAsync(mend: false));
    }

    [Fact]
    public async Task Says_why_it_cannot_mend()
    {
        var manifest = await CaptureAsync(LocalRegions.West);
        Damage(manifest.Blocks[0]!.Value);

        var unknown = Assert.Single(await CheckAsync(mend: true));
        Assert.Contains("could not be mended: us-east-1:", unknown.Problem);

        await regions.StopAsync(LocalRegions.East);
        Assert.Contains("did not answer", Assert.Single(await CheckAsync(mend: true)).Problem);
    }

    [Fact]
    public async Task Finds_a_held_manifest_that_is_gone()
    {
        var manifest = await CaptureAsync(LocalRegions.East);
        var west = regions[LocalRegions.West].Context;
        await west.Blocks.FetchAsync(LocalRegions.East, manifest.Root, null, default);
        await west.Blocks.HoldAsync(manifest.Root, "archive/one", default);
        await west.Database.WriteAsync(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM block_manifests";
            command.ExecuteNonQuery();
        }, default);

        Assert.Contains("archive/one holds it", Assert.Single(await CheckAsync(mend: false)).Problem);
        Assert.NotNull(Assert.Single(await CheckAsync(mend: true)).Mended);
        Assert.Empty(await CheckAsync(mend: false));
    }

    [Fact]
    public async Task There_is_nothing_to_check_where_no_region_is() =>
        await Assert.ThrowsAsync<RegionException>(() => RegionCheck.RunAsync(new(regions.Home, "eu-west-1"), false, default));

    Task<IReadOnlyList<Finding>> CheckAsync(bool mend) => RegionCheck.RunAsync(new(regions.Home, LocalRegions.West), mend, default);

    async Task<Manifest> CaptureAsync(string region)
    {
        var content = BlockStoreTests.Content(Manifest.BlockSize + 1000, seed: 1);
        return await regions[region].Context.Blocks.CaptureAsync(new MemoryStream(content), content.Length, null, default);
    }

    void Damage(BlockHash hash)
    {
        var file = Path.Combine(regions.Home, "local", LocalRegions.West, "blocks", hash.ToString()[..2], hash.ToString()[2..]);
        using var open = File.OpenWrite(file);
        open.SetLength(open.Length / 2);
    }
}
