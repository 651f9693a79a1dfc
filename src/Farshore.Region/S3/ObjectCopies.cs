using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Lifecycle;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Copies of objects, from this Region or another. Where the bytes are here already, they are held twice, not written
/// twice.</summary>
public sealed class ObjectCopies(RegionContext region, ObjectStore store, BucketDirectory directory)
{
    readonly CopySources sources = new(region, store, directory);

    public void Serve(Operations served)
    {
        served.Add(S3Api.CopyObject, CopyAsync);
        served.Add(S3Api.UploadPartCopy, CopyPartAsync);
    }

    async Task<CopyObjectOutput> CopyAsync(CopyObjectRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        RequestedHeaders.CheckKey(request.Key);
        RequestedHeaders.Refuse(request.SSECustomerAlgorithm);
        var locked = new LockRequest(request.ObjectLockMode, request.ObjectLockRetainUntilDate, request.ObjectLockLegalHoldStatus)
            .Begin(bucket, region.Clock.GetUtcNow());
        Acls.Check(bucket, request.ACL, request.GrantFullControl, request.GrantRead, request.GrantReadACP, request.GrantWriteACP);
        CheckDirectives(request);
        var from = CopySource.Parse(request.CopySource);
        var source = await sources.FindAsync(from, request.ExpectedSourceBucketOwner, cancellationToken);
        new ReadConditions(
            request.CopySourceIfMatch, request.CopySourceIfNoneMatch,
            request.CopySourceIfModifiedSince, request.CopySourceIfUnmodifiedSince).CheckSource(source.Version);
        CheckSize(source);
        CheckChangesSomething(request, from);

        var version = await WriteAsync(Describe(request, bucket, source) with { State = locked }, source, AlgorithmOf(request),
            cancellationToken);
        return new()
        {
            CopyObjectResult = new CopyObjectResult
            {
                ETag = $"\"{version.ETag}\"",
                LastModified = version.LastModified,
                ChecksumType = version.Checksum?.Type,
            }.With(version.Checksum),
            CopySourceVersionId = source.ShownVersionId,
            VersionId = version.VersionId == VersionIds.Null ? null : version.VersionId,
            Expiration = LifecycleDates.ExpirationHeader(bucket, version),
            ServerSideEncryption = version.Headers.ServerSideEncryption,
            SSEKMSKeyId = version.Headers.SSEKMSKeyId,
            BucketKeyEnabled = version.Headers.BucketKeyEnabled,
        };
    }

    async Task<UploadPartCopyOutput> CopyPartAsync(UploadPartCopyRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        Parts.CheckNumber(request.PartNumber);
        var upload = store.FindUpload(bucket.Name, request.Key, request.UploadId) ?? throw S3Errors.NoSuchUpload(request.UploadId);
        var source = await sources.FindAsync(CopySource.Parse(request.CopySource), request.ExpectedSourceBucketOwner, cancellationToken);
        new ReadConditions(
            request.CopySourceIfMatch, request.CopySourceIfNoneMatch,
            request.CopySourceIfModifiedSince, request.CopySourceIfUnmodifiedSince).CheckSource(source.Version);
        var range = CopySource.Range(request.CopySourceRange, source.Version.Size);

        var body = await ReceiveAsync(source, range, upload.PartChecksum(), cancellationToken);
        var checksum = body.Digest.Of(upload.PartChecksum());
        var part = new StoredPart(request.PartNumber, body.Size, region.Time.GetUtcNow(), body.Digest.ETag, checksum, body.Id, 0);
        await store.StorePartAsync(upload, part, body, cancellationToken);
        return new()
        {
            CopyPartResult = new CopyPartResult
            {
                ETag = $"\"{part.ETag}\"",
                LastModified = DateTimeOffset.FromUnixTimeSeconds(part.LastModified.ToUnixTimeSeconds()),
            }.With(checksum),
            CopySourceVersionId = source.ShownVersionId,
            ServerSideEncryption = upload.Headers.ServerSideEncryption,
            SSEKMSKeyId = upload.Headers.SSEKMSKeyId,
            BucketKeyEnabled = upload.Headers.BucketKeyEnabled,
        };
    }

