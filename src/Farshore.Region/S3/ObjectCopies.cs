using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Access;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Lifecycle;
using Farshore.Region.S3.Storage;
using Farshore.Region.S3.Storage.Encryption;

namespace Farshore.Region.S3;

/// <summary>Copies of objects, from this Region or another. Where the bytes are here already, they are held twice, not written
/// twice.</summary>
public sealed class ObjectCopies(RegionContext region, ObjectStore store, BucketDirectory directory, S3Access access)
{
    readonly CopySources sources = new(region, store, directory, access);

    public void Serve(Operations served)
    {
        served.Add(S3Api.CopyObject, CopyAsync);
        served.Add(S3Api.UploadPartCopy, CopyPartAsync);
    }

    async Task<CopyObjectOutput> CopyAsync(CopyObjectRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        RequestedHeaders.CheckKey(request.Key);
        var locked = new LockRequest(request.ObjectLockMode, request.ObjectLockRetainUntilDate, request.ObjectLockLegalHoldStatus)
            .Begin(bucket, region.Clock.GetUtcNow());
        var rights = ObjectOwnership.Of(region, directory, bucket, call, AclRequest.Of(request));
        CheckDirectives(request);
        var from = CopySource.Parse(request.CopySource);
        var source = await sources.FindAsync(
            from, call, request.ExpectedSourceBucketOwner, CustomerKeys.OfSource(request), cancellationToken);
        new ReadConditions(
            request.CopySourceIfMatch, request.CopySourceIfNoneMatch,
            request.CopySourceIfModifiedSince, request.CopySourceIfUnmodifiedSince).CheckSource(source.Version);
        CheckSize(source);
        CheckChangesSomething(request, from);

        var encryption = EncryptionChoice.Of(bucket, store.Keys, request);
        var copy = Describe(request, bucket, source, encryption) with { State = locked with { Owner = rights.Owner, Acl = rights.Acl } };
        store.Keys.CheckUse(call.Caller, "kms:GenerateDataKey", copy.Bucket, copy.Key, copy.Headers);
        var version = await WriteAsync(copy, source, encryption.Customer, AlgorithmOf(request), cancellationToken);
        return new CopyObjectOutput
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
            SSEKMSEncryptionContext = version.Headers.EncryptionContext,
        }.With(version.Headers, encryption.Customer);
    }

    async Task<UploadPartCopyOutput> CopyPartAsync(UploadPartCopyRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        Parts.CheckNumber(request.PartNumber);
        var upload = store.FindUpload(bucket.Name, request.Key, request.UploadId) ?? throw S3Errors.NoSuchUpload(request.UploadId);
        var customer = CustomerKeys.Checked(CustomerKeys.Of(request), upload);
        var source = await sources.FindAsync(
            CopySource.Parse(request.CopySource), call, request.ExpectedSourceBucketOwner, CustomerKeys.OfSource(request),
                cancellationToken);
        new ReadConditions(
            request.CopySourceIfMatch, request.CopySourceIfNoneMatch,
            request.CopySourceIfModifiedSince, request.CopySourceIfUnmodifiedSince).CheckSource(source.Version);
        var range = CopySource.Range(request.CopySourceRange, source.Version.Size);

        var key = store.Keys.New(upload.Bucket, upload.Key, upload.Headers, customer);
        var body = await ReceiveAsync(source, range, upload.PartChecksum(), key, cancellationToken);
        var checksum = body.Digest.Of(upload.PartChecksum());
        var part = new StoredPart(
            request.PartNumber, body.Size, region.Time.GetUtcNow(), store.Keys.ETagOf(upload.Headers, body.Digest.ETag, customer),
            checksum, body.Id, 0);
        await store.StorePartAsync(upload, part, body, cancellationToken);
        return new UploadPartCopyOutput
        {
            CopyPartResult = new CopyPartResult
            {
                ETag = $"\"{part.ETag}\"",
                LastModified = DateTimeOffset.FromUnixTimeSeconds(part.LastModified.ToUnixTimeSeconds()),
            }.With(checksum),
            CopySourceVersionId = source.ShownVersionId,
        }.With(upload.Headers, customer);
    }

    NewVersion Describe(CopyObjectRequest request, BucketState bucket, SourceObject source, EncryptionChoice encryption)
    {
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
        NewVersion copy, SourceObject source, CustomerKey? customer, ChecksumAlgorithm? asked, CancellationToken cancellationToken)
    {
        if (IsSharable(source, copy.Headers) && (asked is null || asked == source.Version.Checksum!.Algorithm))
        {
            // The bytes stay as they lie; only their key is wrapped anew, for whoever may read the copy.
            var from = source.Version;
            var data = store.Keys.Unwrap(from.Bucket, from.Key, from.Headers, from.BodyKey!, source.Customer);
            var shared = store.Keys.Again(from.BodyKey!, data, copy.Bucket, copy.Key, copy.Headers, customer);
            var tagged = copy with { ETag = store.Keys.ETagOf(copy.Headers, from.ETag, customer) };
            return await store.StoreSameBodyAsync(tagged, from, shared, cancellationToken) ?? throw S3Errors.NoSuchKey(from.Key);
        }

        var algorithm = asked ?? source.Version.Checksum?.Algorithm ?? ChecksumAlgorithm.Crc64Nvme;
        var key = store.Keys.New(copy.Bucket, copy.Key, copy.Headers, customer);
        var body = await ReceiveAsync(source, new(0, source.Version.Size), algorithm, key, cancellationToken);
        return await store.StoreAsync(copy with
        {
            ETag = store.Keys.ETagOf(copy.Headers, body.Digest.ETag, customer), Checksum = body.Digest.Of(algorithm),
        }, body, cancellationToken);
    }

    // The copy of an object in parts is an object in one piece, with an ETag and a checksum of its own. Where the copy's ETag is to be the
    // MD5 and the source's is not, or the source was never encrypted, the bytes have to be read.
    static bool IsSharable(SourceObject source, ObjectHeaders copy) =>
        source is { IsHere: true, Version: { Body: not null, BodyKey: not null, Checksum.Type: StoredChecksum.FullObject } }
        && (source.Version.Headers.HasMD5 || !copy.HasMD5);

    async Task<ReceivedBody> ReceiveAsync(
        SourceObject source, ByteRange range, ChecksumAlgorithm algorithm, BodyKey key, CancellationToken cancellationToken)
    {
        using var hash = new BodyHash(algorithm);
        await using var bytes = await source.OpenAsync(range.Start, range.Length, cancellationToken);
        var body = await store.Bodies.ReceiveAsync(bytes, hash, BodyIntake.MostInOneRequest, key, cancellationToken);
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
            || request.SSECustomerAlgorithm is not null || request.CopySourceSSECustomerAlgorithm is not null
                || request.ChecksumAlgorithm is not null;
        if (changes) return;
        throw S3Errors.InvalidRequest(
            "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, "
            + "storage class, website redirect location or encryption attributes.");
    }
}
