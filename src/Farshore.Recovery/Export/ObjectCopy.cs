using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Recovery.Inventory;

namespace Farshore.Recovery.Export;

/// <summary>Copies one version into another bucket with its metadata, content headers, tags and storage class. The bytes go from Region to
/// Region; none pass through this machine.</summary>
/// <param name="source">Client of the source's Region: for properties that a copy in parts must be told.</param>
/// <param name="destination">Client of the destination's Region, which fetches the bytes.</param>
public sealed class ObjectCopy(IAmazonS3 source, IAmazonS3 destination)
{
    const int PartsAtOnce = 4;
    const int MostParts = 10_000;
    const long SmallestPart = 8L << 20;
    const long UsualPart = 128L << 20;

    /// <summary>What one request copies at most; AWS takes 5 GiB.</summary>
    public long LargestInOneRequest { get; init; } = 5L << 30;

    /// <returns>The version that was made.</returns>
    public Task<(string VersionId, string ETag)> CopyAsync(
        string sourceBucket, RecordedVersion version, string destinationBucket, CancellationToken cancellationToken) =>
        version.Size <= LargestInOneRequest
            ? CopyWholeAsync(sourceBucket, version, destinationBucket, cancellationToken)
            : CopyInPartsAsync(sourceBucket, version, destinationBucket, cancellationToken);

    async Task<(string, string)> CopyWholeAsync(
        string sourceBucket, RecordedVersion version, string destinationBucket, CancellationToken cancellationToken)
    {
        var copied = await destination.CopyObjectAsync(new CopyObjectRequest
        {
            SourceBucket = sourceBucket,
            SourceKey = version.Key,
            SourceVersionId = VersionOf(version),
            ETagToMatch = Quoted(version.ETag),
            DestinationBucket = destinationBucket,
            DestinationKey = version.Key,
            MetadataDirective = S3MetadataDirective.COPY,
            StorageClass = version.StorageClass is null ? null : S3StorageClass.FindValue(version.StorageClass),
        }, cancellationToken);
        return (copied.VersionId ?? "null", copied.ETag.Trim('"'));
    }

    async Task<(string, string)> CopyInPartsAsync(
        string sourceBucket, RecordedVersion version, string destinationBucket, CancellationToken cancellationToken)
    {
        var upload = await StartAsync(sourceBucket, version, destinationBucket, cancellationToken);
        try
        {
            var partSize = await PartSizeAsync(sourceBucket, version, cancellationToken);
            var parts = await Ranges(version.Size, partSize).ToAsyncEnumerable()
                .WorkInOrderAsync(PartsAtOnce, (range, token) =>
                    CopyPartAsync(sourceBucket, version, destinationBucket, upload, range, token), cancellationToken)
                .ToListAsync(cancellationToken);
            var done = await destination.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest
            {
                BucketName = destinationBucket, Key = version.Key, UploadId = upload, PartETags = parts,
            }, cancellationToken);
            return (done.VersionId ?? "null", done.ETag.Trim('"'));
        }
        catch
        {
            // Parts of an upload that nobody completes are paid for until it is aborted.
            await destination.AbortMultipartUploadAsync(destinationBucket, version.Key, upload, CancellationToken.None);
            throw;
        }
    }

    async Task<string> StartAsync(string sourceBucket, RecordedVersion version, string destinationBucket,
        CancellationToken cancellationToken)
    {
        var head = await source.GetObjectMetadataAsync(
            new GetObjectMetadataRequest { BucketName = sourceBucket, Key = version.Key, VersionId = VersionOf(version) },
                cancellationToken);
        var tags = await source.GetObjectTaggingAsync(
            new GetObjectTaggingRequest { BucketName = sourceBucket, Key = version.Key, VersionId = VersionOf(version) },
                cancellationToken);
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = destinationBucket, Key = version.Key, StorageClass = head.StorageClass, TagSet = tags.Tagging,
        };
        foreach (var name in head.Metadata.Keys) request.Metadata[name] = head.Metadata[name];
        foreach (var name in new[] { "Content-Type", "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language",
            "Expires" })
        {
            if (head.Headers[name] is { Length: > 0 } value) request.Headers[name] = value;
        }

        return (await destination.InitiateMultipartUploadAsync(request, cancellationToken)).UploadId;
    }

    // The parts of the source, where it has parts of one size: then the copy has the same ETag.
    async Task<long> PartSizeAsync(string sourceBucket, RecordedVersion version, CancellationToken cancellationToken)
    {
        if (version.ETag.Contains('-', StringComparison.Ordinal))
        {
            var first = await source.GetObjectMetadataAsync(
                new GetObjectMetadataRequest { BucketName = sourceBucket, Key = version.Key, VersionId = VersionOf(version),
                    PartNumber = 1 },
                cancellationToken);
            if (first.ContentLength >= SmallestPart && first.ContentLength <= LargestInOneRequest) return first.ContentLength;
        }

        return Math.Max(Math.Min(UsualPart, LargestInOneRequest), (version.Size + MostParts - 1) / MostParts);
    }

    async Task<PartETag> CopyPartAsync(
        string sourceBucket, RecordedVersion version, string destinationBucket, string upload, (int Number, long From, long To) range,
        CancellationToken cancellationToken)
    {
        var copied = await destination.CopyPartAsync(new CopyPartRequest
        {
            SourceBucket = sourceBucket,
            SourceKey = version.Key,
            SourceVersionId = VersionOf(version),
            ETagToMatch = [Quoted(version.ETag)],
            DestinationBucket = destinationBucket,
            DestinationKey = version.Key,
            UploadId = upload,
            PartNumber = range.Number,
            FirstByte = range.From,
            LastByte = range.To,
        }, cancellationToken);
        return new PartETag(range.Number, copied.ETag);
    }

    static IEnumerable<(int Number, long From, long To)> Ranges(long size, long partSize)
    {
        var number = 1;
        for (long from = 0; from < size; from += partSize) yield return (number++, from, Math.Min(from + partSize, size) - 1);
    }

    static string? VersionOf(RecordedVersion version) => version.VersionId == "null" ? null : version.VersionId;

    static string Quoted(string etag) => $"\"{etag}\"";
}
