using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>The four switches against public access.</summary>
public sealed class PublicAccessBlocks(ObjectStore store, BucketDirectory directory)
{
    /// <summary>What a new bucket has.</summary>
    public static readonly PublicAccessBlockConfiguration All = new()
    {
        BlockPublicAcls = true,
        IgnorePublicAcls = true,
        BlockPublicPolicy = true,
        RestrictPublicBuckets = true,
    };

    public void Serve(Operations served)
    {
        served.Add(S3Api.PutPublicAccessBlock, PutAsync);
        served.Add(S3Api.GetPublicAccessBlock, GetAsync);
        served.Add(S3Api.DeletePublicAccessBlock, DeleteAsync);
    }

    async Task<PutPublicAccessBlockResponse> PutAsync(PutPublicAccessBlockRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var asked = request.PublicAccessBlockConfiguration;
        var whole = new PublicAccessBlockConfiguration
        {
            BlockPublicAcls = asked.BlockPublicAcls ?? false,
            IgnorePublicAcls = asked.IgnorePublicAcls ?? false,
            BlockPublicPolicy = asked.BlockPublicPolicy ?? false,
            RestrictPublicBuckets = asked.RestrictPublicBuckets ?? false,
        };
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket with { PublicAccessBlock = whole }, cancellationToken);
        return new();
    }

    Task<GetPublicAccessBlockOutput> GetAsync(GetPublicAccessBlockRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        return Task.FromResult(new GetPublicAccessBlockOutput
        {
            PublicAccessBlockConfiguration = bucket.PublicAccessBlock ?? throw S3Errors.NotSet(
                "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found", request.Bucket),
        });
    }

    async Task<DeletePublicAccessBlockResponse> DeleteAsync(
        DeletePublicAccessBlockRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket with { PublicAccessBlock = null }, cancellationToken);
        return new();
    }
}
