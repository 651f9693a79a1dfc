using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.Iam;
using Farshore.Region.S3.Access;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Resource policies of buckets.</summary>
public sealed class BucketPolicies(RegionContext region, ObjectStore store, BucketDirectory directory)
{
    readonly IamUsers users = new(region.Partition, region.Time);
    readonly IamRoles roles = new(region);

    const int NoContent = 204;
    const int MostBytes = 20 * 1024;

    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketPolicy, PutAsync, static _ => NoContent);
        served.Add(S3Api.GetBucketPolicy, GetAsync);
        served.Add(S3Api.DeleteBucketPolicy, DeleteAsync);
        served.Add(S3Api.GetBucketPolicyStatus, GetStatusAsync);
    }

    async Task<PutBucketPolicyResponse> PutAsync(PutBucketPolicyRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        if (request.Policy.Length > MostBytes) throw new AwsException("PolicyTooLarge", "Bucket policies are limited to 20 KB in size.");
        new BucketPolicyRules(request.Bucket, IsPrincipal).Check(request.Policy);
        await store.Buckets.UpdateAsync(request.Bucket, bucket =>
            bucket.PublicAccessBlock?.BlockPublicPolicy is true && PublicPolicies.Is(request.Policy)
                ? throw AccessDenials.Blocked(
                    call.Caller, "s3:PutBucketPolicy", $"arn:aws:s3:::{request.Bucket}", "BlockPublicPolicy", "public policies")
                : bucket with { Policy = request.Policy }, cancellationToken);
        return new();
    }

    Task<GetBucketPolicyOutput> GetAsync(GetBucketPolicyRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        return Task.FromResult(new GetBucketPolicyOutput
        {
            Policy = bucket.Policy ?? throw S3Errors.NotSet("NoSuchBucketPolicy", "The bucket policy does not exist", request.Bucket),
        });
    }

    async Task<DeleteBucketPolicyResponse> DeleteAsync(DeleteBucketPolicyRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket with { Policy = null }, cancellationToken);
        return new();
    }

    Task<GetBucketPolicyStatusOutput> GetStatusAsync(
        GetBucketPolicyStatusRequest request, Call call, CancellationToken cancellationToken)
    {
        var policy = directory.Need(request.Bucket, request.ExpectedBucketOwner).Policy
            ?? throw S3Errors.NotSet("NoSuchBucketPolicy", "The bucket policy does not exist", request.Bucket);
        return Task.FromResult(new GetBucketPolicyStatusOutput { PolicyStatus = new() { IsPublic = PublicPolicies.Is(policy) } });
    }

    // Whoever is in an account that nobody here was added to cannot be looked up, and is believed.
    bool IsPrincipal(Arn arn) => region.Partition.Accounts.Find(arn.Account) is null
        || (arn.Type == "user" ? users.FindByArn(arn.ToString()) is not null : roles.FindByArn(arn.ToString()) is not null);
}
