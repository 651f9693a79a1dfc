using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Events;
using Farshore.Region.S3.Storage.Encryption;
using Farshore.Region.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Storage;

/// <summary>Objects with all their versions. Every change is one transaction; bytes are on disk before the row that needs them, and
/// go only after the row is gone.</summary>
public sealed partial class ObjectStore
{
    readonly Database database;
    readonly Sequence sequence;
    readonly TimeProvider clock;
    readonly ObjectEvents events;
    readonly long startedAt;

    public ObjectStore(RegionContext region)
    {
        (database, clock) = (region.Database, region.Clock);
        Schema.Define(database);
        sequence = new(region.Time, database.Read(BodyTable.HighestId));
        startedAt = sequence.Next();
        Bodies = new(Path.Combine(region.Folder, "s3", "bodies"), sequence) { Disk = database.Disk };
        Buckets = new(database);
        Keys = new(region);
        Events = new(region);
        events = new(Events, region.Time);
    }

    public BucketTable Buckets { get; }

    public BodyFiles Bodies { get; }

    /// <summary>What bodies are encrypted with.</summary>
    public BodyKeys Keys { get; }

    /// <summary>The outbox of what happens to objects.</summary>
    public BucketEvents Events { get; }

    /// <summary>Where replication listens; set before the first request.</summary>
    public VersionHook? Changed { get; set; }

    /// <summary>Called inside the transaction that deletes a bucket.</summary>
    public Action<SqliteConnection, string>? BucketDeleted { get; set; }

    /// <summary>The version of that id, or the current one; nothing where there is none. The current one may be a delete marker.</summary>
    public StoredVersion? Find(string bucket, string key, string? versionId = null) =>
        database.Read(connection => Find(connection, bucket, key, versionId));

    /// <summary>As <see cref="Find(string, string, string?)"/>, for a look that is followed by opening the body: of a current object a
    /// small one comes along.</summary>
    public StoredVersion? FindToOpen(string bucket, string key, string? versionId) => database.Read(connection => versionId is null
        ? VersionTable.NewestWithBody(connection, bucket, key)
        : VersionTable.Find(connection, bucket, key, versionId));

    /// <summary>A page of current objects.</summary>
    public ListPage List(ListQuery query) => database.Read(connection => new VersionListing(connection, query, currentOnly: true).Read());

    /// <summary>A page of all versions and delete markers.</summary>
    public ListPage ListVersions(ListQuery query) =>
        database.Read(connection => new VersionListing(connection, query, currentOnly: false).Read());

    /// <summary>The parts an object was made of, in order; none where it was put in one piece.</summary>
    public IReadOnlyList<StoredPart> PartsOf(StoredVersion version, int after = 0, int most = int.MaxValue) =>
        version.Parts is { } parts ? database.Read(connection => PartTable.List(connection, parts, after, most)) : [];

    /// <summary>Makes a body that was received the current version of its key.</summary>
    /// <exception cref="AwsException">The bucket is gone, or a condition does not hold; the body is then discarded.</exception>
    public async Task<StoredVersion> StoreAsync(NewVersion made, ReceivedBody body, CancellationToken cancellationToken)
    {
        try
        {
            return await ChangeAsync((connection, files) =>
            {
                BodyTable.Adopt(connection, body);
                return Add(connection, made, version => version with { Body = body.Id, BodyKey = body.Key.Wrapped }, files);
            }, cancellationToken);
        }
        catch
        {
            Bodies.Discard(body);
            throw;
        }
    }

    /// <summary>Makes a new version that holds the same body as another in this region.</summary>
    /// <param name="made">The new version.</param>
    /// <param name="source">The other one.</param>
    /// <param name="key">The body's key, wrapped as the new version's headers say.</param>
    /// <param name="cancellationToken">Gives up before the change is queued.</param>
    /// <returns>Nothing where the source is gone.</returns>
    public Task<StoredVersion?> StoreSameBodyAsync(
        NewVersion made, StoredVersion source, BodyKey key, CancellationToken cancellationToken) =>
        ChangeAsync<StoredVersion?>((connection, files) =>
        {
            var there = VersionTable.Find(connection, source.Bucket, source.Key, source.VersionId);
            if (there?.Sequence != source.Sequence || there.Body is not { } body) return null;
            BodyTable.Hold(connection, body);
            return Add(connection, made, version => version with { Body = body, BodyKey = key.Wrapped }, files);
        }, cancellationToken);

