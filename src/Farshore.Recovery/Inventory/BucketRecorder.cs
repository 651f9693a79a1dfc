using System.Runtime.CompilerServices;
using Amazon.S3;

namespace Farshore.Recovery.Inventory;

/// <summary>Records what a bucket holds, so that it can be compared with when the bucket is gone.</summary>
/// <param name="s3">Client of the bucket's Region.</param>
/// <param name="time">Says when the record was taken.</param>
public sealed class BucketRecorder(IAmazonS3 s3, TimeProvider time)
{
    /// <summary>Objects read at once.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>An instant that is past, and what the bucket held then; null for what it holds now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Walks every version of the bucket and writes the record to <paramref name="file"/>.</summary>
    public async Task<BucketRecord> TakeAsync(
        string bucket, string region, string file, ContentReading content, IProgress<BucketProgress>? progress,
            CancellationToken cancellationToken)
    {
        var head = new BucketRecordHead(BucketRecordHead.CurrentFormat, bucket, region, AsOf ?? time.GetUtcNow(), content);
        var listed = VersionListing.ReadAsync(s3, bucket, null, cancellationToken).AsOf(AsOf ?? DateTimeOffset.MaxValue);
        var read = content == ContentReading.Full
            ? listed.WorkInOrderAsync(Concurrency, (version, token) => ReadAsync(bucket, version, token), cancellationToken)
            : listed.Select(RecordedVersion? (version) => version);
        return await BucketRecordFile.WriteAsync(file, head, ReportAsync(bucket, read, progress, cancellationToken), cancellationToken);
    }

    // A version deleted for good between listing and reading is not part of what the bucket holds.
    async Task<RecordedVersion?> ReadAsync(string bucket, RecordedVersion version, CancellationToken cancellationToken)
    {
        if (version.IsDeleteMarker) return version;
        var content = await ObjectContent.HashAsync(s3, bucket, version.Key, version.VersionId, cancellationToken);
        if (content is not null) return version with { Sha256 = content.Sha256, ReplicationStatus = content.ReplicationStatus };
        await foreach (var listed in VersionListing.ReadAsync(s3, bucket, version.Key, cancellationToken))
        {
            if (listed.Key == version.Key && listed.VersionId == version.VersionId)
                throw new InvalidDataException($"{bucket}/{version.Key} version {version.VersionId} is listed and cannot be read");
        }

        return null;
    }

    static async IAsyncEnumerable<RecordedVersion> ReportAsync(
        string bucket, IAsyncEnumerable<RecordedVersion?> versions, IProgress<BucketProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long count = 0, bytes = 0;
        await foreach (var version in versions.WithCancellation(cancellationToken))
        {
            if (version is null) continue;
            yield return version;
            progress?.Report(new(bucket, ++count, bytes += version.Size));
        }
    }
}
