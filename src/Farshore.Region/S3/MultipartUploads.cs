using System.Security.Cryptography;
using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Access;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Lifecycle;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Objects that arrive in parts: begun, completed or given up.</summary>
public sealed class MultipartUploads(RegionContext region, ObjectStore store, BucketDirectory directory)
{
    public const int MostParts = 10000;

    public void Serve(Operations served)
    {
        served.Add(S3Api.CreateMultipartUpload, CreateAsync);
        served.Add(S3Api.CompleteMultipartUpload, CompleteAsync);
        served.Add(S3Api.AbortMultipartUpload, AbortAsync);
    }

    async Task<CreateMultipartUploadOutput> CreateAsync(
        CreateMultipartUploadRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        RequestedHeaders.CheckKey(request.Key);
        var locked = new LockRequest(request.ObjectLockMode, request.ObjectLockRetainUntilDate, request.ObjectLockLegalHoldStatus)
            .Begin(bucket, region.Clock.GetUtcNow());
        var rights = ObjectOwnership.Of(region, directory, bucket, call, AclRequest.Of(request));
        var algorithm = DeclaredChecksum.Named(request.ChecksumAlgorithm);
        CheckType(algorithm, request.ChecksumType);
        var encryption = EncryptionChoice.Of(bucket, store.Keys, request);
        var headers = RequestedHeaders.Of(request, encryption);
        store.Keys.CheckUse(call.Caller, "kms:GenerateDataKey", bucket.Name, request.Key, headers);
        var upload = await store.BeginUploadAsync(id => new()
        {
            Bucket = bucket.Name,
            Key = request.Key,
            UploadId = id,
            Initiator = call.Caller.IsRoot || call.Caller.IsAnonymous ? call.Caller.CanonicalId : call.Caller.Arn,
            Initiated = DateTimeOffset.FromUnixTimeSeconds(region.Time.GetUtcNow().ToUnixTimeSeconds()),
            Headers = headers,
            Tags = TagRules.Read(request.Tagging),
            StorageClass = RequestedHeaders.StorageClass(request.StorageClass),
            State = locked with { Owner = rights.Owner, Acl = rights.Acl },
            ChecksumAlgorithm = algorithm?.Name,
            ChecksumType = algorithm is null ? null : request.ChecksumType ?? algorithm.DefaultType,
        }, cancellationToken);
        return new CreateMultipartUploadOutput
        {
            Bucket = bucket.Name,
            Key = request.Key,
            UploadId = upload.UploadId,
            AbortDate = LifecycleDates.Abort(bucket, upload.Key, upload.Initiated)?.At,
            AbortRuleId = LifecycleDates.Abort(bucket, upload.Key, upload.Initiated)?.RuleId,
            SSEKMSEncryptionContext = upload.Headers.EncryptionContext,
            ChecksumAlgorithm = upload.ChecksumAlgorithm,
            ChecksumType = upload.ChecksumType,
        }.With(upload.Headers, encryption.Customer);
    }

    async Task<CompleteMultipartUploadOutput> CompleteAsync(
        CompleteMultipartUploadRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var version = store.FindUpload(bucket.Name, request.Key, request.UploadId) is { } upload
            ? await MakeAsync(upload, request, cancellationToken)
            : store.FindCompleted(bucket.Name, request.Key, request.UploadId) ?? throw S3Errors.NoSuchUpload(request.UploadId);
        return new CompleteMultipartUploadOutput
        {
            Location = $"{region.Endpoint.Scheme}://{region.Endpoint.Authority}/{bucket.Name}/{Uri.EscapeDataString(request.Key)}",
            Bucket = bucket.Name,
            Key = request.Key,
            ETag = $"\"{version.ETag}\"",
            ChecksumType = version.Checksum?.Type,
            ServerSideEncryption = version.Headers.ShownEncryption,
            SSEKMSKeyId = version.Headers.SSEKMSKeyId,
            BucketKeyEnabled = version.Headers.BucketKeyEnabled,
            VersionId = version.VersionId == VersionIds.Null ? null : version.VersionId,
            Expiration = LifecycleDates.ExpirationHeader(bucket, version),
        }.With(version.Checksum);
    }

    async Task<StoredVersion> MakeAsync(StoredUpload upload, CompleteMultipartUploadRequest request, CancellationToken cancellationToken)
    {
        // What an upload is summed with is as secret as its bytes; where no checksum was asked for, the key may be left out.
        if (CustomerKeys.Of(request) is var customer && (customer is not null || upload.ChecksumAlgorithm is not null))
            _ = CustomerKeys.Checked(customer, upload);
        var completion = new UploadCompletion(upload, request);
        try
        {
            return await store.CompleteAsync(upload, there =>
            {
                var parts = completion.Choose(there);
                return (parts, completion.Make(parts, region.Time.GetUtcNow()));
            }, cancellationToken);
        }
        catch (AwsException gone) when (gone.Code == "NoSuchUpload"
            && store.FindCompleted(upload.Bucket, upload.Key, upload.UploadId) is { } completed)
        {
            // The same request, sent twice: whichever comes second is answered as the first.
            return completed;
        }
    }

    async Task<AbortMultipartUploadOutput> AbortAsync(AbortMultipartUploadRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var upload = store.FindUpload(bucket.Name, request.Key, request.UploadId) ?? throw S3Errors.NoSuchUpload(request.UploadId);
        await store.AbortAsync(upload, cancellationToken);
        return new();
    }

    static void CheckType(ChecksumAlgorithm? algorithm, string? type)
    {
        if (type is null) return;
        if (algorithm is null) throw S3Errors.InvalidRequest(
            "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.");
        if (type is not (StoredChecksum.FullObject or StoredChecksum.Composite))
        {
            throw S3Errors.InvalidRequest("Value for x-amz-checksum-type header is invalid.");
        }

        var possible = type == StoredChecksum.FullObject ? algorithm.Combines : algorithm.DefaultType == StoredChecksum.Composite;
        if (possible) return;
        throw S3Errors.InvalidRequest(
            $"The {type} checksum type cannot be used with the {algorithm.Name.ToLowerInvariant()} checksum algorithm.");
    }
}
