using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Whether a bucket keeps what was there before. Once it did, it can be suspended but never be as new.</summary>
public sealed class BucketVersioning(ObjectStore store, BucketDirectory directory)
{
    /// <summary>Whether a bucket must go on keeping versions; replication says so.</summary>
    public Func<BucketState, bool>? MustKeep { get; init; }

    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketVersioning, PutAsync);
        served.Add(S3Api.GetBucketVersioning, GetAsync);
    }

    async Task<PutBucketVersioningResponse> PutAsync(PutBucketVersioningRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var status = request.VersioningConfiguration.Status
            ?? throw new AwsException("IllegalVersioningConfigurationException", "The Versioning element must be specified");
        if (status is not ("Enabled" or "Suspended")) throw S3Errors.MalformedXml();
        if (request.VersioningConfiguration.MFADelete is { } mfa)
        {
            if (mfa is not ("Enabled" or "Disabled")) throw S3Errors.MalformedXml();
            // There are no devices that could say so.
            if (mfa == "Enabled") throw new AwsException("AccessDenied", "Mfa Authentication must be used for this request", 403);
        }

        if (status == "Suspended" && bucket.ObjectLock is not null)
        {
            throw new AwsException(
                "InvalidBucketState",
                "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.", 409);
        }

        if (status == "Suspended" && MustKeep?.Invoke(bucket) is true)
        {
            throw new AwsException(
                "InvalidBucketState",
                "A replication configuration is present on this bucket, so you cannot change the versioning state. "
                + "To change the versioning state, first delete the replication configuration.", 409);
        }

        await store.Buckets.UpdateAsync(request.Bucket, older => older with { Versioning = status }, cancellationToken);
        return new();
    }

    Task<GetBucketVersioningOutput> GetAsync(GetBucketVersioningRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        return Task.FromResult(new GetBucketVersioningOutput { Status = bucket.Versioning });
    }
}
