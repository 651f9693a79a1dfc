using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>What a bucket encrypts with where a writer does not say.</summary>
public sealed class BucketEncryption(ObjectStore store, BucketDirectory directory)
{
    /// <summary>What every bucket has that was told nothing.</summary>
    public static readonly ServerSideEncryptionRule Default = new()
    {
        ApplyServerSideEncryptionByDefault = new() { SSEAlgorithm = "AES256" },
        BucketKeyEnabled = false,
    };

    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketEncryption, PutAsync);
        served.Add(S3Api.GetBucketEncryption, GetAsync);
        served.Add(S3Api.DeleteBucketEncryption, DeleteAsync);
    }

    async Task<PutBucketEncryptionResponse> PutAsync(PutBucketEncryptionRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        if (request.ServerSideEncryptionConfiguration.Rules is not [{ ApplyServerSideEncryptionByDefault: { } chosen } rule]
            || !EncryptionChoice.IsKnown(chosen.SSEAlgorithm)) throw S3Errors.MalformedXml();
        if (chosen is { SSEAlgorithm: EncryptionChoice.Managed, KMSMasterKeyID: not null })
        {
            throw S3Errors.InvalidArgument(
                "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse", "KMSMasterKeyID",
                    chosen.KMSMasterKeyID);
        }

        rule = rule with { BucketKeyEnabled = rule.BucketKeyEnabled ?? false };
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket with { Encryption = rule }, cancellationToken);
        return new();
    }

    Task<GetBucketEncryptionOutput> GetAsync(GetBucketEncryptionRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        return Task.FromResult(new GetBucketEncryptionOutput
        {
            ServerSideEncryptionConfiguration = new() { Rules = [bucket.Encryption ?? Default] },
        });
    }

    async Task<DeleteBucketEncryptionResponse> DeleteAsync(
        DeleteBucketEncryptionRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket with { Encryption = null }, cancellationToken);
        return new();
    }
}
