using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Peers;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3.Replication;

/// <summary>Writes what other regions replicate. Only regions may ask it, with the key that they use with each other.</summary>
sealed class ReplicaReceiver(RegionContext region, ObjectStore store, ReplicaAdmission admission)
{
    public void Serve(Operations served) => served.Add(ReplicaApi.PutReplicas, PutAsync);

    async Task<PutReplicasResponse> PutAsync(PutReplicasRequest request, Call call, CancellationToken cancellationToken)
    {
        if (!region.Partition.IsPeer(call.Caller.AccessKeyId))
            throw new AwsException("AccessDeniedException", $"{call.Caller.Arn} may not write replicas: S3 does", 403);

        // Small ones are written side by side, so that they share a commit.
        List<Task<ReplicaTrouble?>> writes = [];
        while (await ReplicaFrame.ReadAsync(request.Body!, cancellationToken) is { } replica)
        {
            var body = await BodyOfAsync(replica, request.Body!, cancellationToken);
            var write = WriteAsync(writes.Count, replica, body, cancellationToken);
            writes.Add(write);
            if (body is not PassingStream) continue;
            await write;
            // What was there already leaves its bytes in the pipe.
            await body.CopyToAsync(Stream.Null, cancellationToken);
        }

        var troubles = await Task.WhenAll(writes);
        return new() { Troubles = [.. troubles.OfType<ReplicaTrouble>()] };
    }

    static async Task<Stream> BodyOfAsync(Replica replica, Stream pipe, CancellationToken cancellationToken)
    {
        if (replica.BodySize > ReplicationLane.Small) return new PassingStream(pipe, replica.BodySize);
        var bytes = new byte[replica.BodySize];
        await pipe.ReadExactlyAsync(bytes, cancellationToken);
        return new MemoryStream(bytes, writable: false);
    }

    async Task<ReplicaTrouble?> WriteAsync(int index, Replica replica, Stream body, CancellationToken cancellationToken)
    {
        try
        {
            if (admission.Refusal(replica) is { } refusal)
                return new() { Index = index, Code = refusal.Reason, Message = refusal.Why, IsFinal = true };
            await StoreAsync(replica, body, cancellationToken);
            return null;
        }
        catch (AwsException failed)
        {
            var code = failed.Code switch
            {
                "NoSuchBucket" => ReplicationReasons.NoDestination,
                "NoSuchVersion" => ReplicationReasons.NoReplica,
                var other => other,
            };
            return new() { Index = index, Code = code, Message = failed.Message, IsFinal = code != failed.Code };
        }
        catch (IOException failed)
        {
            return new() { Index = index, Code = failed.GetType().Name, Message = failed.Message, IsFinal = false };
        }
    }

    async Task StoreAsync(Replica replica, Stream body, CancellationToken cancellationToken)
    {
        var bucket = store.Buckets.Find(replica.Bucket)!;
        var (source, parts) = replica.ToStored();
        source = source with { State = ReplicaState.At(bucket, region.Account, replica, region.Time.GetUtcNow()) };
        if (replica.Kind == ReplicationKind.Whole)
        {
            await store.StoreReplicaAsync(
                source, bucket.Name, parts, source.IsDeleteMarker ? null : body, replica.Tags is not null, cancellationToken);
        }
        else if (!replica.IsBack || admission.TakesBack(replica))
        {
            await store.ChangeReplicaAsync(
                source, bucket.Name, replica.Kind == ReplicationKind.Tags, !replica.ChangesOwner && !bucket.OwnerEnforced,
                cancellationToken);
        }
    }
}
