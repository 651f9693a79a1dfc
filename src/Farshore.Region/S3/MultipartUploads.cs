using System.Security.Cryptography;
using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Checksums;
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
        RequestedHeaders.Refuse(request.SSECustomerAlgorithm, request.ObjectLockMode, request.ObjectLockLegalHoldStatus);
        Acls.Check(bucket, request.ACL, request.GrantFullControl, request.GrantRead, request.GrantReadACP, request.GrantWriteACP);
        var algorithm = request.ChecksumAlgorithm is null ? null : DeclaredChecksum.Of(request.ChecksumAlgorithm).Algorithm!;
        CheckType(algorithm, request.ChecksumType);
        var encryption = EncryptionChoice.Of(bucket, region, request.ServerSideEncryption, request.SSEKMSKeyId, request.BucketKeyEnabled);
        var upload = await store.BeginUploadAsync(id => new()
        {
            Bucket = bucket.Name,
            Key = request.Key,
            UploadId = id,
            Initiated = DateTimeOffset.FromUnixTimeSeconds(region.Time.GetUtcNow().ToUnixTimeSeconds()),
            Headers = RequestedHeaders.Of(request, encryption),
            Tags = TagRules.Read(request.Tagging),
            StorageClass = RequestedHeaders.StorageClass(request.StorageClass),
            ChecksumAlgorithm = algorithm?.Name,
            ChecksumType = algorithm is null ? null : request.ChecksumType ?? algorithm.DefaultType,
        }, cancellationToken);
        return new()
        {
            Bucket = bucket.Name,
            Key = request.Key,
            UploadId = upload.UploadId,
            ServerSideEncryption = encryption.Algorithm,
            SSEKMSKeyId = encryption.KeyId,
            BucketKeyEnabled = encryption.BucketKey,
            ChecksumAlgorithm = upload.ChecksumAlgorithm,
            ChecksumType = upload.ChecksumType,
        };
    }

    async Task<CompleteMultipartUploadOutput> CompleteAsync(
        CompleteMultipartUploadRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var upload = store.FindUpload(bucket.Name, request.Key, request.UploadId) ?? throw S3Errors.NoSuchUpload(request.UploadId);
        var completion = new UploadCompletion(upload, request);
        var version = await store.CompleteAsync(upload, there =>
        {
            var parts = completion.Choose(there);
            return (parts, completion.Make(parts, region.Time.GetUtcNow()));
        }, cancellationToken);

        return new()
        {
            Location = $"{region.Endpoint.Scheme}://{region.Endpoint.Authority}/{bucket.Name}/{Uri.EscapeDataString(request.Key)}",
            Bucket = bucket.Name,
            Key = request.Key,
            ETag = $"\"{version.ETag}\"",
            ChecksumCRC32 = version.Checksum?.As(ChecksumAlgorithm.Crc32),
            ChecksumCRC32C = version.Checksum?.As(ChecksumAlgorithm.Crc32C),
            ChecksumCRC64NVME = version.Checksum?.As(ChecksumAlgorithm.Crc64Nvme),
            ChecksumSHA1 = version.Checksum?.As(ChecksumAlgorithm.Sha1),
            ChecksumSHA256 = version.Checksum?.As(ChecksumAlgorithm.Sha256),
            ChecksumType = version.Checksum?.Type,
            ServerSideEncryption = version.Headers.ServerSideEncryption,
            SSEKMSKeyId = version.Headers.SSEKMSKeyId,
            BucketKeyEnabled = version.Headers.BucketKeyEnabled,
            VersionId = version.VersionId == VersionIds.Null ? null : version.VersionId,
        };
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

        var possible = type == StoredChecksum.FullObject ? algorithm.Combines : algorithm != ChecksumAlgorithm.Crc64Nvme;
        if (possible) return;
        throw S3Errors.InvalidRequest(
            $"The {type} checksum type cannot be used with the {algorithm.Name.ToLowerInvariant()} checksum algorithm.");
    }
}
