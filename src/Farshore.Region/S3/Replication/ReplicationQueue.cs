using System.Text;
using Farshore.Region.S3.Storage;
using Farshore.Region.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Replication;

/// <summary>Versions that wait to be replicated, in the region's database: written in the transaction that writes the version, taken out in
/// the one that writes its status, so that neither a version nor its PENDING is ever forgotten.</summary>
public sealed class ReplicationQueue
{
    const string Tables = """
        CREATE TABLE IF NOT EXISTS s3_replication_tasks (
            id INTEGER PRIMARY KEY AUTOINCREMENT, bucket TEXT NOT NULL, key BLOB NOT NULL, version_id TEXT NOT NULL,
            destination TEXT NOT NULL, role TEXT NOT NULL, storage_class TEXT, kms_key TEXT, size INTEGER NOT NULL,
            queued INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL DEFAULT 0, failure TEXT);
        CREATE INDEX IF NOT EXISTS s3_replication_by_key ON s3_replication_tasks (destination, bucket, key, id) WHERE failure IS NULL;
        CREATE INDEX IF NOT EXISTS s3_replication_by_place ON s3_replication_tasks (destination, id) WHERE failure IS NULL;
        CREATE INDEX IF NOT EXISTS s3_replication_by_version ON s3_replication_tasks (bucket, key, version_id);
        """;

    const string Columns = "id, bucket, key, version_id, destination, role, storage_class, kms_key, size, queued, attempts";

    readonly Database database;

    public ReplicationQueue(Database database)
    {
        this.database = database;
        database.Define(Tables);
    }

    /// <summary>Adds a task, in the transaction that writes its version.</summary>
    public static void Add(SqliteConnection connection, ReplicationTask task) => connection.Run(
        """
        INSERT INTO s3_replication_tasks (bucket, key, version_id, destination, role, storage_class, kms_key, size, queued)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        task.Bucket, Encoding.UTF8.GetBytes(task.Key), task.VersionId, task.Destination, task.Role, task.StorageClass, task.KmsKey,
            task.Size,
        task.QueuedAt.ToUnixTimeMilliseconds());

    /// <summary>Buckets that something waits for.</summary>
    public IReadOnlyList<string> Destinations() => database.Read(connection =>
    {
        using var row = connection.Statement("SELECT DISTINCT destination FROM s3_replication_tasks WHERE failure IS NULL").ExecuteReader();
        List<string> found = [];
        while (row.Read()) found.Add(row.GetString(0));
        return found;
    });

    /// <summary>Tasks that may be worked on now, oldest first. Of every key only the oldest: its versions arrive in order.</summary>
    public IReadOnlyList<ReplicationTask> Ready(string destination, DateTimeOffset now, int most) => database.Read(connection =>
    {
        using var row = connection.Statement(
            $"""
            SELECT {Columns} FROM s3_replication_tasks AS task
            WHERE destination = $1 AND failure IS NULL AND due <= $2 AND NOT EXISTS (
                SELECT 1 FROM s3_replication_tasks AS older
                WHERE older.destination = task.destination AND older.bucket = task.bucket AND older.key = task.key AND older.id < task.id
                    AND older.failure IS NULL)
            ORDER BY id LIMIT $3
            """,
            destination, now.ToUnixTimeMilliseconds(), most).ExecuteReader();
        List<ReplicationTask> ready = [];
        while (row.Read()) ready.Add(Read(row));
        return ready;
    });

    /// <summary>Puts a task off until a moment, after the other Region failed at it.</summary>
    public Task PutOffAsync(ReplicationTask task, DateTimeOffset until, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Run(
            "UPDATE s3_replication_tasks SET attempts = attempts + 1, due = $2 WHERE id = $1", task.Id, until.ToUnixTimeMilliseconds()),
        cancellationToken);

    /// <summary>Ends a task, and with the last one of a version that version's PENDING.</summary>
    /// <param name="task">The task.</param>
    /// <param name="failure">Why it can never be done; null where it was.</param>
    /// <param name="cancellationToken">Cancels waiting, not the write.</param>
    public Task EndAsync(ReplicationTask task, string? failure, CancellationToken cancellationToken) => database.WriteAsync(connection =>
    {
        if (failure is null) connection.Run("DELETE FROM s3_replication_tasks WHERE id = $1", task.Id);
        else connection.Run("UPDATE s3_replication_tasks SET failure = $2 WHERE id = $1", task.Id, failure);
        Settle(connection, task);
    }, cancellationToken);

    /// <summary>Forgets what waits to leave a bucket, in the transaction that deletes it.</summary>
    public static void Forget(SqliteConnection connection, string bucket) =>
        connection.Run("DELETE FROM s3_replication_tasks WHERE bucket = $1", bucket);

    /// <summary>What waits, by destination.</summary>
    public IReadOnlyList<ReplicationBacklog> Backlog() => database.Read(connection =>
    {
        using var row = connection.Statement(
            """
            SELECT destination, count(*), sum(size), min(queued) FROM s3_replication_tasks WHERE failure IS NULL
            GROUP BY destination ORDER BY destination
            """).ExecuteReader();
        List<ReplicationBacklog> backlog = [];
        while (row.Read())
            backlog.Add(new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3))));
        return backlog;
    });

    // One status for all destinations, as on AWS: PENDING while any waits, then FAILED if any failed.
    static void Settle(SqliteConnection connection, ReplicationTask task)
    {
        var key = Encoding.UTF8.GetBytes(task.Key);
        long waiting = 0, failed = 0;
        using (var row = connection.Statement(
            "SELECT count(*), count(failure) FROM s3_replication_tasks WHERE bucket = $1 AND key = $2 AND version_id = $3",
            task.Bucket, key, task.VersionId).ExecuteReader())
        {
            if (row.Read()) (waiting, failed) = (row.GetInt64(0) - row.GetInt64(1), row.GetInt64(1));
        }

        if (waiting > 0) return;
        connection.Run(
            "DELETE FROM s3_replication_tasks WHERE bucket = $1 AND key = $2 AND version_id = $3", task.Bucket, key, task.VersionId);
        if (VersionTable.Find(connection, task.Bucket, task.Key, task.VersionId) is { } version)
            VersionTable.SetReplicationStatus(connection, version, failed > 0 ? "FAILED" : "COMPLETED");
    }

    static ReplicationTask Read(SqliteDataReader row) => new(
        row.GetString(1), Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(2)), row.GetString(3), row.GetString(4), row.GetString(5))
    {
        Id = row.GetInt64(0),
        StorageClass = row.Text(6),
        KmsKey = row.Text(7),
        Size = row.GetInt64(8),
        QueuedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(9)),
        Attempts = row.GetInt32(10),
    };
}