    /// <summary>Deletes: without a version id as the bucket's versioning has it, with one for good.</summary>
    public Task<Deletion> DeleteAsync(
        string bucket, string key, string? versionId, WriteConditions conditions, DateTimeOffset at, CancellationToken cancellationToken) =>
        ChangeAsync((connection, files) => versionId is null
            ? DeleteCurrent(connection, bucket, key, conditions, at, files)
            : DeleteVersion(connection, bucket, key, versionId, conditions, files), cancellationToken);

    /// <summary>Replaces the tags of a version, or of the current one.</summary>
    /// <returns>The version as it is now; nothing where there is none.</returns>
    public Task<StoredVersion?> SetTagsAsync(
        string bucket, string key, string? versionId, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        database.WriteAsync(connection =>
        {
            if (Find(connection, bucket, key, versionId) is not { } version || version.IsDeleteMarker) return null;
            VersionTable.SetTags(connection, version, tags);
            version = version with { Tags = tags };
            var owner = Buckets.Need(connection, bucket);
            events.Tagged(connection, owner, version);
            if (Changed?.Invoke(connection, owner, version, VersionChange.Tagged)
                is not { } status) return version;
            VersionTable.SetReplicationStatus(connection, version, status);
            return version with { ReplicationStatus = status };
        }, cancellationToken);

    /// <summary>Changes what may change about a version, or about the current one.</summary>
    /// <param name="change">From the version as it is, its new state; may refuse by throwing. Runs in the transaction.</param>
    /// <returns>The version as it is now; nothing where there is none.</returns>
    public Task<StoredVersion?> ChangeStateAsync(
        string bucket, string key, string? versionId, Func<StoredVersion, ObjectState> change, CancellationToken cancellationToken) =>
        database.WriteAsync(connection =>
        {
            if (Find(connection, bucket, key, versionId) is not { } version || version.IsDeleteMarker) return null;
            version = version with { State = change(version) };
            VersionTable.SetState(connection, version);
            var owner = Buckets.Need(connection, bucket);
            events.Altered(connection, owner, version);
            if (Changed?.Invoke(connection, owner, version, VersionChange.Altered)
                is not { } status) return version;
            VersionTable.SetReplicationStatus(connection, version, status);
            return version with { ReplicationStatus = status };
        }, cancellationToken);

    /// <summary>Removes a bucket that holds no version; uploads under way in it end.</summary>
    /// <exception cref="AwsException"><c>BucketNotEmpty</c>, <c>NoSuchBucket</c>.</exception>
    public async Task DeleteBucketAsync(string bucket, CancellationToken cancellationToken)
    {
        using var changing = Buckets.Changing(bucket);
        await ChangeAsync((connection, files) =>
        {
            _ = Buckets.Need(connection, bucket);
            if (VersionTable.Any(connection, bucket)) throw S3Errors.BucketNotEmpty(bucket);
            foreach (var upload in UploadTable.All(connection, bucket)) DropUpload(connection, upload, files);
            Buckets.Delete(connection, bucket);
            BucketDeleted?.Invoke(connection, bucket);
            return true;
        }, cancellationToken);
    }

    /// <summary>Removes body files that an earlier process left behind.</summary>
    public int Sweep(CancellationToken cancellationToken) =>
        Bodies.Sweep(startedAt, id => database.Read(connection => BodyTable.Exists(connection, id)), cancellationToken);

    async Task<T> ChangeAsync<T>(Func<SqliteConnection, List<long>, T> change, CancellationToken cancellationToken)
    {
        List<long> files = [];
        var result = await database.WriteAsync(connection => change(connection, files), cancellationToken);
        Bodies.Remove(files);
        return result;
    }

    StoredVersion Add(SqliteConnection connection, NewVersion made, Func<StoredVersion, StoredVersion> withBody, List<long> files)
    {
        var bucket = Buckets.Need(connection, made.Bucket);
        var current = VersionTable.Newest(connection, made.Bucket, made.Key);
        made.Conditions.Check(made.Key, current);
        if (!bucket.KeepsVersions) RemoveNull(connection, made.Bucket, made.Key, current, files);

        var place = sequence.Next(current?.Sequence ?? 0);
        var version = withBody(new()
        {
            Bucket = made.Bucket,
            Key = made.Key,
            Sequence = place,
            VersionId = bucket.KeepsVersions ? VersionIds.New(place) : VersionIds.Null,
            LastModified = WholeSeconds(made.At),
            Size = made.Size,
            ETag = made.ETag,
            Checksum = made.Checksum,
            StorageClass = made.StorageClass,
            Headers = made.Headers,
            Tags = made.Tags,
            State = VersionLock.Initial(bucket, made.State, WholeSeconds(made.At)),
        });
        return Insert(connection, bucket, version);
    }

    Deletion DeleteCurrent(
        SqliteConnection connection, string name, string key, WriteConditions conditions, DateTimeOffset at, List<long> files)
    {
        var bucket = Buckets.Need(connection, name);
        var current = VersionTable.Newest(connection, name, key);
        conditions.Check(key, current);
        if (!bucket.KeepsVersions) RemoveNull(connection, name, key, current, files);
        if (bucket.Versioning is null)
        {
            if (current is not null) events.Removed(connection, bucket, current);
            return new(null, MadeMarker: false, RemovedMarker: false);
        }

        var place = sequence.Next(current?.Sequence ?? 0);
        var marker = Insert(connection, bucket, new()
        {
            Bucket = name,
            Key = key,
            Sequence = place,
            VersionId = bucket.KeepsVersions ? VersionIds.New(place) : VersionIds.Null,
            LastModified = WholeSeconds(at),
            IsDeleteMarker = true,
        });
        return new(marker.VersionId, MadeMarker: true, RemovedMarker: false);
    }

    Deletion DeleteVersion(
        SqliteConnection connection, string bucket, string key, string versionId, WriteConditions conditions, List<long> files)
    {
        var owner = Buckets.Need(connection, bucket);
        var version = VersionTable.Find(connection, bucket, key, versionId);
        conditions.Check(key, version);
        if (version is not null)
        {
            VersionLock.CheckDelete(version, clock.GetUtcNow(), conditions.BypassesGovernance);
            Remove(connection, version, files);
            events.Removed(connection, owner, version);
        }

        return new(versionId, MadeMarker: false, RemovedMarker: version?.IsDeleteMarker ?? false);
    }

    StoredVersion Insert(SqliteConnection connection, BucketState bucket, StoredVersion version)
    {
        version = version with { ReplicationStatus = Changed?.Invoke(connection, bucket, version, VersionChange.Made) };
        VersionTable.Insert(connection, version);
        events.Made(connection, bucket, version);
        return version;
    }

    static StoredVersion? Find(SqliteConnection connection, string bucket, string key, string? versionId) => versionId is null
        ? VersionTable.Newest(connection, bucket, key)
        : VersionTable.Find(connection, bucket, key, versionId);

    static void RemoveNull(SqliteConnection connection, string bucket, string key, StoredVersion? current, List<long> files)
    {
        if (current is null) return;
        var older = current.VersionId == VersionIds.Null ? current : VersionTable.Find(connection, bucket, key, VersionIds.Null);
        if (older is not null) Remove(connection, older, files);
    }

    static void Remove(SqliteConnection connection, StoredVersion version, List<long> files)
    {
        VersionTable.Delete(connection, version);
        if (version.Body is { } body) BodyTable.Release(connection, body, files);
        if (version.Parts is not { } parts) return;
        foreach (var part in PartTable.List(connection, parts)) BodyTable.Release(connection, part.Body, files);
        PartTable.DeleteAll(connection, parts);
    }

    static DateTimeOffset WholeSeconds(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
