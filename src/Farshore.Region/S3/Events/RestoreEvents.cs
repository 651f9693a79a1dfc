using System.Text;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.S3.Events;

/// <summary>Tells when a restored copy is there and when it is gone: nothing happens to the object then, the region's clock alone makes it
/// so.</summary>
public sealed partial class RestoreEvents : IAsyncDisposable
{
    const int OnPage = 500;

    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource stopping = new();
    readonly RegionContext region;
    readonly ObjectStore store;
    readonly ILogger log;
    Task running = Task.CompletedTask;

    public RestoreEvents(RegionContext region, ObjectStore store)
    {
        (this.region, this.store) = (region, store);
        log = region.Logs.CreateLogger("events");
        store.BucketDeleted += static (transaction, bucket) => transaction.Run("DELETE FROM s3_restores WHERE bucket = $1", bucket);
    }

    /// <summary>Takes up what an earlier process had noted down.</summary>
    public void Start() => running = Task.Run(FollowAsync);

    /// <summary>Notes down when the copy of a version will come and go.</summary>
    public static void Expect(SqliteConnection transaction, StoredVersion version, DateTimeOffset now)
    {
        if (version.State.Restore is not { } restore) return;
        foreach (var at in (DateTimeOffset[])[restore.ReadyAt, restore.Expires])
        {
            if (at <= now) continue;
            transaction.Run(
                "INSERT INTO s3_restores (at, bucket, key, version_id) VALUES ($1, $2, $3, $4)",
                at.ToUnixTimeMilliseconds(), version.Bucket, VersionTable.Bytes(version.Key), version.VersionId);
        }
    }

    /// <summary>Tells of everything up to now.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        while (await region.Database.WriteAsync(TellPage, cancellationToken) == OnPage) LogMore(log, OnPage);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }

    async Task FollowAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await region.Clock.WaitUntilAsync(region.Clock.GetUtcNow() + BetweenLooks, stopping.Token);
                if (region.Database.Read(Due).Count > 0) await CatchUpAsync(stopping.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (SqliteException full)
            {
                LogFailed(log, full);
            }
        }
    }

    int TellPage(SqliteConnection transaction)
    {
        // The region by itself, whoever made it look.
        Cause.Current = null;
        var due = Due(transaction);
        foreach (var (id, at, bucket, key, versionId) in due)
        {
            transaction.Run("DELETE FROM s3_restores WHERE id = $1", id);
            if (VersionTable.Find(transaction, bucket, key, versionId) is { State.Restore: { } restore } version)
                Tell(transaction, store.Buckets.Need(transaction, bucket), version, restore, at);
        }

        return due.Count;
    }

    void Tell(SqliteConnection transaction, BucketState bucket, StoredVersion version, ObjectRestore restore, DateTimeOffset at)
    {
        // Asked for again meanwhile, it has other times.
        var name = at.ToUnixTimeMilliseconds() == restore.Expires.ToUnixTimeMilliseconds() ? EventNames.RestoreOver
            : at.ToUnixTimeMilliseconds() == restore.ReadyAt.ToUnixTimeMilliseconds() ? EventNames.Restored : null;
        if (name is null) return;
        store.Events.Record(transaction, bucket, new(
            name, version.Key, bucket.Versioning is null ? null : version.VersionId, version.Size, version.ETag, at)
        {
            RestoredUntil = restore.Expires,
            RestoredFrom = version.StorageClass,
        });
    }

    List<(long Id, DateTimeOffset At, string Bucket, string Key, string VersionId)> Due(SqliteConnection connection)
    {
        using var row = connection.Statement(
            "SELECT id, at, bucket, key, version_id FROM s3_restores WHERE at <= $1 ORDER BY at, id LIMIT $2",
            region.Clock.GetUtcNow().ToUnixTimeMilliseconds(), OnPage).ExecuteReader();
        List<(long, DateTimeOffset, string, string, string)> due = [];
        while (row.Read())
        {
            due.Add((
                row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetString(2),
                Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(3)), row.GetString(4)));
        }

        return due;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} restores have come or gone; there are more")]
    static partial void LogMore(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Restores cannot be told of and are tried again")]
    static partial void LogFailed(ILogger log, Exception failure);
}
