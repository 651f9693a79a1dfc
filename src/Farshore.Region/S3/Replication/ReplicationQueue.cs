using System.Text;
using Farshore.Region.S3.Storage;
using Farshore.Region.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Replication;

/// <summary>Versions that wait to be replicated, in the region's database: written in the transaction that writes the version, taken out in
/// the one that writes its status, so that neither a version nor its PENDING is ever forgotten.</summary>
public sealed class ReplicationQueue
{
    // Role, storage class and key are of earlier versions of this table: they are looked up now.
    const string Tables = """
        CREATE TABLE IF NOT EXISTS s3_replication_tasks (
            id INTEGER PRIMARY KEY AUTOINCREMENT, bucket TEXT NOT NULL, key BLOB NOT NULL, version_id TEXT NOT NULL,
            destination TEXT NOT NULL, role TEXT NOT NULL, storage_class TEXT, kms_key TEXT, size INTEGER NOT NULL,
            queued INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL DEFAULT 0, failure TEXT);
        CREATE INDEX IF NOT EXISTS s3_replication_by_key ON s3_replication_tasks (destination, bucket, key, id) WHERE failure IS NULL;
        CREATE INDEX IF NOT EXISTS s3_replication_by_place ON s3_replication_tasks (destination, id) WHERE failure IS NULL;
        CREATE INDEX IF NOT EXISTS s3_replication_by_version ON s3_replication_tasks (bucket, key, version_id);
        """;

    const string LaterIndexes = """
        CREATE INDEX IF NOT EXISTS s3_replication_by_lateness ON s3_replication_tasks (late_at)
            WHERE late_at IS NOT NULL AND late = 0 AND failure IS NULL;
        CREATE INDEX IF NOT EXISTS s3_replication_by_job ON s3_replication_tasks (job, ordinal) WHERE job IS NOT NULL;
        """;

    const string Columns = """
        id, bucket, key, version_id, destination, size, queued, attempts, kind, replica, measured_rule, late_at, job, ordinal
        """;

    readonly Database database;
    readonly ReplicationSettlement settlement;

    /// <param name="database">The region's.</param>
    /// <param name="events">Is told what replication has to tell.</param>
    /// <param name="batches">Is told how the parts of batch jobs end.</param>
    public ReplicationQueue(Database database, ReplicationEvents? events = null, BatchPartEnded? batches = null)
    {
        this.database = database;
        settlement = new(events ?? ReplicationEvents.Untold, batches);
        database.Define(Tables);
        foreach (var (column, type) in (ReadOnlySpan<(string, string)>)
            [
                ("kind", "INTEGER NOT NULL DEFAULT 0"), ("replica", "INTEGER NOT NULL DEFAULT 0"), ("measured_rule", "TEXT"),
                ("late_at", "INTEGER"), ("late", "INTEGER NOT NULL DEFAULT 0"), ("job", "TEXT"), ("ordinal", "INTEGER"),
            ])
        {
            database.AddColumn("s3_replication_tasks", column, type);
        }

        database.Define(LaterIndexes);
    }

    /// <summary>Adds a task, in the transaction that writes its version.</summary>
    public static void Add(SqliteConnection connection, ReplicationTask task) => connection.Run(
        """
        INSERT INTO s3_replication_tasks
            (bucket, key, version_id, destination, role, size, queued, kind, replica, measured_rule, late_at, job, ordinal)
        VALUES ($1, $2, $3, $4, '', $5, $6, $7, $8, $9, $10, $11, $12)
        """,
        task.Bucket, Encoding.UTF8.GetBytes(task.Key), task.VersionId, task.Destination, task.Size, task.QueuedAt.ToUnixTimeMilliseconds(),
        (int)task.Kind, task.IsReplica ? 1 : 0, task.MeasuredRule, task.LateAt?.ToUnixTimeMilliseconds(), task.Batch?.Job,
        task.Batch?.Ordinal);

    /// <summary>Buckets that something waits for; from the index, however much waits.</summary>
    public IReadOnlyList<string> Destinations() => database.Read(connection =>
    {
        using var row = connection.Statement(
            """
            WITH RECURSIVE next (name) AS (
                SELECT min(destination) FROM s3_replication_tasks WHERE failure IS NULL
                UNION ALL
                SELECT (SELECT min(destination) FROM s3_replication_tasks WHERE failure IS NULL AND destination > next.name)
                FROM next WHERE next.name IS NOT NULL)
            SELECT name FROM next WHERE name IS NOT NULL
            """).ExecuteReader();
        List<string> found = [];
        while (row.Read()) found.Add(row.GetString(0));
        return found;
    });

