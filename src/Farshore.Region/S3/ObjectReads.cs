using System.Globalization;
using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Lifecycle;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Reading objects: whole, in ranges, by part, or their headers alone.</summary>
public sealed class ObjectReads(RegionContext region, ObjectStore store, BucketDirectory directory)
{
    const int PartialContent = 206;

    public void Serve(Operations served)
    {
        served.Add(S3Api.GetObject, GetAsync, output => output.ContentRange is null ? null : PartialContent);
        served.Add(S3Api.HeadObject, HeadAsync, output => output.ContentRange is null ? null : PartialContent);
    }

    async Task<GetObjectOutput> GetAsync(GetObjectRequest request, Call call, CancellationToken cancellationToken)
    {
        RefuseEncryption(call);
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        for (var before = 0L; ;)
        {
            var found = Find(bucket, request, store.FindToOpen);
            ObjectRestore.CheckReadable(found.Version, region.Clock.GetUtcNow());
            var customer = CustomerKeys.Checked(CustomerKeys.Of(request), found.Version.Headers);
            CheckKey(call, found.Version);
            if (store.Open(found.Version, found.Range.Start, found.Range.Length, customer) is { } body)
                return Answer(bucket, found, request).With(found.Version.Headers, customer) with { Body = body };
            // Overwritten between the two looks: the next look finds what is there now.
            if (found.Version.Sequence == before) throw new IOException($"{request.Bucket}/{request.Key} has no body; check the region");
            before = found.Version.Sequence;
        }
    }

    Task<HeadObjectOutput> HeadAsync(HeadObjectRequest request, Call call, CancellationToken cancellationToken)
    {
        RefuseEncryption(call);
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var asGet = AsGet(request);
        var found = Find(bucket, asGet, store.Find);
        var customer = CustomerKeys.Checked(CustomerKeys.Of(request), found.Version.Headers);
        var got = Answer(bucket, found, asGet);
        return Task.FromResult(new HeadObjectOutput
        {
            AcceptRanges = got.AcceptRanges,
            Restore = got.Restore,
            LastModified = got.LastModified,
            ContentLength = got.ContentLength,
            ETag = got.ETag,
            ChecksumType = got.ChecksumType,
            VersionId = got.VersionId,
            CacheControl = got.CacheControl,
            ContentDisposition = got.ContentDisposition,
            ContentEncoding = got.ContentEncoding,
            ContentLanguage = got.ContentLanguage,
            ContentRange = got.ContentRange,
            ContentType = got.ContentType,
            Expires = got.Expires,
            WebsiteRedirectLocation = got.WebsiteRedirectLocation,
            Metadata = got.Metadata,
            StorageClass = got.StorageClass,
            ReplicationStatus = got.ReplicationStatus,
            PartsCount = got.PartsCount,
            TagCount = got.TagCount,
            Expiration = got.Expiration,
            ObjectLockMode = got.ObjectLockMode,
            ObjectLockRetainUntilDate = got.ObjectLockRetainUntilDate,
            ObjectLockLegalHoldStatus = got.ObjectLockLegalHoldStatus,
        }.With(asGet.ChecksumMode == "ENABLED" ? found.Checksum : null).With(found.Version.Headers, customer));
    }

    void CheckKey(Call call, StoredVersion version)
    {
        // What was written before bodies were encrypted needs no key.
        if (version.BodyKey is not null || version.Parts is not null)
            store.Keys.CheckUse(call.Caller, "kms:Decrypt", version.Bucket, version.Key, version.Headers);
    }

    // How an object is encrypted was said when it was written.
    static void RefuseEncryption(Call call)
    {
        const string header = "x-amz-server-side-encryption";
        if (call.Header(header) is { } value)
            throw S3Errors.InvalidArgument($"{header} header is not supported for this operation.", header, value);
    }

    static void CheckOverrides(GetObjectRequest request)
    {
        HeaderText.CheckValue("response-cache-control", request.ResponseCacheControl);
        HeaderText.CheckValue("response-content-disposition", request.ResponseContentDisposition);
        HeaderText.CheckValue("response-content-encoding", request.ResponseContentEncoding);
        HeaderText.CheckValue("response-content-language", request.ResponseContentLanguage);
        HeaderText.CheckValue("response-content-type", request.ResponseContentType);
    }

    Found Find(BucketState bucket, GetObjectRequest request, Func<string, string, string?, StoredVersion?> find)
    {
        CheckOverrides(request);
        var version = VersionLookup.Need(find, bucket, request.Key, request.VersionId);
        new ReadConditions(request.IfMatch, request.IfNoneMatch, request.IfModifiedSince, request.IfUnmodifiedSince).Check(
            version, () => new()
        {
            ["ETag"] = $"\"{version.ETag}\"",
            ["Last-Modified"] = version.LastModified.ToString("R", CultureInfo.InvariantCulture),
        });

        if (request.PartNumber is not { } number)
        {
            var range = ByteRange.Parse(request.Range, version.Size);
            return new(version, range ?? new(0, version.Size), IsPartial: range is not null, Part: null);
        }

        if (request.Range is not null) throw S3Errors.InvalidRequest("Cannot specify both Range header and partNumber query parameter");
        return FindPart(version, number);
    }

