using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Peers;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3.Replication;

/// <summary>Carries one version to its destination's Region over HTTP and judges what came of it.</summary>
/// <param name="region">The region that the version is in.</param>
/// <param name="store">Where its bytes are.</param>
/// <param name="roleProblem">Says why S3 cannot assume a role; null where it can.</param>
public sealed class ReplicaSender(RegionContext region, ObjectStore store, Func<string, string?> roleProblem)
{
    public async Task<ReplicationAttempt> SendAsync(ReplicationTask task, CancellationToken cancellationToken)
    {
        // Deleted for good before its turn came: there is nothing to replicate, and S3 does not replicate that either.
        if (store.Find(task.Bucket, task.Key, task.VersionId) is not { } version) return new ReplicationAttempt.Done();
        if (roleProblem(task.Role) is { } problem) return new ReplicationAttempt.Refused($"AssumeRoleNotPermitted: {problem}");
        if (region.Partition.Buckets.RegionOf(task.Destination) is not { } destination)
            return new ReplicationAttempt.Refused($"DstBucketNotFound: there is no bucket {task.Destination}");

        try
        {
            await PutAsync(task, version, destination, cancellationToken);
            return new ReplicationAttempt.Done();
        }
        catch (AwsException refused)
        {
            return refused.Code is "NoSuchBucket" or "InvalidRequest" or "AccessDenied" or "AccessDeniedException"
                ? new ReplicationAttempt.Refused($"{refused.Code}: {refused.Message}")
                : new ReplicationAttempt.Failed($"{refused.Code}: {refused.Message}");
        }
        catch (Exception away) when (away is HttpRequestException or RegionException)
        {
            return new ReplicationAttempt.Away(away.Message);
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
        {
            // A damaged body, say: it is told and tried again, and must not hold up what else goes there.
            return new ReplicationAttempt.Failed($"{unforeseen.GetType().Name}: {unforeseen.Message}");
        }
    }

    async Task PutAsync(ReplicationTask task, StoredVersion version, string destination, CancellationToken cancellationToken)
    {
        var description = ReplicaFrame.Describe(Replica.Of(version, store.PartsOf(version), task));
        await using var body = new ReplicaStream(description, version.IsDeleteMarker ? 0 : version.Size, () =>
            store.Open(version) ?? throw new IOException(
                $"{task.Bucket}/{task.Key} version {task.VersionId} was deleted while it was sent"));
        await region.Peers.For(destination).SendAsync(
            ReplicaApi.PutReplica, new() { Bucket = task.Destination, SourceBucket = task.Bucket, Body = body }, cancellationToken);
    }
}
