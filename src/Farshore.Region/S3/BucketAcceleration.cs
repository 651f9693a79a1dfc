using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Whether uploads may enter at the edge. There is none here; the setting is kept.</summary>
public sealed class BucketAcceleration(ObjectStore store, BucketDirectory directory)
{
    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketAccelerateConfiguration, PutAsync);
        served.Add(S3Api.GetBucketAccelerateConfiguration, GetAsync);
    }

    async Task<PutBucketAccelerateConfigurationResponse> PutAsync(
        PutBucketAccelerateConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var status = request.AccelerateConfiguration.Status;
        if (status is not ("Enabled" or "Suspended")) throw S3Errors.MalformedXml();
        if (request.Bucket.Contains('.', StringComparison.Ordinal))
            throw S3Errors.InvalidRequest("S3 Transfer Acceleration is not supported for buckets with periods (.) in their names");
        await store.Buckets.UpdateAsync(
            request.Bucket,
            // Suspending what never was changes nothing.
            bucket => status == "Suspended" && bucket.Acceleration is null ? bucket : bucket with { Acceleration = status },
            cancellationToken);
        return new();
    }

    Task<GetBucketAccelerateConfigurationOutput> GetAsync(
        GetBucketAccelerateConfigurationRequest request, Call call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetBucketAccelerateConfigurationOutput
        {
            Status = directory.Need(request.Bucket, request.ExpectedBucketOwner).Acceleration,
        });
}
