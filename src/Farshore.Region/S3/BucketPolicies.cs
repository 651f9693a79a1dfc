using System.Text.Json;
using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Resource policies of buckets: kept and shown, not enforced.</summary>
public sealed class BucketPolicies(ObjectStore store, BucketDirectory directory)
{
    const int MostBytes = 20 * 1024;

    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketPolicy, PutAsync);
        served.Add(S3Api.GetBucketPolicy, GetAsync);
        served.Add(S3Api.DeleteBucketPolicy, DeleteAsync);
    }

    async Task<PutBucketPolicyResponse> PutAsync(PutBucketPolicyRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        if (request.Policy.Length > MostBytes) throw new AwsException("PolicyTooLarge", "Bucket policies are limited to 20 KB in size.");
        CheckJson(request.Policy);
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket with { Policy = request.Policy }, cancellationToken);
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

    static void CheckJson(string policy)
    {
        try
        {
            using var document = JsonDocument.Parse(policy);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Malformed();
            if (!document.RootElement.TryGetProperty("Statement", out _)) throw new AwsException(
                "MalformedPolicy", "Missing required field Statement");
        }
        catch (JsonException)
        {
            throw Malformed();
        }
    }

    static AwsException Malformed() => new("MalformedPolicy", "Policies must be valid JSON and the first byte must be '{'");
}
