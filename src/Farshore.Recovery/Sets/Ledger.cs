using System.Net;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Recovery.Inventory;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Sets;

/// <summary>The record of a plan's recovery sets, in a bucket in the secondary. A set counts once <c>latest</c> or its capsule names it;
/// the capsule is written after everything it speaks of.</summary>
public sealed class Ledger(IAmazonS3 s3, string bucket, string plan)
{
    const string CapsuleFile = "capsule.json";

    public string Bucket => bucket;

    public string KeyOf(string set, string file) => $"{plan}/sets/{set}/{file}";

    /// <summary>Key of a bucket's export log, which pairs exported versions when a bucket is proved.</summary>
    public string ExportLogKey(string resource) => $"{plan}/exports/{resource}.log";

    public async Task WriteCapsuleAsync(Capsule capsule, CancellationToken cancellationToken)
    {
        await PutAsync(KeyOf(capsule.Set, CapsuleFile), JsonSerializer.Serialize(capsule, SetShapes.Default.Capsule), cancellationToken);
        await PutAsync(LatestKey, capsule.Set, cancellationToken);
    }

    /// <param name="set">A set's name; null for the newest recoverable one, or the newest where none is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StepRefusedException">There is none.</exception>
    public async Task<Capsule> ReadCapsuleAsync(string? set, CancellationToken cancellationToken)
    {
        if (set is not null)
        {
            return await FindAsync(set, cancellationToken) ?? throw new StepRefusedException(
                $"the ledger {bucket} holds no recovery set '{set}'; there are: "
                + string.Join(", ", await ListAsync(cancellationToken)));
        }

        var latest = (await GetAsync(LatestKey, cancellationToken))?.Trim();
        var newest = latest is null ? null : await FindAsync(latest, cancellationToken);
        return newest is { IsLacking: false } ? Taken(newest)
            : Choose(await ReadAllAsync(cancellationToken)) ?? throw new StepRefusedException(
                $"the ledger {bucket} holds no recovery set of plan {plan}: there is nothing to recover from. "
                + "Take one while the primary is there, with farshore backup");
    }

    /// <summary>The newest set that lacks nothing known and of which no member is younger than a moment, or the newest where each lacks
    /// something.</summary>
    /// <exception cref="StepRefusedException">There is none.</exception>
    public async Task<Capsule> ReadCapsuleAsync(DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var all = await ReadAllAsync(cancellationToken);
        return Choose([.. all.Where(capsule => capsule.Youngest <= asOf)]) ?? throw new StepRefusedException(
            $"the ledger {bucket} holds no recovery set of plan {plan} as of {asOf:O}; "
            + (all.Count == 0 ? "it holds none at all" : $"the oldest is {all[0].Set}, of {all[0].Youngest:O}"));
    }

