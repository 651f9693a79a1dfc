using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Labels of buckets.</summary>
public sealed class BucketTagging(RegionContext region, ObjectStore store, BucketDirectory directory)
{
    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketTagging, PutAsync);
        served.Add(S3Api.GetBucketTagging, GetAsync);
        served.Add(S3Api.DeleteBucketTagging, DeleteAsync);
    }

    async Task<PutBucketTaggingResponse> PutAsync(PutBucketTaggingRequest request, Call call, CancellationToken cancellationToken)
    {
        var wanted = request.Tagging.TagSet;
        var system = (directory.Need(request.Bucket, request.ExpectedBucketOwner).Tags ?? []).Where(TagRules.IsSystem).ToList();
        var isPeer = region.Partition.IsPeer(call.Caller.AccessKeyId);
        TagRules.Check(wanted, TagRules.MostOnBucket, isPeer ? null : system);
        if (!isPeer && system.FirstOrDefault(tag => !wanted.Contains(tag)) is { } missing)
            throw TagRules.Invalid("System tags cannot be removed by requester", missing.Key);
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket with { Tags = wanted }, cancellationToken);
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
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket with
        {
            Tags = bucket.Tags?.Where(TagRules.IsSystem).ToList(),
        }, cancellationToken);
        return new();
    }
}
