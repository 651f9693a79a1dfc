using System.Text.Json;
using Farshore.Region.S3.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Events;

/// <summary>The outbox: rows of <c>s3_events</c> are written with the change they tell of and removed long after they were
/// delivered.</summary>
static class EventTable
{
    /// <summary>Events that can still be read after they were delivered.</summary>
    public const int MostKept = 10_000;

    /// <summary>Events that wait for a webhook which does not answer; older ones are given up.</summary>
    public const int MostWaiting = 1_000_000;

    public const string Schema = """
        CREATE TABLE IF NOT EXISTS s3_events (id INTEGER PRIMARY KEY AUTOINCREMENT, bucket TEXT NOT NULL, document BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS s3_webhooks (
            bucket TEXT NOT NULL, url TEXT NOT NULL, cursor INTEGER NOT NULL, PRIMARY KEY (bucket, url)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS s3_bridge (id INTEGER PRIMARY KEY, cursor INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS s3_restores (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, bucket TEXT NOT NULL, key BLOB NOT NULL, version_id TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS s3_restores_by_time ON s3_restores (at);
        """;

    const int BetweenSweeps = 256;

    public static void Add(SqliteConnection transaction, StoredEvent happened)
    {
        transaction.Run(
            "INSERT INTO s3_events (bucket, document) VALUES ($1, $2)",
            happened.Bucket, JsonSerializer.SerializeToUtf8Bytes(happened, EventDocuments.Default.StoredEvent));
        var newest = Newest(transaction);
        if (newest % BetweenSweeps == 0) Sweep(transaction, newest);
    }

    public static long Newest(SqliteConnection connection)
    {
        using var row = connection.Statement("SELECT coalesce(max(id), 0) FROM s3_events").ExecuteReader();
        return row.Read() ? row.GetInt64(0) : 0;
    }

    /// <summary>Events of one bucket, or of all, after one of them.</summary>
    public static List<StoredEvent> After(SqliteConnection connection, string? bucket, long after, int most)
    {
        using var rows = connection.Statement(
            "SELECT id, document FROM s3_events WHERE id > $1 AND ($2 IS NULL OR bucket = $2) ORDER BY id LIMIT $3",
            after, bucket, most).ExecuteReader();
        List<StoredEvent> events = [];
        while (rows.Read())
        {
            events.Add(JsonSerializer.Deserialize(rows.GetFieldValue<byte[]>(1), EventDocuments.Default.StoredEvent)!
                with { Id = rows.GetInt64(0) });
        }

        return events;
    }

    static void Sweep(SqliteConnection transaction, long newest) => transaction.Run(
        "DELETE FROM s3_events WHERE id <= $1 OR (id <= $2 AND id <= coalesce((SELECT min(cursor) FROM s3_webhooks), id))",
        newest - MostWaiting, newest - MostKept);
}
