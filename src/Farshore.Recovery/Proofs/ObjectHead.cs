using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Recovery.Inventory;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Proofs;

/// <summary>What one side tells about a version without giving its bytes.</summary>
sealed class ObjectHead(RegionAccess region, string bucket)
{
    public string Region => region.Region;

    /// <summary>Null where the version is gone by now.</summary>
    public async Task<HeadObjectOutput?> AskAsync(RecordedVersion version, CancellationToken cancellationToken)
    {
        try
        {
            return await region.Aws.SendAsync(S3Api.HeadObject,
                new() { Bucket = bucket, Key = version.Key, VersionId = version.VersionId, ChecksumMode = "ENABLED" }, cancellationToken);
        }
        catch (AwsException gone) when (gone.Status is 404 or 405)
        {
            return null;
        }
    }

    public async Task<string> TagsAsync(RecordedVersion version, CancellationToken cancellationToken)
    {
        var found = await region.Aws.SendAsync(S3Api.GetObjectTagging,
            new() { Bucket = bucket, Key = version.Key, VersionId = version.VersionId }, cancellationToken);
        return Joined(found.TagSet.Select(tag => (tag.Key ?? "", tag.Value ?? "")));
    }

    public Task<ReadContent?> ReadAsync(RecordedVersion version, CancellationToken cancellationToken) =>
        ObjectContent.HashAsync(region.S3, bucket, version.Key, version.VersionId, cancellationToken);

    /// <summary>The names of what is not the same beside the bytes.</summary>
    public static IEnumerable<string> Differences(HeadObjectOutput one, HeadObjectOutput other)
    {
        (string Name, object? Here, object? There)[] headers =
        [
            ("Content-Type", one.ContentType, other.ContentType), ("Cache-Control", one.CacheControl, other.CacheControl),
            ("Content-Disposition", one.ContentDisposition, other.ContentDisposition),
            ("Content-Encoding", one.ContentEncoding, other.ContentEncoding),
            ("Content-Language", one.ContentLanguage, other.ContentLanguage), ("Expires", one.Expires, other.Expires),
            ("website redirect", one.WebsiteRedirectLocation, other.WebsiteRedirectLocation),
            ("metadata", Joined(one.Metadata), Joined(other.Metadata)),
        ];
        return headers.Where(header => !Equals(header.Here ?? "", header.There ?? ""))
            .Select(header => $"{header.Name}: {Shown(header.Here)} here, {Shown(header.There)} there");
    }

    /// <summary>Of the whole object: those of parts say as much about how it was uploaded as about what.</summary>
    public static string? Checksum(HeadObjectOutput? head) => head switch
    {
        null or { ChecksumType: not "FULL_OBJECT" } => null,
        { ChecksumCRC64NVME: { } sum } => $"CRC64NVME {sum}",
        { ChecksumSHA256: { } sum } => $"SHA256 {sum}",
        { ChecksumSHA1: { } sum } => $"SHA1 {sum}",
        { ChecksumCRC32C: { } sum } => $"CRC32C {sum}",
        { ChecksumCRC32: { } sum } => $"CRC32 {sum}",
        _ => null,
    };

    static string Joined(IReadOnlyDictionary<string, string>? pairs) => Joined((pairs ?? new Dictionary<string, string>())
        .Select(pair => (pair.Key.ToLowerInvariant(), pair.Value)));

    static string Joined(IEnumerable<(string Key, string Value)> pairs) =>
        string.Join(", ", pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    static string Shown(object? value) => value?.ToString() is { Length: > 0 } text ? $"'{text}'" : "nothing";
}
