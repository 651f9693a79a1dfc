using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Farshore.Region.Storage;

/// <summary>The file operations that decide what is still there after a power cut: contents before name, name before answer.</summary>
public static partial class DurableFiles
{
    const int ReadOnlyDirectory = 0x10000; // O_RDONLY | O_DIRECTORY

    /// <summary>Gives a finished file its name, over an older file of that name, and returns when both content and name are on
    /// disk.</summary>
    public static void Publish(string temporary, string final)
    {
        SyncFile(temporary);
        File.Move(temporary, final, overwrite: true);
        SyncFolder(Path.GetDirectoryName(Path.GetFullPath(final))!);
    }

    /// <summary>Replaces a small file so that a reader, or a restart at any moment, sees the old content or the new.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        var temporary = $"{path}.{Environment.ProcessId}.new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0, UnixCreateMode = mode };
        using (var file = new FileStream(temporary, options)) file.Write(content);
        Publish(temporary, path);
    }

    /// <summary>Returns when a file's content is on disk.</summary>
    public static void SyncFile(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Returns when the names in a folder are on disk.</summary>
    public static void SyncFolder(string folder)
    {
        var descriptor = Open(folder, ReadOnlyDirectory);
        if (descriptor < 0) throw Failure($"cannot open folder {folder}");
        try
        {
            if (Sync(descriptor) != 0) throw Failure($"cannot bring the names in {folder} to disk");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>The first stretch of data at or after an offset, or null where only holes follow.</summary>
    /// <returns>Start and end (exclusive); the whole rest on file systems that know no holes.</returns>
    public static (long Start, long End)? NextData(SafeFileHandle file, long offset, long length)
    {
        const int SeekData = 3, SeekHole = 4, NoSuchData = 6, NotSupported = 22;
        if (offset >= length) return null;
        var start = Seek(file, offset, SeekData);
        if (start < 0)
        {
            return Marshal.GetLastPInvokeError() switch
            {
                NoSuchData => null,
                NotSupported => (offset, length),
                _ => throw Failure("cannot find the next data of a file"),
            };
        }

        var end = Seek(file, start, SeekHole);
        return start >= length ? null : (start, end < 0 ? length : Math.Min(end, length));
    }

    /// <summary>Has the system begin to bring a stretch of a file to disk, so that less is left when the file is synced. Only a hint: where
    /// it is not understood, nothing is lost.</summary>
    public static void BeginWriting(SafeFileHandle file, long offset, long length)
    {
        const uint BeginOnly = 2;
        _ = SyncRange(file, offset, length, BeginOnly);
    }

    static IOException Failure(string what) => new($"{what}: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "sync_file_range")]
    private static partial int SyncRange(SafeFileHandle file, long offset, long length, uint flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    private static partial long Seek(SafeFileHandle file, long offset, int whence);
}