    Found FindPart(StoredVersion version, int number)
    {
        if (number is < 1 or > MultipartUploads.MostParts)
        {
            throw S3Errors.InvalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", $"{number}");
        }

        if (number > Math.Max(1, version.PartCount))
        {
            throw new AwsException("InvalidPartNumber", "The requested partnumber is not satisfiable", 416)
            {
                Details = new Dictionary<string,
                    string> { ["ActualPartCount"] = $"{Math.Max(1, version.PartCount)}", ["PartNumberRequested"] = $"{number}" },
            };
        }

        var parts = store.PartsOf(version);
        if (parts.Count < number) return new(version, new(0, version.Size), IsPartial: true, Part: null);
        var before = parts.Take(number - 1).Sum(part => part.Size);
        return new(version, new(before, parts[number - 1].Size), IsPartial: true, parts[number - 1]);
    }

    GetObjectOutput Answer(BucketState bucket, Found found, GetObjectRequest request)
    {
        var (version, range, headers) = (found.Version, found.Range, found.Version.Headers);
        var now = region.Clock.GetUtcNow();
        var checksum = request.ChecksumMode == "ENABLED" ? found.Checksum : null;
        return new GetObjectOutput
        {
            AcceptRanges = "bytes",
            Restore = ObjectRestore.Of(version.State, now)?.Header(now),
            LastModified = version.LastModified,
            ContentLength = range.Length,
            ContentRange = found.IsPartial && version.Size > 0 ? range.ContentRange(version.Size) : null,
            ETag = $"\"{version.ETag}\"",
            ChecksumType = checksum?.Type,
            VersionId = VersionLookup.Shown(bucket, version),
            Expiration = request.VersionId is null ? LifecycleDates.ExpirationHeader(bucket, version) : null,
            CacheControl = request.ResponseCacheControl ?? headers.CacheControl,
            ContentDisposition = request.ResponseContentDisposition ?? headers.ContentDisposition,
            ContentEncoding = request.ResponseContentEncoding ?? headers.ContentEncoding,
            ContentLanguage = request.ResponseContentLanguage ?? headers.ContentLanguage,
            ContentType = request.ResponseContentType ?? headers.ContentType,
            Expires = request.ResponseExpires?.ToString("R", CultureInfo.InvariantCulture) ?? headers.Expires,
            WebsiteRedirectLocation = headers.WebsiteRedirectLocation,
            Metadata = MetadataText.ForHeaders(headers.Metadata),
            StorageClass = version.StorageClass == "STANDARD" ? null : version.StorageClass,
            ReplicationStatus = version.ReplicationStatus,
            PartsCount = request.PartNumber is not null && version.PartCount > 0 ? version.PartCount : null,
            TagCount = version.Tags.Count > 0 ? version.Tags.Count : null,
            ObjectLockMode = version.State.LockMode,
            ObjectLockRetainUntilDate = version.State.RetainUntil,
            ObjectLockLegalHoldStatus = version.State.LegalHold is { } hold ? hold ? "ON" : "OFF" : null,
        }.With(checksum);
    }

    static GetObjectRequest AsGet(HeadObjectRequest request) => new()
    {
        Bucket = request.Bucket,
        Key = request.Key,
        VersionId = request.VersionId,
        IfMatch = request.IfMatch,
        IfNoneMatch = request.IfNoneMatch,
        IfModifiedSince = request.IfModifiedSince,
        IfUnmodifiedSince = request.IfUnmodifiedSince,
        Range = request.Range,
        PartNumber = request.PartNumber,
        ChecksumMode = request.ChecksumMode,
        ResponseCacheControl = request.ResponseCacheControl,
        ResponseContentDisposition = request.ResponseContentDisposition,
        ResponseContentEncoding = request.ResponseContentEncoding,
        ResponseContentLanguage = request.ResponseContentLanguage,
        ResponseContentType = request.ResponseContentType,
        ResponseExpires = request.ResponseExpires,
    };

    /// <summary>A version and the stretch of it that was asked for.</summary>
    sealed record Found(StoredVersion Version, ByteRange Range, bool IsPartial, StoredPart? Part)
    {
        /// <summary>A checksum is only worth something over exactly the bytes that are answered.</summary>
        public StoredChecksum? Checksum => !IsPartial || Range.Length == Version.Size ? Version.Checksum
            : Version.Checksum is { } whole && Part?.Checksum is { } part ? part with { Type = whole.Type }
            : null;
    }
}
