using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Win32.SafeHandles;

namespace Farshore.Recovery.Export;

/// <summary>Where every exported version came from. JSON lines; a line is on disk when <see cref="AppendAsync"/> returns, and a line cut
/// off by the end of a process is taken away when the log is opened again.</summary>
public sealed class ExportLog : IAsyncDisposable
{
    const int MostWaiting = 1024;

    readonly string file;
    readonly SafeFileHandle handle;
    readonly ExportIndex index = new();
    readonly Lock indexing = new();
    readonly Channel<Append> appends = Channel.CreateBounded<Append>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    readonly Task writing;
    long length;

    sealed record Append(ExportEntry Entry, TaskCompletionSource Durable);

    ExportLog(string file)
    {
        this.file = file;
        handle = File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        length = RandomAccess.GetLength(handle);
        writing = Task.Run(WriteLoopAsync);
    }

    /// <summary>Opens a log to go on with it, or starts one.</summary>
    /// <exception cref="InvalidDataException">The file is another log, or none.</exception>
    /// <exception cref="IOException">Another export writes it now.</exception>
    public static async Task<ExportLog> OpenAsync(
        string file, string sourceBucket, string destinationBucket, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var log = new ExportLog(file);
        try
        {
            var opened = log.Load();
            if (opened is null) await log.AppendAsync(new(now, ExportEvent.Opened, sourceBucket, destinationBucket), cancellationToken);
            else if (opened.Key != sourceBucket || opened.VersionId != destinationBucket)
                throw new InvalidDataException(
                    $"{file} is the log of {opened.Key} to {opened.VersionId}, not of {sourceBucket} to {destinationBucket}");
            return log;
        }
        catch
        {
            await log.DisposeAsync();
            throw;
        }
    }

    /// <summary>The last line about a version of the source, or null.</summary>
    public ExportEntry? Find(string key, string versionId)
    {
        lock (indexing) return index.Find(handle, key, versionId);
    }

    /// <summary>Whether a version at the destination stands for some version of the source.</summary>
    public bool IsDestination(string key, string versionId)
    {
        lock (indexing) return index.IsDestination(key, versionId);
    }

    /// <summary>Returns when the line is on disk. Lines that come together share one flush.</summary>
    public async Task AppendAsync(ExportEntry entry, CancellationToken cancellationToken)
    {
        var append = new Append(entry, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await appends.Writer.WriteAsync(append, cancellationToken);
        await append.Durable.Task;
    }

    public async ValueTask DisposeAsync()
    {
        appends.Writer.TryComplete();
        await writing;
        handle.Dispose();
    }

    ExportEntry? Load()
    {
        ExportEntry? opened = null;
        long whole = 0;
        foreach (var (offset, line) in LogLines.Read(handle))
        {
            var entry = JsonSerializer.Deserialize(line.Span, ExportShapes.Default.ExportEntry)
                ?? throw new InvalidDataException($"{file} has an empty line at byte {offset}");
            opened ??= entry.Event == ExportEvent.Opened ? entry : throw new InvalidDataException($"{file} is not an export log");
            index.Add(entry, offset, line.Length);
            whole = offset + line.Length + 1;
        }

        if (whole < length) RandomAccess.SetLength(handle, whole);
        length = whole;
        return opened;
    }

    async Task WriteLoopAsync()
    {
        List<Append> batch = [];
        while (await appends.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < MostWaiting && appends.Reader.TryRead(out var append)) batch.Add(append);
            try
            {
                Write(batch);
                foreach (var append in batch) append.Durable.SetResult();
            }
            catch (IOException failure)
            {
                // A full disk is the caller's to hear about: nobody may think the line is there.
                foreach (var append in batch) append.Durable.TrySetException(failure);
            }
        }
    }

    void Write(List<Append> batch)
    {
        List<(ExportEntry Entry, long Offset, int Length)> written = [];
        var lines = new ArrayBufferWriter<byte>();
        foreach (var (entry, _) in batch)
        {
            var line = JsonSerializer.SerializeToUtf8Bytes(entry, ExportShapes.Default.ExportEntry);
            written.Add((entry, length + lines.WrittenCount, line.Length));
            lines.Write(line);
            lines.Write("\n"u8);
        }

        try
        {
            RandomAccess.Write(handle, lines.WrittenSpan, length);
            RandomAccess.FlushToDisk(handle);
        }
        catch (IOException)
        {
            RandomAccess.SetLength(handle, length);
            throw;
        }

        length += lines.WrittenCount;
        lock (indexing)
        {
            foreach (var (entry, offset, size) in written) index.Add(entry, offset, size);
        }
    }
}
