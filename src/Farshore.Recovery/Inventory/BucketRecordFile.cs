using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.S3;
using Amazon.S3.Transfer;

namespace Farshore.Recovery.Inventory;

/// <summary>A bucket record as JSON lines: a head, a line for every version, an end. Written and read a line at a time.</summary>
public static class BucketRecordFile
{
    /// <summary>Writes the record beside its place and moves it there once it is whole and on disk.</summary>
    public static async Task<BucketRecord> WriteAsync(
        string file, BucketRecordHead head, IAsyncEnumerable<RecordedVersion> versions, CancellationToken cancellationToken)
    {
        var unfinished = file + ".unfinished";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        BucketRecordEnd end;
        await using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16))
        {
            await WriteLineAsync(stream, head, BucketRecordShapes.Default.BucketRecordHead, cancellationToken);
            end = await WriteVersionsAsync(stream, versions, cancellationToken);
            await WriteLineAsync(stream, end, BucketRecordShapes.Default.BucketRecordEnd, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, file, overwrite: true);
        return new(file, head, end);
    }

    /// <summary>Reads head and end, and so finds out whether the record is whole.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public static async Task<BucketRecord> OpenAsync(string file, CancellationToken cancellationToken)
    {
        string? first = null, last = null;
        await foreach (var line in File.ReadLinesAsync(file, cancellationToken))
        {
            first ??= line;
            last = line;
        }

        var head = first is null ? null : JsonSerializer.Deserialize(first, BucketRecordShapes.Default.BucketRecordHead);
        if (head?.Format != BucketRecordHead.CurrentFormat) throw new InvalidDataException($"{file} is not a bucket record");
        if (last == first || !IsEnd(last!))
            throw new InvalidDataException($"{file} was not finished: take the record again");
        return new(file, head, JsonSerializer.Deserialize(last!, BucketRecordShapes.Default.BucketRecordEnd)!);
    }

    /// <summary>The versions of a record, in the order of the listing.</summary>
    public static async IAsyncEnumerable<RecordedVersion> ReadAsync(
        BucketRecord record, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var isHead = true;
        await foreach (var line in File.ReadLinesAsync(record.File, cancellationToken))
        {
            if (!isHead && !IsEnd(line)) yield return JsonSerializer.Deserialize(line, BucketRecordShapes.Default.RecordedVersion)!;
            isHead = false;
        }
    }

    /// <summary>Puts a finished file where it outlives this machine and the Region it tells of.</summary>
    public static async Task SaveAsync(IAmazonS3 s3, string bucket, string key, string file, CancellationToken cancellationToken)
    {
        using var transfer = new TransferUtility(s3);
        await transfer.UploadAsync(file, bucket, key, cancellationToken);
    }

    /// <summary>Brings a saved file back.</summary>
    public static async Task FetchAsync(IAmazonS3 s3, string bucket, string key, string file, CancellationToken cancellationToken)
    {
        using var transfer = new TransferUtility(s3);
        await transfer.DownloadAsync(file, bucket, key, cancellationToken);
    }

    static async Task<BucketRecordEnd> WriteVersionsAsync(
        FileStream stream, IAsyncEnumerable<RecordedVersion> versions, CancellationToken cancellationToken)
    {
        using var root = new BucketRoot();
        long count = 0, markers = 0, bytes = 0;
        DateTimeOffset? newest = null;
        await foreach (var version in versions.WithCancellation(cancellationToken))
        {
            await WriteLineAsync(stream, version, BucketRecordShapes.Default.RecordedVersion, cancellationToken);
            root.Add(version);
            count++;
            markers += version.IsDeleteMarker ? 1 : 0;
            bytes += version.Size;
            if (newest is null || version.LastModified > newest) newest = version.LastModified;
        }

        return new(count, markers, bytes, newest, root.Finish());
    }

    static async Task WriteLineAsync<T>(FileStream stream, T value, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
    {
        await JsonSerializer.SerializeAsync(stream, value, shape, cancellationToken);
        stream.WriteByte((byte)'\n');
    }

    // The only line that begins with the count: a version begins with its key.
    static bool IsEnd(string line) => line.StartsWith("{\"versions\":", StringComparison.Ordinal);
}
