using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Farshore.Crash.Tests.Region;

/// <summary>One client that changes keys of its own, one after the other, and knows what every answer promised. What was under way when the
/// region went may have happened or not, but then wholly.</summary>
sealed class Hand(RegionProcess region, int number, int seed)
{
    const int Keys = 12;
    const int PartSize = 5 * 1024 * 1024;
    const string Marker = "marker";

    readonly Random random = new(seed);
    readonly Dictionary<string, List<(string Id, string Content)>> versions = [];
    readonly HashSet<string> removed = [];
    readonly HashSet<string> maybeRemoved = [];
    readonly HashSet<string> maybeWritten = [];
    readonly HashSet<string> unsure = [];
    int acknowledged;

    public int Acknowledged => Volatile.Read(ref acknowledged);

    /// <summary>Version ids that are gone, or may be.</summary>
    public IEnumerable<string> Removed => removed.Concat(maybeRemoved);

    /// <summary>Works until the region stops answering.</summary>
    public async Task WorkAsync()
    {
        try
        {
            while (true) await ChangeAsync($"hand-{number}/key-{random.Next(Keys)}");
        }
        catch (Exception cut) when (cut is HttpRequestException or AmazonServiceException or AmazonClientException or IOException)
        {
            // The region is gone; what it had not acknowledged it need not have.
        }
    }

    /// <summary>Holds what the region has against what it promised.</summary>
    public async Task CompareAsync(IEnumerable<S3ObjectVersion> listed)
    {
        var there = listed.Where(version => version.Key.StartsWith($"hand-{number}/", StringComparison.Ordinal))
            .GroupBy(version => version.Key).ToDictionary(key => key.Key, key => key.ToList());
        foreach (var (key, promised) in versions)
        {
            var found = there.GetValueOrDefault(key, []);
            foreach (var (id, content) in promised)
            {
                var version = found.Find(version => version.VersionId == id);
                if (removed.Contains(id)) Assert.True(version is null, $"{key} {id} was deleted and is there");
                else if (!maybeRemoved.Contains(id)) Assert.True(version is not null, $"{key} {id} was acknowledged and is gone");
                if (version is not null) Assert.Equal(content, await ContentAsync(version));
            }

            // Of those whose removal was cut off, some are there.
            var last = promised.FindLast(version => found.Exists(there => there.VersionId == version.Id));
            if (last.Id is null || unsure.Contains(key)) continue;
            Assert.Equal(last.Id, found.Find(version => version.IsLatest is true)?.VersionId);
        }

        foreach (var version in there.Values.SelectMany(key => key))
        {
            if (versions.GetValueOrDefault(version.Key, []).Exists(known => known.Id == version.VersionId)) continue;
            Assert.Contains(await ContentAsync(version), maybeWritten);
        }
    }

    Task ChangeAsync(string key) => random.Next(20) switch
    {
        < 11 => WriteAsync(key, random.Next(1, 20_000), PutAsync),
        < 13 => WriteAsync(key, 400_000, PutAsync),
        < 14 => WriteAsync(key, PartSize + random.Next(1, 100_000), PutInPartsAsync),
        < 18 => DeleteAsync(key),
        _ => RemoveAsync(key),
    };

    async Task WriteAsync(string key, int size, Func<string, byte[], Task<string>> write)
    {
        var content = new byte[size];
        random.NextBytes(content);
        await PromiseAsync(key, Convert.ToHexString(SHA256.HashData(content)), () => write(key, content));
    }

    Task DeleteAsync(string key) => PromiseAsync(key, Marker, async () =>
        (await region.S3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = ReplicatedBuckets.Near, Key = key })).VersionId);

    async Task PromiseAsync(string key, string content, Func<Task<string>> write)
    {
        maybeWritten.Add(content);
        var wasUnsure = !unsure.Add(key);
        var id = await write();
        if (!versions.TryGetValue(key, out var known)) versions[key] = known = [];
        known.Add((id, content));
        // From here on this one is the newest, whatever became of those before.
        unsure.Remove(key);
        if (!wasUnsure && content != Marker) maybeWritten.Remove(content);
        Interlocked.Increment(ref acknowledged);
    }

    async Task RemoveAsync(string key)
    {
        if (versions.GetValueOrDefault(key, []).FindAll(version => !Removed.Contains(version.Id)) is not { Count: > 1 } present) return;
        var id = present[random.Next(present.Count)].Id;
        maybeRemoved.Add(id);
        await region.S3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = ReplicatedBuckets.Near, Key = key, VersionId = id });
        maybeRemoved.Remove(id);
        removed.Add(id);
        Interlocked.Increment(ref acknowledged);
    }

    async Task<string> PutAsync(string key, byte[] content) => (await region.S3.PutObjectAsync(
        new PutObjectRequest { BucketName = ReplicatedBuckets.Near, Key = key, InputStream = new MemoryStream(content) })).VersionId;

    async Task<string> PutInPartsAsync(string key, byte[] content)
    {
        var upload = (await region.S3.InitiateMultipartUploadAsync(ReplicatedBuckets.Near, key)).UploadId;
        List<PartETag> parts = [];
        for (var start = 0; start < content.Length; start += PartSize)
        {
            var part = content.AsMemory(start, Math.Min(PartSize, content.Length - start)).ToArray();
            var answer = await region.S3.UploadPartAsync(new()
            {
                BucketName = ReplicatedBuckets.Near,
                Key = key,
                UploadId = upload,
                PartNumber = parts.Count + 1,
                InputStream = new MemoryStream(part),
            });
            parts.Add(new(answer));
        }

        return (await region.S3.CompleteMultipartUploadAsync(new()
        {
            BucketName = ReplicatedBuckets.Near, Key = key, UploadId = upload, PartETags = parts,
        })).VersionId;
    }

    async Task<string> ContentAsync(S3ObjectVersion version)
    {
        if (version.IsDeleteMarker is true) return Marker;
        using var read = await region.S3.GetObjectAsync(
            new() { BucketName = ReplicatedBuckets.Near, Key = version.Key, VersionId = version.VersionId });
        return Convert.ToHexString(await SHA256.HashDataAsync(read.ResponseStream));
    }
}
