using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>What a bucket encrypts with where a writer does not say, and what writers may not choose.</summary>
public sealed class BucketEncryption(ObjectStore store, BucketDirectory directory)
{
    /// <summary>Encryption with customers' keys, as a bucket blocks it.</summary>
    public const string ByCustomer = "SSE-C";

    const string Nothing = "NONE";

    /// <summary>The rule that a bucket goes by: what was set, and AWS's choice where nothing was.</summary>
    public static ServerSideEncryptionRule RuleOf(BucketState bucket) => bucket.Encryption ?? new()
    {
        ApplyServerSideEncryptionByDefault = new() { SSEAlgorithm = EncryptionChoice.Managed },
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
        if (request.ServerSideEncryptionConfiguration.Rules is not [var rule]) throw S3Errors.MalformedXml();
        Check(rule);
        await store.Buckets.UpdateAsync(request.Bucket, bucket =>
        {
            // What a request leaves out stays as it is.
            var current = RuleOf(bucket);
            return bucket with
            {
                Encryption = new()
                {
                    ApplyServerSideEncryptionByDefault =
                        rule.ApplyServerSideEncryptionByDefault ?? current.ApplyServerSideEncryptionByDefault,
                    BucketKeyEnabled = rule.BucketKeyEnabled ?? false,
                    BlockedEncryptionTypes = rule.BlockedEncryptionTypes ?? current.BlockedEncryptionTypes,
                },
            };
        }, cancellationToken);
        return new();
    }

    Task<GetBucketEncryptionOutput> GetAsync(GetBucketEncryptionRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        return Task.FromResult(new GetBucketEncryptionOutput
        {
            ServerSideEncryptionConfiguration = new() { Rules = [RuleOf(bucket)] },
        });
    }

    // Back to what every bucket begins with; what it blocks is no default encryption, and stays.
    async Task<DeleteBucketEncryptionResponse> DeleteAsync(
        DeleteBucketEncryptionRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket with
        {
            Encryption = bucket.Encryption?.BlockedEncryptionTypes is { } blocked ? new()
            {
                ApplyServerSideEncryptionByDefault = new() { SSEAlgorithm = EncryptionChoice.Managed },
                BucketKeyEnabled = false,
                BlockedEncryptionTypes = blocked,
            } : null,
        }, cancellationToken);
        return new();
    }

    static void Check(ServerSideEncryptionRule rule)
    {
        var (chosen, blocked) = (rule.ApplyServerSideEncryptionByDefault, rule.BlockedEncryptionTypes);
        if (chosen is null && blocked is null) throw S3Errors.MalformedXml();
        if (blocked is not null && blocked.EncryptionType is not [ByCustomer] and not [Nothing]) throw S3Errors.MalformedXml();
        if (chosen is null) return;
        if (!EncryptionChoice.IsKnown(chosen.SSEAlgorithm)) throw S3Errors.MalformedXml();
        if (chosen is { SSEAlgorithm: EncryptionChoice.Managed, KMSMasterKeyID: not null })
        {
            throw S3Errors.InvalidArgument(
                "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse", "KMSMasterKeyID",
                    chosen.KMSMasterKeyID);
        }
    }
}
