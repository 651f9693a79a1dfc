using System.Text;
using Farshore.Region.S3.Replication;
using Farshore.Region.S3.Storage;
using Farshore.Region.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3Control;

/// <summary>Batch jobs and the objects of their manifests. A job's status and what came of each object are on disk before anybody hears of
/// them, so a job goes on where it was when its process ended.</summary>
public sealed class JobTable
{
    const string Tables = """
        CREATE TABLE IF NOT EXISTS s3_job_tasks (
            job TEXT NOT NULL, ordinal INTEGER NOT NULL, bucket TEXT NOT NULL, key BLOB NOT NULL, version_id TEXT,
            state INTEGER NOT NULL, error TEXT, status INTEGER, message TEXT,
            PRIMARY KEY (job, ordinal)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS s3_job_tasks_by_state ON s3_job_tasks (job, state, ordinal);
        CREATE TABLE IF NOT EXISTS s3_job_counts (
            job TEXT PRIMARY KEY, total INTEGER NOT NULL, succeeded INTEGER NOT NULL, failed INTEGER NOT NULL) WITHOUT ROWID;
        """;

    const int Waiting = 0;
    const int UnderWay = 1;
    const int Succeeded = 2;
    const int Failed = 3;

    readonly Table<StoredJob> jobs;

    public JobTable(Database database)
    {
        Database = database;
        jobs = new(database, "s3_jobs", JobDocuments.Default.StoredJob);
        database.Define(Tables);
    }

    public Database Database { get; }

    public StoredJob? Find(string id) => jobs.Find(id);

    public IReadOnlyList<StoredJob> List() => jobs.List();

    /// <summary>Adds a job unless one of the same token is there.</summary>
    /// <returns>The job now there.</returns>
    public Task<StoredJob> AddAsync(StoredJob job, CancellationToken cancellationToken) => Database.WriteAsync(connection =>
    {
        var same = jobs.List(connection).FirstOrDefault(older => older.Account == job.Account
            && older.Request.ClientRequestToken == job.Request.ClientRequestToken);
        if (same is not null) return same;
        jobs.Put(connection, job.Id, job);
        connection.Run("INSERT INTO s3_job_counts (job, total, succeeded, failed) VALUES ($1, 0, 0, 0)", job.Id);
        return job;
    }, cancellationToken);

    public Task<StoredJob?> UpdateAsync(string id, Func<StoredJob, StoredJob> change, CancellationToken cancellationToken) =>
        jobs.UpdateAsync(id, change, cancellationToken);

    /// <summary>Adds objects to a job's manifest, with how far that is now.</summary>
    public Task AddTasksAsync(
        string id, IReadOnlyList<JobTask> tasks, Func<StoredJob, StoredJob> change, CancellationToken cancellationToken) =>
        Database.WriteAsync(connection =>
        {
            if (jobs.Find(connection, id) is not { } job) return;
            foreach (var task in tasks)
            {
                connection.Run(
                    """
                    INSERT OR IGNORE INTO s3_job_tasks (job, ordinal, bucket, key, version_id, state) VALUES ($1, $2, $3, $4, $5, 0)
                    """,
                    id, task.Ordinal, task.Bucket, Encoding.UTF8.GetBytes(task.Key), task.VersionId);
            }

            connection.Run("UPDATE s3_job_counts SET total = total + $2 WHERE job = $1", id, tasks.Count);
            jobs.Put(connection, id, change(job));
        }, cancellationToken);

    public JobCounts CountsOf(string id) => Database.Read(connection => CountsOf(connection, id));

    public long UnderWayOf(string id) => Database.Read(connection => Count(connection, id, UnderWay));

    /// <summary>Objects that nothing was done to yet, in the manifest's order.</summary>
    public IReadOnlyList<JobTask> WaitingOf(string id, int most) => Database.Read(connection =>
        Tasks(connection, "job = $1 AND state = 0 ORDER BY ordinal LIMIT $2", id, most));

