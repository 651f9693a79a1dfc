using System.Net;
using Farshore.Aws.S3;
using Farshore.Recovery.Checks.Facts;

namespace Farshore.Recovery.Checks.Buckets;

/// <summary>Compares the beginnings of two listings: enough to see that something is wrong, and never more than a few pages of a bucket
/// of any size.</summary>
static class ObjectGap
{
    public const int Most = 5000;

    const int PageSize = 1000;

    /// <returns>How many current objects were looked at, and those that the replica lacks or has an older content of.</returns>
    public static async Task<(int Seen, IReadOnlyList<Aws.S3.Object> Missing)> FindAsync(BucketFacts source, BucketFacts replica)
    {
        var originals = await ListAsync(source, until: null);
        if (originals.Count == 0) return (0, []);
        var copies = (await ListAsync(replica, originals[^1].Key)).ToDictionary(copy => copy.Key!, StringComparer.Ordinal);
        return (originals.Count,
            [.. originals.Where(original => !(copies.TryGetValue(original.Key!, out var copy) && Holds(copy, original)))]);
    }

    /// <summary>Entity tags differ between keys of different Regions, so a copy that is not older will do too.</summary>
    static bool Holds(Aws.S3.Object copy, Aws.S3.Object original) =>
        copy.Size == original.Size && (copy.ETag == original.ETag || copy.LastModified >= original.LastModified);

    /// <param name="bucket">Which one.</param>
    /// <param name="until">The last key that matters; null for the first pages whatever they hold.</param>
    static async Task<List<Aws.S3.Object>> ListAsync(BucketFacts bucket, string? until)
    {
        List<Aws.S3.Object> all = [];
        ListObjectsV2Request request = new() { Bucket = bucket.Name, EncodingType = "url", MaxKeys = PageSize };
        while (true)
        {
            var page = await bucket.Region.AskAsync(S3Api.ListObjectsV2, request);
            all.AddRange((page.Contents ?? []).Select(found => found with { Key = WebUtility.UrlDecode(found.Key) }));
            var enough = until is null ? all.Count >= Most : all.Count > 0 && IsAfter(all[^1].Key!, until);
            if (page.IsTruncated is not true || enough) return all;
            request = request with { ContinuationToken = page.NextContinuationToken };
        }
    }

    /// <summary>S3 lists keys by their UTF-8 bytes.</summary>
    static bool IsAfter(string key, string other) =>
        System.Text.Encoding.UTF8.GetBytes(key).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(other)) >= 0;
}
