using Farshore.Region.Storage.Blocks;
using Microsoft.Win32.SafeHandles;

namespace Farshore.Region.Rds.Snapshots;

/// <summary>Puts files into the block store: large ones each in a manifest of its own, so that blocks that did not change are shared with
/// earlier snapshots; the small ones of a folder together, each beginning on a page.</summary>
sealed class ContentWriter(BlockStore store, string data, IProgress<long> bytesDone)
{
    const long Large = Manifest.BlockSize;
    const int Page = 8192;
    const int MostPerPack = 32 * 1024 * 1024;

    readonly List<ContentFile> written = [];
    long done;

    public IReadOnlyList<ContentFile> Written => written;

    /// <summary>Stores files under the lengths they were listed with; one that is gone by now is left out.</summary>
    public async Task AddAsync(IReadOnlyList<(string Path, long Length)> files, CancellationToken cancellationToken)
    {
        foreach (var (path, length) in files.Where(file => file.Length >= Large)) await AddLargeAsync(
            path, length, length, cancellationToken);
        foreach (var folder in files.Where(file => file.Length < Large).GroupBy(
            file => Path.GetDirectoryName(file.Path), StringComparer.Ordinal))
            await AddSmallAsync(folder, cancellationToken);
    }

    /// <summary>Stores a file of which only the beginning counts; the rest is stored as zeros.</summary>
    public async Task AddLargeAsync(string path, long length, long kept, CancellationToken cancellationToken)
    {
        if (Open(path) is not { } file) return;
        await using var frozen = new FrozenFile(file, length, kept);
        var manifest = await store.CaptureAsync(frozen, length, progress: null, cancellationToken);
        written.Add(new(path, length, manifest.Root, 0));
        Report(length);
    }

    /// <summary>Stores a small file whose content is at hand.</summary>
    public async Task AddAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        using var source = new MemoryStream(content);
        var manifest = await store.CaptureAsync(source, content.Length, progress: null, cancellationToken);
        written.Add(new(path, content.Length, manifest.Root, 0));
    }

    async Task AddSmallAsync(IEnumerable<(string Path, long Length)> files, CancellationToken cancellationToken)
    {
        using var pack = new MemoryStream();
        List<(string Path, long Length, long Offset)> packed = [];
        foreach (var (path, length) in files)
        {
            if (Open(path) is not { } file) continue;
            await using var frozen = new FrozenFile(file, length);
            packed.Add((path, length, pack.Length));
            await frozen.CopyToAsync(pack, cancellationToken);
            pack.SetLength((pack.Length + Page - 1) / Page * Page);
            pack.Position = pack.Length;
            if (pack.Length >= MostPerPack) await FlushAsync(pack, packed, cancellationToken);
        }

        await FlushAsync(pack, packed, cancellationToken);
    }

    async Task FlushAsync(MemoryStream pack, List<(string Path, long Length, long Offset)> packed, CancellationToken cancellationToken)
    {
        if (packed.Count == 0) return;
        pack.Position = 0;
        var manifest = await store.CaptureAsync(pack, pack.Length, progress: null, cancellationToken);
        written.AddRange(packed.Select(file => new ContentFile(file.Path, file.Length, manifest.Root, file.Offset)));
        Report(packed.Sum(file => file.Length));
        packed.Clear();
        pack.SetLength(0);
    }

    void Report(long bytes) => bytesDone.Report(done += bytes);

    SafeFileHandle? Open(string path)
    {
        try
        {
            return File.OpenHandle(
                Path.Combine(data, path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
        }
        catch (FileNotFoundException)
        {
            return null; // dropped since the folder was listed; the log says so too
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }
}
