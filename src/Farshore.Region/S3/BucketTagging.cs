using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Labels of buckets.</summary>
public sealed class BucketTagging(ObjectStore store, BucketDirectory directory)
{
    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketTagging, PutAsync);
        served.Add(S3Api.GetBucketTagging, GetAsync);
        served.Add(S3Api.DeleteBucketTagging, DeleteAsync);
    }

    async Task<PutBucketTaggingResponse> PutAsync(PutBucketTaggingRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        TagRules.Check(request.Tagging.TagSet, TagRules.MostOnBucket);
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket with { Tags = request.Tagging.TagSet }, cancellationToken);
        return new();
    }

    Task<GetBucketTaggingOutput> GetAsync(GetBucketTaggingRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        return Task.FromResult(new GetBucketTaggingOutput
        {
            TagSet = bucket.Tags is { Count: > 0 } tags ? tags
                : throw S3Errors.NotSet("NoSuchTagSet", "The TagSet does not exist", request.Bucket),
        });
    }

    async Task<DeleteBucketTaggingResponse> DeleteAsync(DeleteBucketTaggingRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket with { Tags = null }, cancellationToken);
        return new();
    }
}
