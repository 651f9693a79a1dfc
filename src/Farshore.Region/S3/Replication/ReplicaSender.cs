using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Peers;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3.Replication;

/// <summary>Carries versions to their destination's Region over HTTP, many in one request, and judges what came of each.</summary>
sealed class ReplicaSender(RegionContext region, ObjectStore store, ReplicaPreparation preparation)
{
    /// <param name="tasks">Of one destination.</param>
    /// <returns>How each ended, in the same order.</returns>
    public async Task<IReadOnlyList<ReplicationAttempt>> SendAsync(
        IReadOnlyList<ReplicationTask> tasks, CancellationToken cancellationToken)
    {
        var attempts = new ReplicationAttempt[tasks.Count];
        List<(int Index, ReplicaPiece Piece)> pieces = [];
        var there = region.Partition.Buckets.RegionOf(tasks[0].Destination);
        for (var index = 0; index < tasks.Count; index++)
        {
            var (attempt, piece) = Begin(tasks[index], there);
            if (attempt is not null) attempts[index] = attempt;
            else pieces.Add((index, piece));
        }

        if (pieces.Count == 0) return attempts;
        var outcomes = await SendAsync(there!, [.. pieces.Select(one => one.Piece)], cancellationToken);
        for (var at = 0; at < pieces.Count; at++) attempts[pieces[at].Index] = outcomes[at];
        return attempts;
    }

    (ReplicationAttempt? Ended, ReplicaPiece Piece) Begin(ReplicationTask task, string? there)
    {
        try
        {
            var (version, replica, refusal) = preparation.Prepare(task);
            if (refusal is not null) return (new ReplicationAttempt.Refused(refusal), default);

            // Deleted for good before its turn came: there is nothing to replicate, and S3 does not replicate that either.
            if (replica is null || version is null) return (new ReplicationAttempt.Done(), default);
            if (there is null)
            {
                return (new ReplicationAttempt.Refused($"{ReplicationReasons.NoDestination}: there is no bucket {task.Destination}"),
                    default);
            }

            return (null, PieceOf(version, replica));
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
        {
            // A damaged row, say: it is told and tried again, and must not hold up what else goes there.
            return (new ReplicationAttempt.Failed($"{unforeseen.GetType().Name}: {unforeseen.Message}"), default);
        }
    }

    ReplicaPiece PieceOf(StoredVersion version, Replica replica)
    {
        var description = ReplicaFrame.Describe(replica);
        if (replica.BodySize == 0) return new(description, 0, () => Stream.Null);
        if (replica.BodySize > ReplicationLane.Small) return new(description, replica.BodySize, () => Opened(version));

        // What goes together with others is read before: a version that vanishes while it is sent would cut the others off.
        var bytes = new byte[replica.BodySize];
        using var body = Opened(version);
        body.ReadExactly(bytes);
        return new(description, bytes.Length, () => new MemoryStream(bytes, writable: false));
    }

    Stream Opened(StoredVersion version) => store.Open(version)
        ?? throw new IOException($"{version.Bucket}/{version.Key} version {version.VersionId} was deleted while it was sent");

    async Task<IReadOnlyList<ReplicationAttempt>> SendAsync(
        string there, IReadOnlyList<ReplicaPiece> pieces, CancellationToken cancellationToken)
    {
        try
        {
            await using var body = new ReplicaStream(pieces);
            var answer = await region.Peers.For(there).SendAsync(ReplicaApi.PutReplicas, new() { Body = body }, cancellationToken);
            var attempts = new ReplicationAttempt[pieces.Count];
            Array.Fill(attempts, new ReplicationAttempt.Done());
            foreach (var trouble in answer.Troubles)
            {
                attempts[trouble.Index] = trouble.IsFinal
                    ? new ReplicationAttempt.Refused($"{trouble.Code}: {trouble.Message}")
                    : new ReplicationAttempt.Failed($"{trouble.Code}: {trouble.Message}");
            }

            return attempts;
        }
        catch (AwsException failed)
        {
            return All(pieces.Count, new ReplicationAttempt.Failed($"{failed.Code}: {failed.Message}"));
        }
        catch (Exception away) when (away is HttpRequestException or RegionException)
        {
            return All(pieces.Count, new ReplicationAttempt.Away(away.Message));
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
        {
            return All(pieces.Count, new ReplicationAttempt.Failed($"{unforeseen.GetType().Name}: {unforeseen.Message}"));
        }
    }

    static ReplicationAttempt[] All(int count, ReplicationAttempt attempt)
    {
        var attempts = new ReplicationAttempt[count];
        Array.Fill(attempts, attempt);
        return attempts;
    }
}
