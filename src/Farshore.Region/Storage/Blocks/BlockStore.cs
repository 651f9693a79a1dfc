using System.Collections.Concurrent;
using Farshore.Aws.Client;
using Farshore.Region.Peers;

namespace Farshore.Region.Storage.Blocks;

/// <summary>Disks and files of moments past, as blocks stored once. Whatever a method returned is on disk.</summary>
/// <param name="folder">Where blocks lie.</param>
/// <param name="database">Where manifests and their holders are written down.</param>
/// <param name="time">Decides what a sweep may forget.</param>
/// <param name="peer">A client of another Region by its name.</param>
public sealed class BlockStore(string folder, Database database, TimeProvider time, Func<string, IAwsClient> peer)
{
    /// <summary>Two cores, and two more that wait for the disk. Also bounds memory: one block each.</summary>
    const int Workers = 4;

    /// <summary>How long a captured manifest waits for its first holder.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    int sweeping;

    internal BlockFiles Files { get; } = new(folder, database.Disk);

    internal BlockPins Pins { get; } = new();

    internal Manifests Manifests { get; } = new(database);

    /// <summary>Stores a file as it is now. Whoever writes to it meanwhile must have been stopped or diverted.</summary>
    /// <param name="file">Path; holes are not read.</param>
    /// <param name="progress">Bytes done so far, of the file's length.</param>
    public async Task<Manifest> CaptureAsync(string file, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete,
            FileOptions.Asynchronous);
        var length = RandomAccess.GetLength(handle);
        return await StoreAsync(BlockStream.ReadFileAsync(handle, length, cancellationToken), length, progress, cancellationToken);
    }

    /// <summary>Stores exactly <paramref name="length"/> bytes of a stream.</summary>
    public Task<Manifest> CaptureAsync(Stream source, long length, IProgress<long>? progress, CancellationToken cancellationToken) =>
        StoreAsync(BlockStream.ReadStreamAsync(source, length, cancellationToken), length, progress, cancellationToken);

    /// <summary>Writes a manifest's content as a sparse file under a name that nobody sees before it is whole and on disk.</summary>
    /// <exception cref="DamagedBlockException">A block is missing or damaged; no file is made.</exception>
    public async Task MaterializeAsync(Manifest manifest, string file, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var temporary = file + ".partial";
        using (var handle = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.Asynchronous))
        {
            RandomAccess.SetLength(handle, manifest.Length);
            var done = new Tally(progress, manifest);
            await Parallel.ForEachAsync(Present(manifest), Options(cancellationToken), async (block, token) =>
            {
                await RandomAccess.WriteAsync(handle, await ReadAsync(block.Hash, token), (long)block.Index * Manifest.BlockSize, token);
                done.Add(block.Index);
            });
            done.End();
        }

        DurableFiles.Publish(temporary, file);
    }

    public Manifest? Find(string root) => Manifests.Find(root);

    /// <summary>A block's content, checked against its hash.</summary>
    /// <exception cref="DamagedBlockException">It is not here, or not what it was.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(BlockHash hash, CancellationToken cancellationToken)
    {
        var block = await Files.ReadAsync(hash, cancellationToken);
        if (block is null) throw new DamagedBlockException(hash, "is missing", RootsWith(hash));
        return BlockHash.Of(block) == hash ? block : throw new DamagedBlockException(hash, "is damaged", RootsWith(hash));
    }

    /// <summary>Brings a manifest and the blocks that are not here from another Region.</summary>
    /// <exception cref="Farshore.Aws.AwsException">The other Region does not have it.</exception>
    /// <exception cref="InvalidDataException">What it sent is not what was asked for.</exception>
    public async Task<Manifest> FetchAsync(string sourceRegion, string root, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var source = peer(sourceRegion);
        var answer = await source.SendAsync(PeerApi.GetManifest, new() { Root = root }, cancellationToken);
        var manifest = ManifestFormat.Read(root, answer.Manifest);
        var done = new Tally(progress, manifest);
        await KeepAsync(async pinned =>
        {
            await Parallel.ForEachAsync(Present(manifest), Options(cancellationToken), async (block, token) =>
            {
                Pin(pinned, block.Hash);
                if (!Files.Contains(block.Hash, manifest.SizeOf(block.Index)))
                    Files.Write(block.Hash, (await FetchBlockAsync(source, block.Hash, token)).Span);
                done.Add(block.Index);
            });
            return manifest;
        }, cancellationToken);
        done.End();
        return manifest;
    }

    /// <summary>Keeps a manifest and its blocks until <see cref="ReleaseAsync"/>; repeating it changes nothing.</summary>
    /// <param name="owner">What needs it, e.g. <c>snapshot/snap-0a…</c>.</param>
    public async Task HoldAsync(string root, string owner, CancellationToken cancellationToken)
    {
        if (!await Manifests.HoldAsync(root, owner, cancellationToken))
            throw new InvalidOperationException(
                $"{owner} cannot hold manifest {root}: it is not in this region; capture or fetch it again");
    }

    public Task ReleaseAsync(string root, string owner, CancellationToken cancellationToken) =>
        Manifests.ReleaseAsync(root, owner, cancellationToken);

    /// <summary>Deletes what nobody holds and no work under way relies on.</summary>
    /// <returns>Number of blocks deleted; none where another sweep is under way.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref sweeping, 1) == 1) return 0;
        Pins.BeginSweep();
        try
        {
            await Manifests.ForgetUnheldAsync(time.GetUtcNow() - Grace, cancellationToken);
            var kept = Manifests.Roots().SelectMany(root => Find(root)?.Blocks ?? []).OfType<BlockHash>().ToHashSet();
            return Files.All().Count(block => !kept.Contains(block.Hash) && Pins.UnlessPinned(block.Hash, Files.Delete));
        }
        finally
        {
            Pins.EndSweep();
            Volatile.Write(ref sweeping, 0);
        }
    }

    /// <summary>Replaces a missing or damaged block by the other Region's.</summary>
    public async Task MendAsync(string sourceRegion, BlockHash hash, CancellationToken cancellationToken)
    {
        var block = await FetchBlockAsync(peer(sourceRegion), hash, cancellationToken);
        Files.Write(hash, block.Span);
        Files.SyncNames([hash]);
    }

    /// <summary>Roots of the manifests that a block is part of.</summary>
    internal IReadOnlyList<string> RootsWith(BlockHash hash) =>
        [.. Manifests.Roots().Where(root => Find(root) is { } manifest && manifest.Blocks.Contains(hash))];

    Task<Manifest> StoreAsync(IAsyncEnumerable<RawBlock> source, long length, IProgress<long>? progress,
        CancellationToken cancellationToken) =>
        KeepAsync(async pinned =>
        {
            var blocks = new BlockHash?[Manifest.CountFor(length)];
            var done = new Tally(progress, length);
            await Parallel.ForEachAsync(source, Options(cancellationToken), (block, _) =>
            {
                if (block.Content.IndexOfAnyExcept((byte)0) >= 0)
                {
                    var hash = BlockHash.Of(block.Content);
                    Pin(pinned, hash);
                    if (!Files.Contains(hash, block.Size)) Files.Write(hash, block.Content);
                    blocks[block.Index] = hash;
                }

                done.Add(block.Size);
                block.Return();
                return ValueTask.CompletedTask;
            });
            done.End();
            return Manifest.Of(length, blocks);
        }, cancellationToken);

    /// <summary>The order that everything rests on: contents, then names, then the manifest, all before the caller hears of it.</summary>
    async Task<Manifest> KeepAsync(Func<ConcurrentBag<BlockHash>, Task<Manifest>> store, CancellationToken cancellationToken)
    {
        ConcurrentBag<BlockHash> pinned = [];
        try
        {
            var manifest = await store(pinned);
            Files.SyncNames(manifest.Blocks.OfType<BlockHash>());
            await Manifests.AddAsync(manifest, time.GetUtcNow(), cancellationToken);
            return manifest;
        }
        finally
        {
            Pins.Release(pinned);
        }
    }

    /// <summary>From before a block is looked for until its manifest is written, no sweep may take it.</summary>
    void Pin(ConcurrentBag<BlockHash> pinned, BlockHash hash)
    {
        Pins.Add(hash);
        pinned.Add(hash);
    }

    static async Task<ReadOnlyMemory<byte>> FetchBlockAsync(IAwsClient source, BlockHash hash, CancellationToken cancellationToken)
    {
        var answer = await source.SendAsync(PeerApi.GetBlock, new() { Hash = hash.ToString() }, cancellationToken);
        return BlockHash.Of(answer.Block) == hash
            ? answer.Block
            : throw new InvalidDataException($"{source.Region} sent something else than block {hash}");
    }

    static IEnumerable<(int Index, BlockHash Hash)> Present(Manifest manifest) =>
        manifest.Blocks.Index().Where(block => block.Item is not null).Select(block => (block.Index, block.Item!.Value));

    static ParallelOptions Options(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Workers, CancellationToken = cancellationToken };
}