    /// <summary>Every set that is whole, from the oldest content to the youngest.</summary>
    public async Task<IReadOnlyList<Capsule>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var texts = await Task.WhenAll((await ListAsync(cancellationToken))
            .Select(set => GetAsync(KeyOf(set, CapsuleFile), cancellationToken)));
        return [.. texts.OfType<string>().Select(Parse)
            .OrderBy(capsule => capsule.Youngest).ThenBy(capsule => capsule.SealedAt)];
    }

    /// <summary>Names of the sets that are whole, oldest first by name.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await KeysAsync($"{plan}/sets/", cancellationToken))
            .Where(key => key.EndsWith($"/{CapsuleFile}", StringComparison.Ordinal)).Select(key => key.Split('/')[^2])];

    /// <summary>Takes a set out of the record. The latest before it becomes the latest again.</summary>
    public async Task ForgetAsync(string set, string? latestBefore, CancellationToken cancellationToken)
    {
        if (await GetAsync(LatestKey, cancellationToken) == set)
        {
            if (latestBefore is null) await DeleteAsync(LatestKey, cancellationToken);
            else await PutAsync(LatestKey, latestBefore, cancellationToken);
        }

        await DeleteAsync(KeyOf(set, CapsuleFile), cancellationToken);
    }

    /// <summary>Names of the plans that a bucket is the ledger of.</summary>
    public static async Task<IReadOnlyList<string>> PlansAsync(IAmazonS3 s3, string bucket, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await s3.ListObjectsV2Async(
                new ListObjectsV2Request { BucketName = bucket, Delimiter = "/" }, cancellationToken);
            return [.. (answer.CommonPrefixes ?? []).Select(prefix => prefix.TrimEnd('/'))];
        }
        catch (AmazonS3Exception missing) when (missing.ErrorCode is "NoSuchBucket")
        {
            throw new StepRefusedException($"there is no bucket {bucket} to take a plan from");
        }
    }

    /// <summary>Key of what is still to be taken away of a set.</summary>
    public string PrunedKey(string set) => $"{plan}/pruned/{set}.json";

    /// <summary>Keys of all that is still to be taken away.</summary>
    public Task<IReadOnlyList<string>> PrunedAsync(CancellationToken cancellationToken) => KeysAsync($"{plan}/pruned/", cancellationToken);

    /// <summary>Takes away every version of every file of a set.</summary>
    public async Task PurgeAsync(string set, CancellationToken cancellationToken)
    {
        await foreach (var version in VersionListing.ReadAsync(s3, bucket, KeyOf(set, ""), cancellationToken))
        {
            await s3.DeleteObjectAsync(
                new DeleteObjectRequest { BucketName = bucket, Key = version.Key, VersionId = version.VersionId }, cancellationToken);
        }
    }

    public Task<string?> LatestAsync(CancellationToken cancellationToken) => GetAsync(LatestKey, cancellationToken);

    public async Task PutAsync(string key, string text, CancellationToken cancellationToken) =>
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = text }, cancellationToken);

    /// <summary>Null where there is no such object.</summary>
    public async Task<string?> GetAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            using var found = await s3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key }, cancellationToken);
            using var reader = new StreamReader(found.ResponseStream);
            return await reader.ReadToEndAsync(cancellationToken);
        }
        catch (AmazonS3Exception missing) when (missing.ErrorCode is "NoSuchKey")
        {
            return null;
        }
        catch (AmazonS3Exception missing) when (missing.ErrorCode is "NoSuchBucket" || missing.StatusCode is HttpStatusCode.NotFound)
        {
            throw new StepRefusedException($"the ledger bucket {bucket} is not there; farshore protect makes it");
        }
    }

    /// <summary>When an object was written, by S3's clock; null where S3 does not say.</summary>
    public async Task<DateTimeOffset?> StampAsync(string key, CancellationToken cancellationToken)
    {
        var found = await HeadAsync(key, cancellationToken);
        return found.LastModified is { } at ? new DateTimeOffset(at.ToUniversalTime(), TimeSpan.Zero) : null;
    }

    public async Task<bool> HasAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            await HeadAsync(key, cancellationToken);
            return true;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode is HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken) =>
        s3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = bucket, Key = key }, cancellationToken);

    // An answer to HEAD has no body, so S3 cannot say in it what was refused.
    async Task<GetObjectMetadataResponse> HeadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await s3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = bucket, Key = key }, cancellationToken);
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode is HttpStatusCode.Forbidden)
        {
            throw new AmazonS3Exception($"s3://{bucket}/{key} of the ledger may not be read; allow s3:ListBucket on {bucket} and "
                + "s3:GetObject on what is in it", refused) { ErrorCode = "AccessDenied", StatusCode = refused.StatusCode };
        }
    }

    async Task<IReadOnlyList<string>> KeysAsync(string prefix, CancellationToken cancellationToken)
    {
        List<string> keys = [];
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix };
        ListObjectsV2Response page;
        do
        {
            page = await s3.ListObjectsV2Async(request, cancellationToken);
            keys.AddRange((page.S3Objects ?? []).Select(found => found.Key));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated is true);
        return keys;
    }

    async Task<Capsule?> FindAsync(string set, CancellationToken cancellationToken) =>
        await GetAsync(KeyOf(set, CapsuleFile), cancellationToken) is { } text ? Parse(text) : null;

    /// <summary>What was not compared may well be there: it is taken before an older set that was, and said. What was shown to be lacking
    /// is not.</summary>
    /// <param name="sets">From the oldest to the youngest.</param>
    static Capsule? Choose(IReadOnlyList<Capsule> sets)
    {
        if (sets is not [.., var newest]) return null;
        var chosen = sets.LastOrDefault(capsule => !capsule.IsLacking);
        return chosen is null
            ? newest with { Remark = "every set lacks something in the secondary; this is the newest, and of it: " + Doubts(newest) }
            : chosen != newest
            ? chosen with { Remark = $"{newest.Set} is newer, and of it the secondary lacks something: {Doubts(newest)}" }
            : Taken(chosen);
    }

    static Capsule Taken(Capsule newest) => newest.IsRecoverable ? newest
        : newest with { Remark = $"it was not wholly compared when it was sealed: {Doubts(newest)}" };

    static string Doubts(Capsule capsule) => string.Join("; ", capsule.Members.Where(member => !member.IsRecoverable)
        .Select(member => $"{member.Name}: {member.Proof?.Found ?? "never compared"}"));

    static Capsule Parse(string text)
    {
        var capsule = JsonSerializer.Deserialize(text, SetShapes.Default.Capsule)!;
        return capsule.Format == Capsule.CurrentFormat ? capsule : throw new StepRefusedException(
            $"recovery set '{capsule.Set}' was written by another farshore ('{capsule.Format}'; this one reads '{Capsule.CurrentFormat}'): "
            + "use that one");
    }

    string LatestKey => $"{plan}/latest";
}
