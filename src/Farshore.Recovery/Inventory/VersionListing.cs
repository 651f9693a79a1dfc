using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;

namespace Farshore.Recovery.Inventory;

/// <summary>A bucket's versions, page by page in S3's order: keys ascending, the versions of a key newest first.</summary>
public static class VersionListing
{
    /// <summary>Holds one page at a time.</summary>
    public static async IAsyncEnumerable<RecordedVersion> ReadAsync(
        IAmazonS3 s3, string bucket, string? prefix = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Keys may hold characters that XML cannot, so they travel percent-encoded.
        var request = new ListVersionsRequest { BucketName = bucket, Prefix = prefix, Encoding = EncodingType.Url };
        ListVersionsResponse page;
        do
        {
            page = await s3.ListVersionsAsync(request, cancellationToken);
            var isEncoded = page.Encoding == EncodingType.Url;
            foreach (var version in InOrder((page.Versions ?? []).Select(version => Read(version, isEncoded)))) yield return version;
            (request.KeyMarker, request.VersionIdMarker) = (Decoded(page.NextKeyMarker, isEncoded), page.NextVersionIdMarker);
        }
        while (page.IsTruncated == true);
    }

    /// <summary>Gathers the versions of each key. Memory is bounded by the versions of the key that has most.</summary>
    public static async IAsyncEnumerable<KeyVersions> ByKeyAsync(
        this IAsyncEnumerable<RecordedVersion> versions, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<RecordedVersion> gathered = [];
        await foreach (var version in versions.WithCancellation(cancellationToken))
        {
            if (gathered.Count > 0 && gathered[0].Key != version.Key)
            {
                yield return new(gathered[0].Key, gathered);
                gathered = [];
            }

            gathered.Add(version);
        }

        if (gathered.Count > 0) yield return new(gathered[0].Key, gathered);
    }

    /// <summary>The versions as they were at an instant: what came later is left out, and the newest of a key that is left is what a read
    /// found then.</summary>
    public static async IAsyncEnumerable<RecordedVersion> AsOf(this IAsyncEnumerable<RecordedVersion> versions, DateTimeOffset instant)
    {
        string? current = null;
        await foreach (var version in versions)
        {
            if (version.LastModified >= instant) continue;
            yield return version with { IsLatest = version.Key != current };
            current = version.Key;
        }
    }

    // A page may tell all its versions before all its delete markers; AWS mixes them in order of time.
    static IEnumerable<RecordedVersion> InOrder(IEnumerable<RecordedVersion> page) => page
        .OrderBy(version => version.Key, KeyOrder.Instance)
        .ThenByDescending(version => version.IsLatest)
        .ThenByDescending(version => version.LastModified);

    // The SDK leaves that to the caller; a plus is a space, as in a form.
    static string Decoded(string? key, bool isEncoded) => isEncoded ? WebUtility.UrlDecode(key) ?? "" : key ?? "";

    static RecordedVersion Read(S3ObjectVersion version, bool isEncoded) => new(
        Decoded(version.Key, isEncoded), version.VersionId ?? "null", version.Size ?? 0, (version.ETag ?? "").Trim('"'),
        new DateTimeOffset((version.LastModified ?? default).ToUniversalTime(), TimeSpan.Zero),
        version.IsLatest ?? false, version.IsDeleteMarker ?? false)
    {
        StorageClass = version.StorageClass?.Value,
    };
}
