using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Who owns what is written, and with it whether ACLs are on.</summary>
public sealed class OwnershipControls(ObjectStore store, BucketDirectory directory)
{
    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketOwnershipControls, PutAsync);
        served.Add(S3Api.GetBucketOwnershipControls, GetAsync);
        served.Add(S3Api.DeleteBucketOwnershipControls, DeleteAsync);
    }

    /// <exception cref="Aws.AwsException">It is none of the three.</exception>
    public static void Check(string ownership)
    {
        if (ownership is not ("BucketOwnerEnforced" or "BucketOwnerPreferred" or "ObjectWriter"))
        {
            throw S3Errors.InvalidArgument($"Invalid x-amz-object-ownership header: {ownership}", "x-amz-object-ownership", ownership);
        }
    }

    async Task<PutBucketOwnershipControlsResponse> PutAsync(
        PutBucketOwnershipControlsRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        if (request.OwnershipControls.Rules is not [{ ObjectOwnership: var chosen }]) throw S3Errors.MalformedXml();
        Check(chosen);
        await store.Buckets.UpdateAsync(request.Bucket, bucket => chosen == "BucketOwnerEnforced" && GrantsOthers(bucket)
            ? throw new Aws.AwsException("InvalidBucketAclWithObjectOwnership",
                "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting")
            : bucket with { ObjectOwnership = chosen }, cancellationToken);
        return new();
    }

    bool GrantsOthers(BucketState bucket) => bucket.Acl?.Any(grant => grant.Grantee != directory.OwnerId(bucket)) is true;

    Task<GetBucketOwnershipControlsOutput> GetAsync(
        GetBucketOwnershipControlsRequest request, Call call, CancellationToken cancellationToken)
    {
        var ownership = directory.Need(request.Bucket, request.ExpectedBucketOwner).ObjectOwnership ?? throw S3Errors.NotSet(
            "OwnershipControlsNotFoundError", "The bucket ownership controls were not found", request.Bucket);
        return Task.FromResult(
            new GetBucketOwnershipControlsOutput { OwnershipControls = new() { Rules = [new() { ObjectOwnership = ownership }] } });
    }

    async Task<DeleteBucketOwnershipControlsResponse> DeleteAsync(
        DeleteBucketOwnershipControlsRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket with { ObjectOwnership = null }, cancellationToken);
        return new();
    }
}