    /// <summary>Tasks that may be worked on now, oldest first. Of every key only the oldest: its versions arrive in order.</summary>
    /// <param name="destination">The bucket they go to.</param>
    /// <param name="now">The region's clock: what was put off until later stays.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="after">Only tasks of a higher id.</param>
    public IReadOnlyList<ReplicationTask> Ready(string destination, DateTimeOffset now, int most, long after = 0) =>
        database.Read(connection =>
        {
            using var row = connection.Statement(
                $"""
                SELECT {Columns} FROM s3_replication_tasks AS task
                WHERE destination = $1 AND failure IS NULL AND due <= $2 AND id > $4 AND NOT EXISTS (
                    SELECT 1 FROM s3_replication_tasks AS older
                    WHERE older.destination = task.destination AND older.bucket = task.bucket AND older.key = task.key
                        AND older.id < task.id AND older.failure IS NULL)
                ORDER BY id LIMIT $3
                """,
                destination, now.ToUnixTimeMilliseconds(), most, after).ExecuteReader();
            List<ReplicationTask> ready = [];
            while (row.Read()) ready.Add(Read(row));
            return ready;
        });

    /// <summary>Puts tasks off until a moment, after the other Region failed at them.</summary>
    public Task PutOffAsync(ReplicationTask task, DateTimeOffset until, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Run(
            "UPDATE s3_replication_tasks SET attempts = attempts + 1, due = $2 WHERE id = $1", task.Id, until.ToUnixTimeMilliseconds()),
        cancellationToken);

    /// <summary>Ends tasks, and with the last one of a version that version's PENDING.</summary>
    /// <param name="ended">Each with why it can never be done; null where it was.</param>
    /// <param name="cancellationToken">Cancels waiting, not the write.</param>
    public Task EndAsync(IReadOnlyList<(ReplicationTask Task, string? Failure)> ended, CancellationToken cancellationToken) =>
        database.WriteAsync(connection =>
        {
            foreach (var (task, failure) in ended) settlement.End(connection, task, failure);
        }, cancellationToken);

    /// <summary>When the next task that still waits counts as late; nothing where none is timed.</summary>
    public DateTimeOffset? NextLate() => database.Read(connection =>
    {
        using var row = connection.Statement(
            "SELECT min(late_at) FROM s3_replication_tasks WHERE late_at IS NOT NULL AND late = 0 AND failure IS NULL").ExecuteReader();
        return row.Read() && row.Number(0) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : (DateTimeOffset?)null;
    });

    /// <summary>Tells of tasks that are late since the last time, some at a time.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> TellLateAsync(DateTimeOffset now, int most, CancellationToken cancellationToken) => database.WriteAsync(connection =>
    {
        List<ReplicationTask> late = [];
        using (var row = connection.Statement(
            $"""
            SELECT {Columns} FROM s3_replication_tasks
            WHERE late_at IS NOT NULL AND late = 0 AND failure IS NULL AND late_at <= $1 ORDER BY late_at LIMIT $2
            """,
            now.ToUnixTimeMilliseconds(), most).ExecuteReader())
        {
            while (row.Read()) late.Add(Read(row));
        }

        foreach (var task in late)
        {
            connection.Run("UPDATE s3_replication_tasks SET late = 1 WHERE id = $1", task.Id);
            settlement.TellLate(connection, task);
        }

        return late.Count;
    }, cancellationToken);

    /// <summary>Forgets what waits to leave a bucket, in the transaction that deletes it; batch jobs are told.</summary>
    public void Forget(SqliteConnection connection, string bucket)
    {
        List<BatchPlace> places = [];
        using (var row = connection.Statement(
            "SELECT DISTINCT job, ordinal FROM s3_replication_tasks WHERE bucket = $1 AND job IS NOT NULL", bucket).ExecuteReader())
        {
            while (row.Read()) places.Add(new(row.GetString(0), row.GetInt64(1)));
        }

        connection.Run("DELETE FROM s3_replication_tasks WHERE bucket = $1", bucket);
        foreach (var place in places) settlement.Abandon(connection, place);
    }

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

    static ReplicationTask Read(SqliteDataReader row) => new(
        row.GetString(1), Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(2)), row.GetString(3), row.GetString(4))
    {
        Id = row.GetInt64(0),
        Size = row.GetInt64(5),
        QueuedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)),
        Attempts = row.GetInt32(7),
        Kind = (ReplicationKind)row.GetInt32(8),
        IsReplica = row.GetBoolean(9),
        MeasuredRule = row.Text(10),
        LateAt = row.Number(11) is { } late ? DateTimeOffset.FromUnixTimeMilliseconds(late) : null,
        Batch = row.Text(12) is { } job ? new(job, row.GetInt64(13)) : null,
    };
}
