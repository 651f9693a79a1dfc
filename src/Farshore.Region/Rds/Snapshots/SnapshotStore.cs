using Farshore.Region.Storage.Blocks;

namespace Farshore.Region.Rds.Snapshots;

/// <summary>Contents of snapshots in the block store: kept under their snapshot's name, fetched from another Region, written out
/// again.</summary>
public sealed class SnapshotStore(BlockStore store)
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    internal BlockStore Blocks => store;

    /// <summary>Stores the document and holds all that it names.</summary>
    /// <returns>The content's root.</returns>
    public async Task<string> KeepAsync(SnapshotContent content, string owner, CancellationToken cancellationToken)
    {
        var document = content.Write();
        using var source = new MemoryStream(document);
        var manifest = await store.CaptureAsync(source, document.Length, progress: null, cancellationToken);
        await HoldAsync(manifest.Root, content, owner, cancellationToken);
        return manifest.Root;
    }

    /// <summary>Lets go of all that an owner holds. What nobody holds then is swept later.</summary>
    public Task ForgetAsync(string owner, CancellationToken cancellationToken) => Task.WhenAll(
        store.Manifests.Holds().Where(hold => hold.Owner == owner).Select(hold => store.ReleaseAsync(hold.Root, owner, cancellationToken)));

    public async Task<SnapshotContent> ReadAsync(string root, CancellationToken cancellationToken)
    {
        var manifest = store.Find(root) ?? throw new InvalidDataException($"content {root} is not in this region's block store");
        return SnapshotContent.Read((await ReadAllAsync(manifest, cancellationToken)).Span);
    }

    /// <summary>Holds a content that is here already for one more owner.</summary>
    public async Task HoldAsync(string root, string owner, CancellationToken cancellationToken) =>
        await HoldAsync(root, await ReadAsync(root, cancellationToken), owner, cancellationToken);

    /// <summary>Brings a content from another Region and holds it; blocks that are here already are not sent.</summary>
    public async Task<SnapshotContent> FetchAsync(
        string sourceRegion, string root, string owner, Action<long> bytesToDo, IProgress<long> bytesDone,
        CancellationToken cancellationToken)
    {
        await store.FetchAsync(sourceRegion, root, progress: null, cancellationToken);
        var content = await ReadAsync(root, cancellationToken);
        bytesToDo(content.Bytes);
        long done = 0;
        foreach (var part in content.Roots)
        {
            var before = done;
            var manifest = await store.FetchAsync(
                sourceRegion, part, new Forward(bytes => bytesDone.Report(Math.Min(content.Bytes, before + bytes))), cancellationToken);
            done += manifest.Length;
        }

        await HoldAsync(root, content, owner, cancellationToken);
        return content;
    }

    /// <summary>Writes a content out as a data folder, every block checked. A folder under its name is whole, though not yet on
    /// disk.</summary>
    public async Task WriteOutAsync(string root, string data, IProgress<long> bytesDone, CancellationToken cancellationToken)
    {
        var content = await ReadAsync(root, cancellationToken);
        var partial = data + ".partial";
        if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        Directory.CreateDirectory(partial, OwnerOnly | UnixFileMode.UserExecute);
        foreach (var folder in content.Folders) Directory.CreateDirectory(
            Path.Combine(partial, folder), OwnerOnly | UnixFileMode.UserExecute);

        long done = 0;
        foreach (var part in content.Files.GroupBy(file => file.Root, StringComparer.Ordinal))
        {
            var manifest = store.Find(part.Key)
                ?? throw new InvalidDataException($"manifest {part.Key} is not in this region's block store");
            foreach (var file in part) await WriteOutAsync(manifest, file, Path.Combine(partial, file.Path), cancellationToken);
            bytesDone.Report(done += part.Sum(file => file.Length));
        }

        Directory.Move(partial, data);
    }

    async Task WriteOutAsync(Manifest manifest, ContentFile file, string path, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0,
            UnixCreateMode = OwnerOnly };
        await using var target = new FileStream(path, options);
        target.SetLength(file.Length);
        var end = file.Offset + file.Length;
        for (var at = file.Offset; at < end;)
        {
            var index = (int)(at / Manifest.BlockSize);
            var within = (int)(at % Manifest.BlockSize);
            var size = (int)Math.Min(manifest.SizeOf(index) - within, end - at);
            if (manifest.Blocks[index] is { } hash)
            {
                var block = await store.ReadAsync(hash, cancellationToken);
                target.Position = at - file.Offset;
                await target.WriteAsync(block.Slice(within, size), cancellationToken);
            }

            at += size;
        }
    }

    async Task<ReadOnlyMemory<byte>> ReadAllAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        var all = new byte[manifest.Length];
        foreach (var (index, hash) in manifest.Blocks.Index())
        {
            if (hash is { } present)
                (await store.ReadAsync(present, cancellationToken)).CopyTo(all.AsMemory(checked(index * Manifest.BlockSize)));
        }

        return all;
    }

    Task HoldAsync(string root, SnapshotContent content, string owner, CancellationToken cancellationToken) =>
        Task.WhenAll(content.Roots.Append(root).Select(part => store.HoldAsync(part, owner, cancellationToken)));

    sealed class Forward(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
