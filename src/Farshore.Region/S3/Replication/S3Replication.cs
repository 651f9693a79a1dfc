using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Peers;
using Farshore.Region.S3.Storage;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.S3.Replication;

/// <summary>Replication as a part of S3: what it answers, what it notes down with every version, and the work it does by itself.</summary>
public sealed class S3Replication : IAsyncDisposable
{
    readonly RegionContext region;
    readonly ReplicationConfigurations kept;
    readonly ReplicationQueue queue;
    readonly BucketReplication configurations;
    readonly ReplicaReceiver receiver;
    readonly Replicator replicator;
    readonly ReplicationPromise promise;

    /// <param name="region">The region.</param>
    /// <param name="store">Its objects; from now on every version passes by here while it is written.</param>
    /// <param name="directory">Finds the bucket a request names.</param>
    /// <param name="roles">What S3 may do as whom.</param>
    public S3Replication(RegionContext region, ObjectStore store, BucketDirectory directory, ReplicationRoles roles)
    {
        this.region = region;
        kept = new(region.Database);
        queue = new(region.Database, ReplicationEvents.Of(store, region.Time),
            (transaction, place, failure) => BatchPartEnded?.Invoke(transaction, place, failure));
        configurations = new(region, directory, store.Buckets, kept, (call, role) => CheckPass(call, role));
        var keys = new ReplicationKeys(region);
        receiver = new(region, store, new(region, store, kept, keys));
        var sender = new ReplicaSender(region, store, new(region, store, kept, roles, keys));
        replicator = new(queue, sender.SendAsync, region.Time, region.Logs.CreateLogger<Replicator>());
        promise = new(queue, region.Clock, region.Logs.CreateLogger<ReplicationPromise>());
        store.Changed = new ReplicationIntake(kept, region.Time).OnChange;
        store.BucketDeleted += (transaction, bucket) =>
        {
            kept.Delete(transaction, bucket);
            queue.Forget(transaction, bucket);
        };
    }

    /// <summary>Is told how the parts of batch jobs end; set before the start.</summary>
    public BatchPartEnded? BatchPartEnded { get; set; }

    /// <summary>Refuses a caller who may not hand a role to S3; set before the start.</summary>
    public Action<Call, string> CheckPass { get; set; } = static (_, _) => { };

    /// <summary>What each bucket replicates.</summary>
    public ReplicationConfigurations Configurations => kept;

    /// <summary>For versions that a batch job sends.</summary>
    internal ReplicationBatches Batches => new(region, kept);

    public void Serve(Operations served)
    {
        configurations.Serve(served);
        receiver.Serve(served);
        served.Add(ReplicaApi.GetReplicationBacklog, GetBacklogAsync);
    }

    /// <summary>Whether a bucket replicates, and so must go on keeping versions.</summary>
    public bool IsConfigured(BucketState bucket) => kept.Find(bucket.Name) is not null;

    /// <summary>Takes up what an earlier process left waiting.</summary>
    public void Start()
    {
        replicator.Start();
        promise.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await promise.DisposeAsync();
        await replicator.DisposeAsync();
    }

    Task<GetReplicationBacklogResponse> GetBacklogAsync(
        GetReplicationBacklogRequest request, Call call, CancellationToken cancellationToken)
    {
        if (!region.Partition.IsPeer(call.Caller.AccessKeyId))
            throw new AwsException("AccessDeniedException", $"{call.Caller.Arn} may not ask what regions ask each other", 403);
        return Task.FromResult(new GetReplicationBacklogResponse
        {
            Destinations = [.. queue.Backlog().Select(waiting => new WaitingReplicas
            {
                Bucket = waiting.Destination,
                Versions = waiting.Versions,
                Bytes = waiting.Bytes,
                OldestSeconds = (region.Time.GetUtcNow() - waiting.OldestAt).TotalSeconds,
            })],
        });
    }
}
