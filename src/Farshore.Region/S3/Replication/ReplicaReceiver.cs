using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Peers;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3.Replication;

/// <summary>Writes what other regions replicate. Only regions may ask it, with the key that they use with each other.</summary>
public sealed class ReplicaReceiver(RegionContext region, ObjectStore store)
{
    public void Serve(Operations served) => served.Add(ReplicaApi.PutReplica, PutAsync);

    async Task<PutReplicaResponse> PutAsync(PutReplicaRequest request, Call call, CancellationToken cancellationToken)
    {
        if (!region.Partition.IsPeer(call.Caller.AccessKeyId))
            throw new AwsException("AccessDeniedException", $"{call.Caller.Arn} may not write replicas: S3 does", 403);
        if (store.Buckets.Find(request.Bucket) is not { } bucket)
            throw new AwsException("NoSuchBucket", $"DstBucketNotFound: {region.Name} has no bucket {request.Bucket}", 404);
        if (!bucket.KeepsVersions)
            throw new AwsException("InvalidRequest", $"DstBucketUnversioned: versioning of {request.Bucket} is not enabled");

        var replica = await ReplicaFrame.ReadAsync(request.Body!, cancellationToken);
        var (version, parts) = replica.ToStored(request.SourceBucket);
        await store.StoreReplicaAsync(version, request.Bucket, parts, version.IsDeleteMarker ? null : request.Body, cancellationToken);

        // Where the version was there already, its bytes are still in the pipe.
        await request.Body!.CopyToAsync(Stream.Null, cancellationToken);
        return new();
    }
}
