using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Farshore.Recovery.Status;

/// <summary>What of a bucket's current objects the replica does not have yet.</summary>
/// <param name="Objects">Current objects of the source.</param>
/// <param name="Behind">How many of them the replica lacks or has an older content of.</param>
/// <param name="OldestBehind">When the oldest of those was written; null where nothing is behind.</param>
public sealed record BucketLag(long Objects, long Behind, DateTimeOffset? OldestBehind)
{
    /// <summary>Walks both listings side by side, in key order, in constant memory.</summary>
    public static async Task<BucketLag> MeasureAsync(
        IAmazonS3 source, string bucket, IAmazonS3 target, string replica, CancellationToken cancellationToken)
    {
        var (objects, behind, oldest) = (0L, 0L, (DateTimeOffset?)null);
        await using var copies = ListAsync(target, replica, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = await copies.MoveNextAsync();
        await foreach (var original in ListAsync(source, bucket, cancellationToken))
        {
            objects++;
            while (more && Order(copies.Current.Key, original.Key) < 0) more = await copies.MoveNextAsync();
            if (more && copies.Current.Key == original.Key && Holds(copies.Current, original)) continue;
            behind++;
            var writtenAt = new DateTimeOffset(original.LastModified!.Value.ToUniversalTime());
            if (oldest is null || writtenAt < oldest) oldest = writtenAt;
        }

        return new(objects, behind, oldest);
    }

    /// <summary>Entity tags differ between keys of different Regions, so a copy that is not older will do too.</summary>
    static bool Holds(S3Object copy, S3Object original) =>
        copy.Size == original.Size && (copy.ETag == original.ETag || copy.LastModified >= original.LastModified);

    /// <summary>S3 lists keys by their UTF-8 bytes.</summary>
    static int Order(string left, string right) =>
        System.Text.Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(right));

    static async IAsyncEnumerable<S3Object> ListAsync(
        IAmazonS3 s3, string bucket, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ListObjectsV2Request request = new() { BucketName = bucket, Encoding = EncodingType.Url };
        ListObjectsV2Response page;
        do
        {
            page = await s3.ListObjectsV2Async(request, cancellationToken);
            foreach (var found in page.S3Objects ?? [])
            {
                if (page.Encoding == EncodingType.Url) found.Key = WebUtility.UrlDecode(found.Key);
                yield return found;
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated is true);
    }
}
