using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;

namespace Farshore.Region.S3;

/// <summary>Settings that a local region's buckets cannot have: asked for, they are answered as for a bucket that never had them.</summary>
public sealed class BucketSettings(BucketDirectory directory)
{
    public void Serve(Operations served)
    {
        served.Add(S3Api.GetBucketWebsite, (request, _, _) => NotSet<GetBucketWebsiteOutput>(
            request.Bucket, request.ExpectedBucketOwner,
            "NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration"));
        served.Add(S3Api.PutBucketWebsite, (request, _, _) =>
        {
            directory.Need(request.Bucket, request.ExpectedBucketOwner);
            return Task.FromException<PutBucketWebsiteResponse>(new AwsException(
                "NotImplemented", "A local region does not serve buckets as web sites.", 501));
        });
        served.Add(S3Api.DeleteBucketWebsite, (request, _, _) =>
        {
            directory.Need(request.Bucket, request.ExpectedBucketOwner);
            return Task.FromResult(new DeleteBucketWebsiteResponse());
        });
    }

    Task<T> NotSet<T>(string bucket, string? owner, string code, string message)
    {
        directory.Need(bucket, owner);
        return Task.FromException<T>(S3Errors.NotSet(code, message, bucket));
    }
}
