using System.Runtime.CompilerServices;
using System.Text;
using Farshore.Region.S3.Storage;
using Farshore.Region.Storage;
using Farshore.Region.Storage.Checks;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Replication;

/// <summary>Verifies that PENDING is the truth: a version says so if and only if it waits in the queue.</summary>
public sealed class ReplicationCheck(Database database) : IRegionCheck
{
    const string PendingWithoutTask = """
        SELECT bucket, key, version_id FROM s3_versions AS version WHERE replication_status = 'PENDING' AND NOT EXISTS (
            SELECT 1 FROM s3_replication_tasks AS task
            WHERE task.bucket = version.bucket AND task.key = version.key AND task.version_id = version.version_id AND task.failure IS NULL)
        """;

    const string TaskWithoutPending = """
        SELECT DISTINCT version.bucket, version.key, version.version_id FROM s3_replication_tasks AS task
        JOIN s3_versions AS version ON version.bucket = task.bucket AND version.key = task.key AND version.version_id = task.version_id
        WHERE task.failure IS NULL AND version.replication_status IS NOT 'PENDING'
        """;

    public async IAsyncEnumerable<Finding> CheckAsync(bool mend, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var finding in FindAsync(
            PendingWithoutTask, "is PENDING and nothing will replicate it", "FAILED", mend, cancellationToken)) yield return finding;
        await foreach (var finding in FindAsync(
            TaskWithoutPending, "waits to be replicated and does not say so", "PENDING", mend, cancellationToken)) yield return finding;
    }

    async IAsyncEnumerable<Finding> FindAsync(
        string query, string problem, string status, bool mend, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (bucket, key, versionId) in database.Read(connection => Read(connection, query)))
        {
            if (mend) await database.WriteAsync(connection => SetStatus(connection, bucket, key, versionId, status), cancellationToken);
            yield return new($"{bucket}/{key} version {versionId}", problem) { Mended = mend ? $"it says {status} now" : null };
        }
    }

    static List<(string Bucket, string Key, string VersionId)> Read(SqliteConnection connection, string query)
    {
        using var row = connection.Statement(query).ExecuteReader();
        List<(string, string, string)> found = [];
        while (row.Read()) found.Add((row.GetString(0), Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(1)), row.GetString(2)));
        return found;
    }

    static void SetStatus(SqliteConnection connection, string bucket, string key, string versionId, string status)
    {
        if (VersionTable.Find(connection, bucket, key, versionId) is { } version) VersionTable.SetReplicationStatus(connection, version,
            status);
    }
}
