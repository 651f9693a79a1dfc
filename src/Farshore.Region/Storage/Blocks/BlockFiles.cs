namespace Farshore.Region.Storage.Blocks;

/// <summary>Blocks as files, <c>ab/cdef…</c> by the digits of their hash. A file under its name is whole: it was brought to disk under
/// another name first.</summary>
public sealed class BlockFiles
{
    const int Folders = 256;

    readonly string folder;
    readonly string incoming;
    readonly DiskSpace disk;
    readonly Fan[] fans;
    long made;

    public BlockFiles(string folder, DiskSpace disk)
    {
        (this.folder, this.disk) = (folder, disk);
        incoming = Path.Combine(folder, "incoming");
        Directory.CreateDirectory(incoming);
        foreach (var leftover in Directory.EnumerateFiles(incoming)) File.Delete(leftover);

        fans = [.. Enumerable.Range(0, Folders).Select(number => new Fan(Path.Combine(folder, number.ToString("x2"))))];
        foreach (var fan in fans) Directory.CreateDirectory(fan.Folder);
        DurableFiles.SyncFolder(folder);
    }

    /// <summary>Whether a block of this size is here. Its content is checked when it is read.</summary>
    public bool Contains(BlockHash hash, int size) => new FileInfo(PathOf(hash)) is { Exists: true, Length: var length } && length == size;

    /// <summary>Writes a block's file. Content is on disk on return; its name is after <see cref="SyncNames"/>.</summary>
    public void Write(BlockHash hash, ReadOnlySpan<byte> block)
    {
        disk.Check();
        var temporary = Path.Combine(incoming, Interlocked.Increment(ref made).ToString());
        using (var file = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.None, block.Length))
        {
            RandomAccess.Write(file, block, 0);
            RandomAccess.FlushToDisk(file);
        }

        var fan = FanOf(hash);
        lock (fan)
        {
            File.Move(temporary, PathOf(hash), overwrite: true);
            fan.Unsynced = true;
        }
    }

    /// <summary>Returns when the names of these blocks are on disk, whoever wrote them.</summary>
    public void SyncNames(IEnumerable<BlockHash> hashes)
    {
        foreach (var fan in hashes.Select(FanOf).Distinct())
        {
            lock (fan)
            {
                if (fan.Unsynced) DurableFiles.SyncFolder(fan.Folder);
                fan.Unsynced = false;
            }
        }
    }

    /// <summary>The file's bytes as they are, or null where there is no file.</summary>
    public async ValueTask<byte[]?> ReadAsync(BlockHash hash, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(hash), cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public void Delete(BlockHash hash) => File.Delete(PathOf(hash));

    /// <summary>Every block that has a file, with the file's size.</summary>
    public IEnumerable<(BlockHash Hash, long Size)> All() =>
        from fan in fans
        from file in new DirectoryInfo(fan.Folder).EnumerateFiles()
        let hash = BlockHash.TryParse(Path.GetFileName(fan.Folder) + file.Name, out var parsed) ? parsed : (BlockHash?)null
        where hash is not null
        select (hash.Value, file.Length);

    string PathOf(BlockHash hash)
    {
        var digits = hash.ToString();
        return Path.Combine(folder, digits[..2], digits[2..]);
    }

    Fan FanOf(BlockHash hash) => fans[(int)(hash.High >> 120)];

    /// <summary>Starts unsynced: a process before this one may have been killed between naming a block and syncing the folder.</summary>
    sealed class Fan(string folder)
    {
        public string Folder => folder;

        public bool Unsynced { get; set; } = true;
    }
}
