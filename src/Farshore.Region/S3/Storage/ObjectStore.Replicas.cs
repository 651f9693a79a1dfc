using Farshore.Aws;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Replication;
using Farshore.Region.S3.Storage.Encryption;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Storage;

// What replication needs: to write what was written elsewhere as it was written there, and to note how far it got.
public sealed partial class ObjectStore
{
    /// <summary>Notes how far replication of a version got. Nothing where the version is gone.</summary>
    public Task SetReplicationStatusAsync(
        string bucket, string key, string versionId, string? status, CancellationToken cancellationToken) =>
        database.WriteAsync(connection =>
        {
            if (VersionTable.Find(connection, bucket, key, versionId) is { } version) VersionTable.SetReplicationStatus(
                connection, version, status);
        }, cancellationToken);

    /// <summary>Writes a version of another bucket into this one: same key, version id, place in history, time, headers and ETag, with
    /// status <c>REPLICA</c>. Where the version is there already only its tags and state are taken over.</summary>
    /// <param name="source">The version as it is at the source, with the storage class it is to have here.</param>
    /// <param name="bucket">The bucket here.</param>
    /// <param name="parts">The source's parts, where it has any: numbers, sizes, ETags and checksums.</param>
    /// <param name="body">All its bytes; none for a delete marker. It must hash to the source's ETag and checksum.</param>
    /// <param name="withTags">The source's tags are known: where the version is there already, it gets them.</param>
    /// <param name="cancellationToken">Ends the transfer; nothing is kept then.</param>
    /// <exception cref="AwsException"><c>NoSuchBucket</c>, or <c>BadDigest</c> where the bytes are not those of the source.</exception>
    public async Task<StoredVersion> StoreReplicaAsync(
        StoredVersion source, string bucket, IReadOnlyList<StoredPart> parts, Stream? body, bool withTags,
        CancellationToken cancellationToken)
    {
        var replica = source with { Bucket = bucket, ReplicationStatus = "REPLICA", Body = null, BodyKey = null, Parts = null };
        if (Find(bucket, source.Key, source.VersionId)?.Sequence == source.Sequence || body is null)
        {
            return await ChangeAsync((connection, files) => AddReplica(connection, replica, [], null, withTags, files), cancellationToken);
        }

        if (replica.Headers.SSEKMSKeyId is { } named)
            replica = replica with { Headers = replica.Headers with { SSEKMSKeyId = Keys.KeyArn(named) } };
        var key = Keys.New(bucket, replica.Key, replica.Headers);
        var received = await ReceiveReplicaAsync(source, body, key, cancellationToken);
        try
        {
            return await ChangeAsync((connection, files) => AddReplica(connection, replica, parts, received, withTags, files),
                cancellationToken);
        }
        catch
        {
            Bodies.Discard(received);
            throw;
        }
    }

    async Task<ReceivedBody> ReceiveReplicaAsync(
        StoredVersion source, Stream body, BodyKey key, CancellationToken cancellationToken)
    {
        using var hash = new BodyHash(source.Checksum is { Type: StoredChecksum.FullObject } sum ? [sum.Algorithm] : []);
        var received = await Bodies.ReceiveAsync(body, hash, long.MaxValue, key, cancellationToken);
        var sameSum = source.Checksum is not { Type: StoredChecksum.FullObject } checksum
            || received.Digest.Of(checksum.Algorithm) == checksum;
        var hasMD5 = source.Headers.HasMD5 && source.Parts is null && !source.ETag.Contains('-');
        var sameTag = !hasMD5 || received.Digest.ETag == source.ETag;
        if (received.Size == source.Size && sameSum && sameTag) return received;
        Bodies.Discard(received);
        throw new AwsException("BadDigest", $"The replica of {source.Key} ({source.VersionId}) has not the bytes of its source.");
    }

    StoredVersion AddReplica(
        SqliteConnection connection, StoredVersion replica, IReadOnlyList<StoredPart> parts, ReceivedBody? body, bool withTags,
        List<long> files)
    {
        var bucket = Buckets.Need(connection, replica.Bucket);
        if (VersionTable.Find(connection, bucket.Name, replica.Key, replica.VersionId) is { } there)
        {
            if (there.Sequence >= replica.Sequence) return TakeOver(connection, there, replica, body, withTags, files);
            Remove(connection, there, files);
        }

        if (body is null && !replica.IsDeleteMarker) throw S3Errors.NoSuchVersion(replica.Key, replica.VersionId);
        if (body is not null) replica = Attach(connection, replica, parts, body);
        VersionTable.Insert(connection, replica);
        events.Made(connection, bucket, replica);
        return replica;
    }

    /// <summary>Makes tags or state of a version here those of its source, which has changed.</summary>
    /// <exception cref="AwsException"><c>NoSuchBucket</c>; <c>NoSuchVersion</c> where it never came here.</exception>
    /// <param name="source">As it is now.</param>
    /// <param name="bucket">The bucket here.</param>
    /// <param name="tags">Its tags have changed, and not its state.</param>
    /// <param name="withAcl">The state's access control list comes too.</param>
    /// <param name="cancellationToken">Cancels waiting, not the write.</param>
    public Task ChangeReplicaAsync(
        StoredVersion source, string bucket, bool tags, bool withAcl, CancellationToken cancellationToken) =>
        database.WriteAsync(connection =>
        {
            _ = Buckets.Need(connection, bucket);
            var there = VersionTable.Find(connection, bucket, source.Key, source.VersionId)
                ?? throw S3Errors.NoSuchVersion(source.Key, source.VersionId);
            if (there.IsDeleteMarker) return;
            if (tags) VersionTable.SetTags(connection, there, source.Tags);
            else VersionTable.SetState(connection, there with { State = ReplicaState.Onto(there.State, source.State, withAcl) });
        }, cancellationToken);

    static StoredVersion TakeOver(
        SqliteConnection connection, StoredVersion there, StoredVersion replica, ReceivedBody? body, bool withTags, List<long> files)
    {
        if (body is { Inline: null }) files.Add(body.Id);
        if (there.Sequence > replica.Sequence || there.IsDeleteMarker) return there;
        var changed = there with
        {
            Tags = withTags ? replica.Tags : there.Tags,
            State = ReplicaState.Onto(there.State, replica.State, withAcl: replica.State.Acl is not null),
        };
        if (withTags) VersionTable.SetTags(connection, there, replica.Tags);
        if (changed.State != there.State) VersionTable.SetState(connection, changed);
        return changed;
    }

    static StoredVersion Attach(SqliteConnection connection, StoredVersion replica, IReadOnlyList<StoredPart> parts, ReceivedBody body)
    {
        BodyTable.Adopt(connection, body);
        if (parts.Count == 0) return replica with { Body = body.Id, BodyKey = body.Key.Wrapped };
        var owner = VersionIds.NewUpload(body.Id);
        var start = 0L;
        for (var index = 0; index < parts.Count; index++)
        {
            if (index > 0) BodyTable.Hold(connection, body.Id);
            PartTable.Put(connection, owner, parts[index] with { Body = body.Id, BodyOffset = start, BodyKey = body.Key.Wrapped });
            start += parts[index].Size;
        }

        return replica with { Parts = owner, PartCount = parts.Count };
    }
}
