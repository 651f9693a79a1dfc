using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Access;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Storage;
using Farshore.Region.S3.Storage.Encryption;

namespace Farshore.Region.S3;

/// <summary>An object that is to be copied.</summary>
/// <param name="Version">What is known of it; where it is in another Region, as that Region's answer tells it.</param>
/// <param name="IsHere">Its bytes are in this region's store.</param>
/// <param name="ShownVersionId">The version id that the copy's answer names.</param>
/// <param name="OpenAsync">Its bytes from an offset on, so many of them.</param>
sealed record SourceObject(
    StoredVersion Version, bool IsHere, string? ShownVersionId, Func<long, long, CancellationToken, Task<Stream>> OpenAsync)
{
    /// <summary>The customer's key that opens it, where it needs one.</summary>
    public CustomerKey? Customer { get; init; }
}

/// <summary>Finds the sources of copies: in this region's store, or over HTTP in the Region that has them.</summary>
sealed class CopySources(RegionContext region, ObjectStore store, BucketDirectory directory, S3Access access)
{
    /// <param name="source">What the request names.</param>
    /// <param name="call">Who is to read it.</param>
    /// <param name="expectedOwner">The account that must own its bucket.</param>
    /// <param name="customer">The customer's key for it.</param>
    /// <param name="cancellationToken">Gives up waiting for another Region.</param>
    public async Task<SourceObject> FindAsync(
        CopySource source, Call call, string? expectedOwner, CustomerKey? customer, CancellationToken cancellationToken)
    {
        var home = directory.RegionOf(source.Bucket) ?? throw S3Errors.NoSuchBucket(source.Bucket);
        directory.CheckOwner(source.Bucket, expectedOwner);
        if (home == region.Name) return FindHere(source, call, customer);
        CheckThere(source, call);
        return await FindThereAsync(source, home, customer, cancellationToken);
    }

    SourceObject FindHere(CopySource source, Call call, CustomerKey? customer)
    {
        var bucket = directory.Need(source.Bucket);
        access.CheckRead(call, bucket, source.Key, source.VersionId);
        if (source.VersionId is not null
            && store.Find(source.Bucket, source.Key, source.VersionId) is { IsDeleteMarker: true }) throw IsMarker();
        var version = VersionLookup.Need(store, bucket, source.Key, source.VersionId);
        ObjectRestore.CheckReadable(
            version, region.Clock.GetUtcNow(), "Operation is not valid for the source object's storage class");
        customer = CustomerKeys.Checked(customer, version.Headers);
        if (version.BodyKey is not null || version.Parts is not null)
            store.Keys.CheckUse(call.Caller, "kms:Decrypt", version.Bucket, version.Key, version.Headers);
        return new(version, IsHere: true, VersionLookup.Shown(bucket, version), (offset, length, _) =>
            Task.FromResult(store.Open(version, offset, length, customer) ?? throw S3Errors.NoSuchKey(source.Key)))
        {
            Customer = customer,
        };
    }

    // The other Region's process knows the bucket's policy, but not the caller: only the bucket's own account is let through.
    void CheckThere(CopySource source, Call call)
    {
        if (region.Partition.IsPeer(call.Caller.AccessKeyId)) return;
        if (region.Partition.Buckets.Find(source.Bucket)?.Account != call.Caller.Account) throw AccessDenials.Plain();
        access.CheckAccount(
            call, source.VersionId is null ? "s3:GetObject" : "s3:GetObjectVersion", $"arn:aws:s3:::{source.Bucket}/{source.Key}");
    }

    async Task<SourceObject> FindThereAsync(
        CopySource source, string home, CustomerKey? customer, CancellationToken cancellationToken)
    {
        var (algorithm, key, md5) = customer is null ? default
            : (EncryptionChoice.Managed, Convert.ToBase64String(customer.Bytes), customer.MD5);
        var head = await AskAsync(home, source, S3Api.HeadObject, new()
        {
            Bucket = source.Bucket, Key = source.Key, VersionId = source.VersionId, ChecksumMode = "ENABLED",
            SSECustomerAlgorithm = algorithm, SSECustomerKey = key, SSECustomerKeyMD5 = md5,
        }, cancellationToken);
        var tags = head.TagCount is not > 0 ? null : await AskAsync(home, source, S3Api.GetObjectTagging, new()
        {
            Bucket = source.Bucket, Key = source.Key, VersionId = source.VersionId,
        }, cancellationToken);

        return new(Described(source, head, tags), IsHere: false, head.VersionId, async (offset, length, cancelled) =>
        {
            if (length == 0) return Stream.Null;
            var got = await AskAsync(home, source, S3Api.GetObject, new()
            {
                Bucket = source.Bucket,
                Key = source.Key,
                VersionId = source.VersionId ?? head.VersionId,
                IfMatch = head.ETag,
                Range = $"bytes={offset}-{offset + length - 1}",
                SSECustomerAlgorithm = algorithm,
                SSECustomerKey = key,
                SSECustomerKeyMD5 = md5,
            }, cancelled);
            return got.Body!;
        });
    }

    async Task<TOutput> AskAsync<TInput, TOutput>(
        string home, CopySource source, Operation<TInput, TOutput> operation, TInput input, CancellationToken cancellationToken)
    {
        try
        {
            return await region.Peers.For(home).SendAsync(operation, input, cancellationToken);
        }
        catch (AwsException refused) when (refused.Status == 404)
        {
            // An answer to HEAD has no body to say which of the two it is.
            throw source.VersionId is null ? S3Errors.NoSuchKey(source.Key) : S3Errors.NoSuchVersion(source.Key, source.VersionId);
        }
        catch (AwsException refused) when (refused.Status == 405)
        {
            throw IsMarker();
        }
        catch (Exception away) when (away is HttpRequestException or RegionException)
        {
            throw new AwsException(
                "ServiceUnavailable", $"{home}, which holds the source {source.Bucket}, does not answer: {away.Message}", 503);
        }
    }

    static StoredVersion Described(CopySource source, HeadObjectOutput head, GetObjectTaggingOutput? tags) => new()
    {
        Bucket = source.Bucket,
        Key = source.Key,
        Sequence = 0,
        VersionId = head.VersionId ?? VersionIds.Null,
        LastModified = head.LastModified ?? DateTimeOffset.UnixEpoch,
        Size = head.ContentLength ?? 0,
        ETag = head.ETag?.Trim('"') ?? "",
        StorageClass = head.StorageClass ?? "STANDARD",
        Checksum = ChecksumAlgorithm.All.Where(algorithm => head.Given(algorithm) is not null).Select(algorithm =>
            new StoredChecksum(algorithm, head.ChecksumType ?? StoredChecksum.FullObject, head.Given(algorithm)!)).FirstOrDefault(),
        Headers = new()
        {
            ContentType = head.ContentType,
            ContentEncoding = head.ContentEncoding,
            ContentLanguage = head.ContentLanguage,
            ContentDisposition = head.ContentDisposition,
            CacheControl = head.CacheControl,
            Expires = head.Expires,
            Metadata = head.Metadata is { Count: > 0 } metadata ? MetadataText.FromHeaders(metadata) : null,
        },
        Tags = tags?.TagSet.ToDictionary(tag => tag.Key, tag => tag.Value) ?? [],
    };

    static AwsException IsMarker() =>
        S3Errors.InvalidRequest("The source of a copy request may not specifically refer to a delete marker by version id.");
}