    /// <summary>Objects that something came of, in the manifest's order.</summary>
    public IReadOnlyList<JobTask> EndedOf(string id, bool succeeded, long after, int most) => Database.Read(connection =>
        Tasks(connection, $"job = $1 AND state = {(succeeded ? Succeeded : Failed)} AND ordinal > $2 ORDER BY ordinal LIMIT $3", id, after,
            most));

    /// <summary>All objects of a manifest, in its order.</summary>
    public IReadOnlyList<JobTask> TasksOf(string id, long after, int most) => Database.Read(connection =>
        Tasks(connection, "job = $1 AND ordinal > $2 ORDER BY ordinal LIMIT $3", id, after, most));

    /// <summary>Something will come of the object later, and is waited for elsewhere.</summary>
    public static void Begin(SqliteConnection connection, string id, long ordinal) => connection.Run(
        "UPDATE s3_job_tasks SET state = 1 WHERE job = $1 AND ordinal = $2 AND state = 0", id, ordinal);

    /// <summary>Notes down what came of an object, once.</summary>
    public static void End(SqliteConnection connection, string id, long ordinal, TaskOutcome outcome)
    {
        var changed = connection.Run(
            """
            UPDATE s3_job_tasks SET state = $3, error = $4, status = $5, message = $6
            WHERE job = $1 AND ordinal = $2 AND state < 2
            """,
            id, ordinal, outcome.Succeeded ? Succeeded : Failed, outcome.ErrorCode, outcome.Status, outcome.Message);
        if (changed == 0) return;
        connection.Run(
            "UPDATE s3_job_counts SET succeeded = succeeded + $2, failed = failed + $3 WHERE job = $1",
            id, outcome.Succeeded ? 1 : 0, outcome.Succeeded ? 0 : 1);
    }

    /// <summary>What replication made of an object.</summary>
    public static void EndReplication(SqliteConnection connection, BatchPlace place, string? failure) => End(
        connection, place.Job, place.Ordinal, failure is null ? TaskOutcome.Successful : new(Code(failure), 400, Why(failure)));

    /// <summary>Forgets the manifest of a job that is over, some of it at a time.</summary>
    /// <returns>Whether there is more.</returns>
    public Task<bool> ForgetTasksAsync(string id, CancellationToken cancellationToken) => Database.WriteAsync(connection => connection.Run(
        """
        DELETE FROM s3_job_tasks WHERE job = $1 AND ordinal IN (SELECT ordinal FROM s3_job_tasks WHERE job = $1 LIMIT 2000)
        """, id) == 2000, cancellationToken);

    static string Code(string failure) => failure.IndexOf(':') is > 0 and var colon ? failure[..colon] : failure;

    static string Why(string failure) => failure.IndexOf(':') is > 0 and var colon ? failure[(colon + 1)..].Trim() : failure;

    static JobCounts CountsOf(SqliteConnection connection, string id)
    {
        using var row = connection.Statement("SELECT total, succeeded, failed FROM s3_job_counts WHERE job = $1", id).ExecuteReader();
        return row.Read() ? new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)) : default;
    }

    static long Count(SqliteConnection connection, string id, int state)
    {
        using var row = connection.Statement("SELECT count(*) FROM s3_job_tasks WHERE job = $1 AND state = $2", id, state).ExecuteReader();
        return row.Read() ? row.GetInt64(0) : 0;
    }

    static List<JobTask> Tasks(SqliteConnection connection, string which, params ReadOnlySpan<object?> values)
    {
        using var row = connection.Statement(
            $"SELECT ordinal, bucket, key, version_id, state, error, status, message FROM s3_job_tasks WHERE {which}", values)
            .ExecuteReader();
        List<JobTask> tasks = [];
        while (row.Read())
        {
            tasks.Add(new(row.GetInt64(0), row.GetString(1), Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(2)), row.Text(3))
            {
                Outcome = row.GetInt32(4) < Succeeded ? null : new(row.Text(5), row.GetInt32(6), row.GetString(7)),
            });
        }

        return tasks;
    }
}
