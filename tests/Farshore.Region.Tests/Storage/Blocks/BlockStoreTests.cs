using Farshore.Region.Storage.Blocks;

namespace Farshore.Region.Tests.Storage.Blocks;

public sealed class BlockStoreTests : IAsyncDisposable
{
    readonly StoreInFolder home = new();
    BlockStore Store => home.Store;

    public ValueTask DisposeAsync() => home.DisposeAsync();

    [Theory]
    [InlineData(0), InlineData(1), InlineData(Manifest.BlockSize - 1), InlineData(Manifest.BlockSize), InlineData(Manifest.BlockSize + 1)]
    [InlineData((5 * Manifest.BlockSize) + 4321)]
    public async Task Gives_back_what_it_captured(int length)
    {
        var content = Content(length, seed: length);

        var manifest = await Store.CaptureAsync(new MemoryStream(content), length, null, default);

        await Store.MaterializeAsync(manifest, home.Path("back"), null, default);
        Assert.Equal(content, await File.ReadAllBytesAsync(home.Path("back")));
        Assert.Equal(manifest.Root, Store.Find(manifest.Root)!.Root);
    }

    [Fact]
    public async Task Any_arrangement_of_data_and_holes_comes_back_as_it_was()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            var source = home.Path($"source{seed}");
            await using (var file = File.Create(source))
            {
                file.SetLength(random.Next(1, 12 * Manifest.BlockSize));
                for (var writes = random.Next(5); writes > 0; writes--)
                {
                    file.Position = random.NextInt64(file.Length);
                    file.Write(Content((int)Math.Min(file.Length - file.Position, random.Next(1, 2 * Manifest.BlockSize)), seed));
                }
            }

            var manifest = await Store.CaptureAsync(source, null, default);
            await Store.MaterializeAsync(manifest, home.Path("back"), null, default);

            Assert.Equal(await File.ReadAllBytesAsync(source), await File.ReadAllBytesAsync(home.Path("back")));
            var again = await Store.CaptureAsync(home.Path("back"), null, default);
            Assert.Equal(manifest.Root, again.Root);
        }
    }

    [Fact]
    public async Task Stores_equal_blocks_once_and_zero_blocks_not_at_all()
    {
        var block = Content(Manifest.BlockSize, seed: 1);
        byte[] content = [.. block, .. new byte[Manifest.BlockSize], .. block, .. block];

        var manifest = await Store.CaptureAsync(new MemoryStream(content), content.Length, null, default);

        Assert.Null(manifest.Blocks[1]);
        Assert.Single(Store.Files.All());
    }

    [Fact]
    public async Task Reads_no_holes_and_leaves_them_holes()
    {
        var source = home.Path("disk");
        await using (var file = File.Create(source))
        {
            file.SetLength(8L << 30);
            file.Position = 5L << 30;
            file.Write(Content(1000, seed: 3));
        }

        var manifest = await Store.CaptureAsync(source, null, default);
        await Store.MaterializeAsync(manifest, home.Path("back"), null, default);

        Assert.Equal(8L << 30, new FileInfo(home.Path("back")).Length);
        Assert.True(home.AllocatedBytes("back") <= 2 * Manifest.BlockSize);
    }

    [Fact]
    public async Task Tells_how_far_it_is_and_ends_at_the_whole()
    {
        var content = Content(4 * Manifest.BlockSize, seed: 5);
        var reports = new Reports();

        var manifest = await Store.CaptureAsync(new MemoryStream(content), content.Length, reports, default);

        Assert.Equal(content.Length, reports.Values.Max());
        await Store.MaterializeAsync(manifest, home.Path("back"), reports, default);
        Assert.Equal(10, reports.Values.Count);
    }

    [Fact]
    public async Task Refuses_a_stream_of_another_length_than_announced()
    {
        await Assert.ThrowsAsync<EndOfStreamException>(() => Store.CaptureAsync(new MemoryStream(new byte[10]), 11, null, default));
        await Assert.ThrowsAsync<InvalidDataException>(() => Store.CaptureAsync(new MemoryStream(new byte[10]), 9, null, default));
    }

    [Theory]
    [InlineData("flip"), InlineData("truncate"), InlineData("delete")]
    public async Task A_damaged_block_is_an_error_that_names_block_and_manifest(string damage)
    {
        var content = Content(2 * Manifest.BlockSize, seed: 7);
        var manifest = await Store.CaptureAsync(new MemoryStream(content), content.Length, null, default);
        var hash = manifest.Blocks[1]!.Value;
        home.Damage(hash, damage);

        var thrown = await Assert.ThrowsAsync<DamagedBlockException>(() =>
            Store.MaterializeAsync(manifest, home.Path("back"), null, default));

        Assert.Contains(hash.ToString(), thrown.Message);
        Assert.Contains(manifest.Root, thrown.Message);
        Assert.False(File.Exists(home.Path("back")));
    }

    [Fact]
    public async Task Fetches_only_the_blocks_that_are_missing()
    {
        await using var other = new StoreInFolder();
        byte[] content = [.. Content(Manifest.BlockSize, seed: 1), .. Content(Manifest.BlockSize, seed: 2),
            .. new byte[Manifest.BlockSize]];
        await Store.CaptureAsync(new MemoryStream(content[..Manifest.BlockSize]), Manifest.BlockSize, null, default);
        var manifest = await other.Store.CaptureAsync(new MemoryStream(content), content.Length, null, default);
        var peer = new StorePeer(other.Store);
        home.Peer = peer;

        var fetched = await Store.FetchAsync("us-west-2", manifest.Root, null, default);

        Assert.Equal(1, peer.BlocksSent);
        await Store.MaterializeAsync(fetched, home.Path("back"), null, default);
        Assert.Equal(content, await File.ReadAllBytesAsync(home.Path("back")));
    }

    [Fact]
    public async Task Refuses_a_block_that_is_not_what_was_asked_for()
    {
        await using var other = new StoreInFolder();
        var manifest = await other.Store.CaptureAsync(new MemoryStream(Content(100, seed: 1)), 100, null, default);
        home.Peer = new StorePeer(other.Store) { Lies = true };

        await Assert.ThrowsAsync<InvalidDataException>(() => Store.FetchAsync("us-west-2", manifest.Root, null, default));

        Assert.Null(Store.Find(manifest.Root));
    }

    internal static byte[] Content(int length, int seed)
    {
        var content = new byte[length];
        new Random(seed).NextBytes(content);
        return content;
    }

    sealed class Reports : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value)
        {
            lock (Values) Values.Add(value);
        }
    }
}
