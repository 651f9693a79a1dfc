using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;

namespace Farshore.Region.S3;

/// <summary>Settings that a local region's buckets cannot have: asked for, they are answered as for a bucket that never had them.</summary>
public sealed class BucketSettings(BucketDirectory directory)
{
    public void Serve(Operations served)
    {
        served.Add(S3Api.GetBucketLifecycleConfiguration, (request, _, _) => NotSet<GetBucketLifecycleConfigurationOutput>(
            request.Bucket, request.ExpectedBucketOwner, "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"));
        served.Add(S3Api.GetBucketCors, (request, _, _) => NotSet<GetBucketCorsOutput>(
            request.Bucket, request.ExpectedBucketOwner, "NoSuchCORSConfiguration", "The CORS configuration does not exist"));
        served.Add(S3Api.GetBucketWebsite, (request, _, _) => NotSet<GetBucketWebsiteOutput>(
            request.Bucket, request.ExpectedBucketOwner,
            "NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration"));
        served.Add(S3Api.GetObjectLockConfiguration, (request, _, _) => NotSet<GetObjectLockConfigurationOutput>(
            request.Bucket, request.ExpectedBucketOwner,
            "ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket"));
        served.Add(S3Api.GetBucketLogging, (request, _, _) =>
            Answer(request.Bucket, request.ExpectedBucketOwner, new GetBucketLoggingOutput()));
        served.Add(S3Api.GetBucketAccelerateConfiguration, (request, _, _) =>
            Answer(request.Bucket, request.ExpectedBucketOwner, new GetBucketAccelerateConfigurationOutput()));
        served.Add(S3Api.GetBucketRequestPayment, (request, _, _) =>
            Answer(request.Bucket, request.ExpectedBucketOwner, new GetBucketRequestPaymentOutput { Payer = "BucketOwner" }));
    }

    Task<T> NotSet<T>(string bucket, string? owner, string code, string message)
    {
        directory.Need(bucket, owner);
        return Task.FromException<T>(S3Errors.NotSet(code, message, bucket));
    }

    Task<T> Answer<T>(string bucket, string? owner, T answer)
    {
        directory.Need(bucket, owner);
        return Task.FromResult(answer);
    }
}