    NewVersion Describe(CopyObjectRequest request, BucketState bucket, SourceObject source)
    {
        var encryption = EncryptionChoice.Of(bucket, region, request.ServerSideEncryption, request.SSEKMSKeyId, request.BucketKeyEnabled);
        var headers = request.MetadataDirective == "REPLACE"
            ? RequestedHeaders.Of(request, encryption)
            : RequestedHeaders.Encrypted(
                encryption, source.Version.Headers with { WebsiteRedirectLocation = request.WebsiteRedirectLocation });
        return new()
        {
            Bucket = bucket.Name,
            Key = request.Key,
            At = region.Time.GetUtcNow(),
            Size = source.Version.Size,
            ETag = source.Version.ETag,
            Checksum = source.Version.Checksum,
            Headers = headers,
            Tags = request.TaggingDirective == "REPLACE" ? TagRules.Read(request.Tagging) : source.Version.Tags,
            StorageClass = RequestedHeaders.StorageClass(request.StorageClass),
            Conditions = new(request.IfMatch, request.IfNoneMatch),
        };
    }

    async Task<StoredVersion> WriteAsync(
        NewVersion copy, SourceObject source, ChecksumAlgorithm? asked, CancellationToken cancellationToken)
    {
        // The copy of an object in parts is an object in one piece, with an ETag and a checksum of its own.
        var isWhole = source is { IsHere: true, Version: { Body: not null, Checksum.Type: StoredChecksum.FullObject } };
        if (isWhole && (asked is null || asked == source.Version.Checksum!.Algorithm))
        {
            return await store.StoreSameBodyAsync(copy, source.Version, cancellationToken) ?? throw S3Errors.NoSuchKey(source.Version.Key);
        }

        var algorithm = asked ?? source.Version.Checksum?.Algorithm ?? ChecksumAlgorithm.Crc64Nvme;
        var body = await ReceiveAsync(source, new(0, source.Version.Size), algorithm, cancellationToken);
        return await store.StoreAsync(copy with { ETag = body.Digest.ETag, Checksum = body.Digest.Of(algorithm) }, body, cancellationToken);
    }

    async Task<ReceivedBody> ReceiveAsync(
        SourceObject source, ByteRange range, ChecksumAlgorithm algorithm, CancellationToken cancellationToken)
    {
        using var hash = new BodyHash(algorithm);
        await using var bytes = await source.OpenAsync(range.Start, range.Length, cancellationToken);
        var body = await store.Bodies.ReceiveAsync(bytes, hash, BodyIntake.MostInOneRequest, cancellationToken);
        if (body.Size == range.Length) return body;
        store.Bodies.Discard(body);
        throw new IOException($"{source.Version.Bucket}/{source.Version.Key} broke off after {body.Size} of {range.Length} bytes");
    }

    static ChecksumAlgorithm? AlgorithmOf(CopyObjectRequest request) =>
        DeclaredChecksum.Named(request.ChecksumAlgorithm);

    static void CheckDirectives(CopyObjectRequest request)
    {
        if (request.MetadataDirective is not (null or "COPY" or "REPLACE"))
        {
            throw S3Errors.InvalidArgument("Unknown metadata directive.", "x-amz-metadata-directive", request.MetadataDirective);
        }

        if (request.TaggingDirective is not (null or "COPY" or "REPLACE"))
        {
            throw S3Errors.InvalidArgument("Unknown tagging directive.", "x-amz-tagging-directive", request.TaggingDirective);
        }
    }

    static void CheckSize(SourceObject source)
    {
        if (source.Version.Size <= BodyIntake.MostInOneRequest) return;
        throw S3Errors.InvalidRequest(
            $"The specified copy source is larger than the maximum allowable size for a copy source: {BodyIntake.MostInOneRequest}");
    }

    static void CheckChangesSomething(CopyObjectRequest request, CopySource from)
    {
        var changes = from.Bucket != request.Bucket || from.Key != request.Key || from.VersionId is not null
            || request.MetadataDirective == "REPLACE" || request.TaggingDirective == "REPLACE" || request.StorageClass is not null
            || request.WebsiteRedirectLocation is not null || request.ServerSideEncryption is not null
                || request.ChecksumAlgorithm is not null;
        if (changes) return;
        throw S3Errors.InvalidRequest(
            "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, "
            + "storage class, website redirect location or encryption attributes.");
    }
}
