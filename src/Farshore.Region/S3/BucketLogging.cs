using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Where access logs would go. The setting is checked and kept; no logs are delivered.</summary>
public sealed class BucketLogging(ObjectStore store, BucketDirectory directory)
{
    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketLogging, PutAsync);
        served.Add(S3Api.GetBucketLogging, GetAsync);
    }

    async Task<PutBucketLoggingResponse> PutAsync(PutBucketLoggingRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        if (request.BucketLoggingStatus.LoggingEnabled is { } logging) Check(bucket, logging);
        await store.Buckets.UpdateAsync(
            request.Bucket, older => older with { Logging = request.BucketLoggingStatus.LoggingEnabled }, cancellationToken);
        return new();
    }

    Task<GetBucketLoggingOutput> GetAsync(GetBucketLoggingRequest request, Call call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetBucketLoggingOutput
        {
            LoggingEnabled = directory.Need(request.Bucket, request.ExpectedBucketOwner).Logging,
        });

    void Check(BucketState bucket, LoggingEnabled logging)
    {
        var format = logging.TargetObjectKeyFormat;
        if (format is { SimplePrefix: not null, PartitionedPrefix: not null } or { SimplePrefix: null, PartitionedPrefix: null }
            || format?.PartitionedPrefix?.PartitionDateSource is not (null or "EventTime" or "DeliveryTime")
            || (logging.TargetGrants ?? []).Any(grant => grant.Permission is not ("FULL_CONTROL" or "READ" or "WRITE")))
        {
            throw S3Errors.MalformedXml();
        }

        if (store.Buckets.Find(logging.TargetBucket) is not { } target)
        {
            if (directory.RegionOf(logging.TargetBucket) is null) throw Invalid("The target bucket for logging does not exist", logging);
            throw new AwsException("CrossLocationLoggingProhibitted", "Cross S3 location logging not allowed. ", 403);
        }

        if (target.Owner != bucket.Owner)
            throw Invalid("The owner for the bucket to be logged and the target bucket must be the same.", logging);
        if (target.OwnerEnforced && logging.TargetGrants is { Count: > 0 })
        {
            throw S3Errors.InvalidArgument(
                "Target grants not supported for buckets with bucket owner enforced", "TargetBucket", logging.TargetBucket);
        }
    }

    static AwsException Invalid(string message, LoggingEnabled logging) => new("InvalidTargetBucketForLogging", message)
    {
        Details = new Dictionary<string, string> { ["TargetBucket"] = logging.TargetBucket },
    };
}
