using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Access;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Lifecycle;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Objects put in one piece.</summary>
public sealed class Objects(RegionContext region, ObjectStore store, BucketDirectory directory)
{
    readonly BodyIntake intake = new(store);

    public void Serve(Operations served) => served.Add(S3Api.PutObject, PutAsync);

    async Task<PutObjectOutput> PutAsync(PutObjectRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        RequestedHeaders.CheckKey(request.Key);
        if (call.BodyLength is null && call.Header("Transfer-Encoding") is null) throw S3Errors.MissingContentLength();
        if (request.WriteOffsetBytes is not null) throw S3Errors.NotImplemented("x-amz-write-offset-bytes");
        var locking = new LockRequest(request.ObjectLockMode, request.ObjectLockRetainUntilDate, request.ObjectLockLegalHoldStatus);
        var state = locking.Begin(bucket, region.Clock.GetUtcNow());
        var rights = ObjectOwnership.Of(region, directory, bucket, call, AclRequest.Of(request));
        var encryption = EncryptionChoice.Of(bucket, store.Keys, request);
        var headers = RequestedHeaders.Of(request, encryption);
        store.Keys.CheckUse(call.Caller, "kms:GenerateDataKey", bucket.Name, request.Key, headers);
        var storageClass = RequestedHeaders.StorageClass(request.StorageClass);
        var tags = TagRules.Read(request.Tagging);
        var conditions = new WriteConditions(request.IfMatch, request.IfNoneMatch);
        // Tells the caller early; what counts is the same look inside the transaction.
        if (conditions != WriteConditions.None) conditions.Check(request.Key, store.Find(bucket.Name, request.Key));

        var declared = DeclaredChecksum.Of(request.ChecksumAlgorithm, request, call.Header("x-amz-trailer"));
        locking.CheckIntegrity(bucket, request.ContentMD5, declared);
        var (body, checksum) = await intake.TakeAsync(
            request.Body, call.BodyLength, request.ContentMD5, declared, ChecksumAlgorithm.Crc64Nvme,
            store.Keys.New(bucket.Name, request.Key, headers, encryption.Customer), cancellationToken);
        var version = await store.StoreAsync(new()
        {
            Bucket = bucket.Name,
            Key = request.Key,
            At = region.Time.GetUtcNow(),
            Size = body.Size,
            ETag = store.Keys.ETagOf(headers, body.Digest.ETag, encryption.Customer),
            Checksum = checksum,
            Headers = headers,
            Tags = tags,
            StorageClass = storageClass,
            State = state with { Owner = rights.Owner, Acl = rights.Acl },
            Conditions = conditions,
        }, body, cancellationToken);

        return new PutObjectOutput
        {
            ETag = $"\"{version.ETag}\"",
            ChecksumType = checksum.Type,
            SSEKMSEncryptionContext = headers.EncryptionContext,
            VersionId = version.VersionId == VersionIds.Null ? null : version.VersionId,
            Expiration = LifecycleDates.ExpirationHeader(bucket, version),
        }.With(checksum).With(headers, encryption.Customer);
    }
}
