using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Storage.Encryption;
using Farshore.Region.Storage;
using Microsoft.Win32.SafeHandles;

namespace Farshore.Region.S3.Storage;

/// <summary>Bodies of objects and parts: small ones go into the database, larger ones are files named by their number. A file is
/// written under its final name, because only a row makes it a body; one without a row is rubbish that a start sweeps away.</summary>
public sealed class BodyFiles
{
    const int MostInline = BodyCipher.Segment;
    const int Buffer = 4 * BodyCipher.Segment;
    const int SealedBuffer = 4 * BodyCipher.SealedSegment;
    const int Folders = 256;

    readonly string folder;
    readonly Sequence ids;

    // A file that is being read outlives its row until the last reader is done.
    readonly ConcurrentDictionary<long, int> readers = new();
    readonly ConcurrentDictionary<long, bool> doomed = new();

    public BodyFiles(string folder, Sequence ids)
    {
        (this.folder, this.ids) = (folder, ids);
        for (var index = 0; index < Folders; index++) Directory.CreateDirectory(
            Path.Combine(folder, index.ToString("x2", CultureInfo.InvariantCulture)));
        DurableFiles.SyncFolder(folder);
    }

    /// <summary>The disk that the files are on.</summary>
    public DiskSpace Disk { get; init; } = new();

