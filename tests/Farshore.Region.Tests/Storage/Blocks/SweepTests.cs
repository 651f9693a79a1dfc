using Farshore.Region.Storage.Blocks;

namespace Farshore.Region.Tests.Storage.Blocks;

public sealed class SweepTests : IAsyncDisposable
{
    readonly StoreInFolder home = new();
    BlockStore Store => home.Store;

    public ValueTask DisposeAsync() => home.DisposeAsync();

    [Fact]
    public async Task Keeps_what_is_held_and_deletes_the_rest_after_the_grace()
    {
        var held = await CaptureAsync(seed: 1);
        var loose = await CaptureAsync(seed: 2);
        await Store.HoldAsync(held.Root, "snapshot/snap-1", default);

        Assert.Equal(0, await Store.SweepAsync(default));
        home.Time.Advance(BlockStore.Grace + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Store.SweepAsync(default));

        Assert.Null(Store.Find(loose.Root));
        await Store.MaterializeAsync(held, home.Path("back"), null, default);
    }

    [Fact]
    public async Task A_block_lives_as_long_as_one_of_its_manifests_is_held()
    {
        var manifest = await CaptureAsync(seed: 1);
        await Store.HoldAsync(manifest.Root, "snapshot/snap-1", default);
        await Store.HoldAsync(manifest.Root, "snapshot/snap-2", default);
        home.Time.Advance(BlockStore.Grace * 2);

        await Store.ReleaseAsync(manifest.Root, "snapshot/snap-1", default);
        Assert.Equal(0, await Store.SweepAsync(default));
        await Store.ReleaseAsync(manifest.Root, "snapshot/snap-2", default);
        Assert.Equal(1, await Store.SweepAsync(default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.HoldAsync(manifest.Root, "snapshot/snap-3", default));
    }

    [Fact]
    public async Task Never_takes_a_block_from_a_capture_under_way()
    {
        await CaptureAsync(seed: 1);
        home.Time.Advance(BlockStore.Grace * 2);
        var slow = new GatedStream(BlockStoreTests.Content(Manifest.BlockSize, 1), BlockStoreTests.Content(Manifest.BlockSize, 2));

        var capture = Store.CaptureAsync(slow, slow.Length, null, default);
        await slow.FirstHalfRead;
        await home.UntilPinnedAsync();
        await Store.SweepAsync(default);
        slow.Open();
        var manifest = await capture;

        await Store.MaterializeAsync(manifest, home.Path("back"), null, default);
    }

    [Fact]
    public async Task Captures_and_sweeps_at_once_leave_every_manifest_whole()
    {
        using var stop = new CancellationTokenSource();
        var sweeps = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                home.Time.Advance(BlockStore.Grace * 2);
                await Store.SweepAsync(default);
            }
        });

        await Parallel.ForEachAsync(Enumerable.Range(0, 60), async (number, _) =>
        {
            var manifest = await CaptureAsync(seed: number % 5);
            try
            {
                await Store.HoldAsync(manifest.Root, $"owner/{number}", default);
            }
            catch (InvalidOperationException)
            {
                return; // Two hours passed between capture and hold: forgotten, and said so.
            }

            await Store.MaterializeAsync(manifest, home.Path($"back{number}"), null, default);
            await Store.ReleaseAsync(manifest.Root, $"owner/{number}", default);
        });
        await stop.CancelAsync();
        await sweeps;
    }

    [Fact]
    public async Task At_every_moment_a_manifest_that_is_there_has_all_its_blocks()
    {
        using var stop = new CancellationTokenSource();
        var captures = Task.WhenAll(Enumerable.Range(0, 3).Select(writer => Task.Run(async () =>
        {
            for (var number = 0; !stop.IsCancellationRequested; number++)
            {
                var content = BlockStoreTests.Content((3 * Manifest.BlockSize) + writer, seed: (writer * 1000) + number);
                await Store.CaptureAsync(new MemoryStream(content), content.Length, null, default);
                home.Time.Advance(BlockStore.Grace / 4);
                if (number % 4 == 0) await Store.SweepAsync(default);
            }
        })));

        for (var look = 0; look < 100; look++)
        {
            // What a process killed now would leave behind, as the next one would read it.
            foreach (var root in Store.Manifests.Roots())
            {
                var complete = Store.Find(root) is not { } manifest
                    || manifest.Blocks.Index().All(block => Store.Files.Contains(block.Item!.Value, manifest.SizeOf(block.Index)));
                Assert.True(complete || Store.Find(root) is null, $"manifest {root} was there before its blocks");
            }
        }

        await stop.CancelAsync();
        await captures;
    }

    [Fact]
    public async Task What_a_killed_process_left_half_written_is_gone_at_the_next_start()
    {
        var manifest = await CaptureAsync(seed: 1);
        await File.WriteAllBytesAsync(home.Path("blocks/incoming/77"), new byte[100]);

        await home.ReopenAsync();

        Assert.Empty(Directory.EnumerateFiles(home.Path("blocks/incoming")));
        await Store.MaterializeAsync(manifest, home.Path("back"), null, default);
    }

    Task<Manifest> CaptureAsync(int seed)
    {
        var content = BlockStoreTests.Content(Manifest.BlockSize, seed);
        return Store.CaptureAsync(new MemoryStream(content), content.Length, null, default);
    }
}
