using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Access;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Deleting: markers on top, or versions for good.</summary>
public sealed class ObjectDeletions(RegionContext region, ObjectStore store, BucketDirectory directory, S3Access access)
{
    const int MostAtOnce = 1000;

    public void Serve(Operations served)
    {
        served.Add(S3Api.DeleteObject, DeleteAsync);
        served.Add(S3Api.DeleteObjects, DeleteManyAsync);
    }

    async Task<DeleteObjectOutput> DeleteAsync(DeleteObjectRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        if (request.VersionId is not null) VersionLookup.CheckId(request.VersionId);
        var conditions = new WriteConditions(
            request.IfMatch)
        {
            IfSize = request.IfMatchSize,
            IfModifiedAt = request.IfMatchLastModifiedTime,
            BypassesGovernance = request.BypassGovernanceRetention is true,
        };
        var done = await store.DeleteAsync(
            bucket.Name, request.Key, request.VersionId, conditions, region.Time.GetUtcNow(), cancellationToken);
        return new() { VersionId = done.VersionId, DeleteMarker = done.MadeMarker || done.RemovedMarker ? true : null };
    }

    async Task<DeleteObjectsOutput> DeleteManyAsync(DeleteObjectsRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        if (request.Delete.Objects.Count is 0 or > MostAtOnce) throw S3Errors.MalformedXml();

        // All in flight together, they share commits.
        var outcomes = await Task.WhenAll(request.Delete.Objects.Select(one => DeleteOneAsync(
            bucket, one, call, request.BypassGovernanceRetention is true, cancellationToken)));
        return new()
        {
            Deleted = request.Delete.Quiet is true ? null : [.. outcomes.Select(outcome => outcome.Done).OfType<DeletedObject>()],
            Errors = [.. outcomes.Select(outcome => outcome.Failed).OfType<Error>()],
        };
    }

    async Task<(DeletedObject? Done, Error? Failed)> DeleteOneAsync(
        BucketState bucket, ObjectIdentifier one, Call call, bool bypassesGovernance, CancellationToken cancellationToken)
    {
        try
        {
            if (one.VersionId is not null) VersionLookup.CheckId(one.VersionId);
            access.Check(call, one.VersionId is null ? "s3:DeleteObject" : "s3:DeleteObjectVersion", bucket, one.Key, one.VersionId);
            if (bypassesGovernance) access.Check(call, "s3:BypassGovernanceRetention", bucket, one.Key, one.VersionId);
            var conditions = new WriteConditions(one.ETag)
            {
                IfSize = one.Size, IfModifiedAt = one.LastModifiedTime, BypassesGovernance = bypassesGovernance,
            };
            var done = await store.DeleteAsync(bucket.Name, one.Key, one.VersionId, conditions, region.Time.GetUtcNow(), cancellationToken);
            return (new()
            {
                Key = one.Key,
                VersionId = one.VersionId,
                DeleteMarker = done.MadeMarker || done.RemovedMarker ? true : null,
                DeleteMarkerVersionId = done.MadeMarker || done.RemovedMarker ? done.VersionId : null,
            }, null);
        }
        catch (AwsException refused)
        {
            return (null, new() { Key = one.Key, VersionId = one.VersionId, Code = refused.Code, Message = refused.Message });
        }
    }
}