    /// <summary>Takes a body in, hashing and encrypting it on the way, in constant memory. Durable when it returns, but for inline
    /// bytes.</summary>
    /// <param name="source">The body as its sender means it.</param>
    /// <param name="hash">Gets all of it.</param>
    /// <param name="most">How long it may be.</param>
    /// <param name="key">What it is encrypted with; not to be used for another.</param>
    /// <param name="cancellationToken">Ends the transfer; nothing is kept then.</param>
    /// <exception cref="Aws.AwsException"><c>EntityTooLarge</c>, or what the stream found wrong with its signature.</exception>
    public async Task<ReceivedBody> ReceiveAsync(
        Stream source, BodyHash hash, long most, BodyKey key, CancellationToken cancellationToken)
    {
        using var cipher = new BodyCipher(key.Data);
        var buffer = ArrayPool<byte>.Shared.Rent(Buffer);
        try
        {
            var filled = await source.ReadAtLeastAsync(
                buffer.AsMemory(0, Buffer), MostInline + 1, throwOnEndOfStream: false, cancellationToken);
            if (filled > most) throw S3Errors.EntityTooLarge(most, filled);
            if (filled > MostInline)
            {
                filled += await source.ReadAtLeastAsync(
                    buffer.AsMemory(filled, Buffer - filled), Buffer - filled, throwOnEndOfStream: false, cancellationToken);
                return await ReceiveFileAsync(source, buffer, filled, hash, most, key, cipher, cancellationToken);
            }

            var sealedBytes = new byte[BodyCipher.SealedSize(filled)];
            cipher.Seal(0, buffer.AsSpan(0, filled), endsBody: true, sealedBytes);
            return new(ids.Next(), filled, sealedBytes, hash.Finish(buffer.AsSpan(0, filled)), key);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads a body that was received once more.</summary>
    public Stream Reopen(ReceivedBody body)
    {
        if (body.Inline is null) Reading(body.Id);
        return new BodyStream(this, [new(body.Id, 0, body.Size, body.Inline, body.Size, () => body.Key.Data)]);
    }

    /// <summary>Removes a body that was received and is not wanted after all.</summary>
    public void Discard(ReceivedBody body)
    {
        if (body.Inline is null) File.Delete(PathOf(body.Id));
    }

    /// <summary>Removes files whose rows are gone for good.</summary>
    public void Remove(IEnumerable<long> ids)
    {
        foreach (var id in ids)
        {
            doomed[id] = true;
            if (!readers.ContainsKey(id)) Delete(id);
        }
    }

    /// <summary>Keeps the file in place until <see cref="Done"/>, even if the last holder lets go of it.</summary>
    internal void Reading(long id) => readers.AddOrUpdate(id, 1, static (_, count) => count + 1);

    internal void Done(long id)
    {
        while (readers.TryGetValue(id, out var count))
        {
            if (count > 1)
            {
                if (readers.TryUpdate(id, count - 1, count)) return;
                continue;
            }

            if (!readers.TryRemove(new(id, count))) continue;
            if (doomed.ContainsKey(id)) Delete(id);
            return;
        }
    }

    /// <exception cref="FileNotFoundException">The last holder let go of it before <see cref="Reading"/>.</exception>
    internal SafeFileHandle Open(long id) =>
        File.OpenHandle(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>How long a body's file is; nothing where there is none.</summary>
    internal long? LengthOf(long id) => new FileInfo(PathOf(id)) is { Exists: true } file ? file.Length : null;

    /// <summary>Deletes files of before a number that no row knows.</summary>
    /// <returns>How many there were.</returns>
    public int Sweep(long before, Func<long, bool> isKnown, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!long.TryParse(Path.GetFileName(file), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)) continue;
            if (id >= before || isKnown(id)) continue;
            File.Delete(file);
            removed++;
        }

        return removed;
    }

    async Task<ReceivedBody> ReceiveFileAsync(
        Stream source, byte[] first, int filled, BodyHash hash, long most, BodyKey key, BodyCipher cipher,
        CancellationToken cancellationToken)
    {
        var id = ids.Next();
        var path = PathOf(id);
        var (second, third) = (ArrayPool<byte>.Shared.Rent(Buffer), ArrayPool<byte>.Shared.Rent(Buffer));
        var sealedBytes = ArrayPool<byte>.Shared.Rent(SealedBuffer);
        try
        {
            long size;
            using (var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
            {
                size = await WriteAsync(file, source, ([first, second, third], sealedBytes), filled, hash, most, cipher, cancellationToken);
                RandomAccess.FlushToDisk(file);
            }

            DurableFiles.SyncFolder(Path.GetDirectoryName(path)!);
            return new(id, size, null, hash.Finish(), key);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(second);
            ArrayPool<byte>.Shared.Return(third);
            ArrayPool<byte>.Shared.Return(sealedBytes);
        }
    }

    /// <summary>While one buffer is filled, the one before it is hashed, encrypted and written. Whether a segment is the last is known when
    /// nothing comes after it, so a buffer is written once the next one is there.</summary>
    async Task<long> WriteAsync(
        SafeFileHandle file, Stream source, (byte[][] Plain, byte[] Sealed) buffers, int filled, BodyHash hash, long most,
        BodyCipher cipher, CancellationToken cancellationToken)
    {
        var (size, at) = (0L, 0L);
        var (hashing, writing) = (Task.CompletedTask, Task.CompletedTask);
        try
        {
            for (var turn = 0; filled > 0; turn++)
            {
                Disk.Check();
                var plain = buffers.Plain[turn % buffers.Plain.Length].AsMemory(0, filled);
                await hashing;
                hashing = Task.Run(() => hash.Append(plain.Span), CancellationToken.None);
                // The buffer of two turns ago: it is hashed and written.
                var next = buffers.Plain[(turn + 1) % buffers.Plain.Length];
                var following = filled < Buffer ? 0
                    : await source.ReadAtLeastAsync(next.AsMemory(0, Buffer), Buffer, throwOnEndOfStream: false, cancellationToken);
                await writing;
                var (segment, offset, endsBody) = (size / BodyCipher.Segment, at, following == 0);
                writing = Task.Run(() =>
                {
                    var length = cipher.Seal(segment, plain.Span, endsBody, buffers.Sealed);
                    RandomAccess.Write(file, buffers.Sealed.AsSpan(0, length), offset);
                    DurableFiles.BeginWriting(file, offset, length);
                }, CancellationToken.None);
                size += filled;
                at += BodyCipher.SealedSize(filled);
                if (size + following > most) throw S3Errors.EntityTooLarge(most, size + following);
                filled = following;
            }
        }
        finally
        {
            // The buffers go back to others after this.
            await Task.WhenAll(hashing, writing);
        }

        return size;
    }

    void Delete(long id)
    {
        File.Delete(PathOf(id));
        doomed.TryRemove(id, out _);
    }

    // Consecutive numbers go to different folders.
    string PathOf(long id) => Path.Combine(
        folder, ((id ^ (id >> 16)) & (Folders - 1)).ToString("x2", CultureInfo.InvariantCulture),
            id.ToString("x16", CultureInfo.InvariantCulture));
}
