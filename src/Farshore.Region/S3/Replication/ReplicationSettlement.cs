using System.Text;
using Farshore.Region.S3.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Replication;

/// <summary>Called in the transaction that ends the last task of one place of a batch job.</summary>
/// <param name="failure">The first reason why a destination does not have it; null where all do.</param>
public delegate void BatchPartEnded(SqliteConnection transaction, BatchPlace place, string? failure);

/// <summary>What the end of a task means for its version's status, for who listens, and for the batch job it is a part of; all in the
/// transaction that ends it.</summary>
sealed class ReplicationSettlement(ReplicationEvents events, BatchPartEnded? batches)
{
    public void End(SqliteConnection connection, ReplicationTask task, string? failure)
    {
        var key = Encoding.UTF8.GetBytes(task.Key);
        Tell(connection, task, failure);
        if (failure is null) connection.Run("DELETE FROM s3_replication_tasks WHERE id = $1", task.Id);
        else connection.Run("UPDATE s3_replication_tasks SET failure = $2 WHERE id = $1", task.Id, failure);
        SettleBatch(connection, task);
        SettleVersion(connection, task, key);
    }

    public void TellLate(SqliteConnection connection, ReplicationTask task) =>
        events.Tell(connection, ReplicationEvents.Missed, task, null);

    /// <summary>The bucket of a batch job's version is gone.</summary>
    public void Abandon(SqliteConnection connection, BatchPlace place) =>
        batches?.Invoke(connection, place, $"{ReplicationReasons.NoSourceBucket}: the bucket was deleted");

    void Tell(SqliteConnection connection, ReplicationTask task, string? failure)
    {
        if (failure is not null)
        {
            if (task.MeasuredRule is null) return;
            // What is not sent any more since its rules are gone is not measured any more either.
            var gone = failure.StartsWith(ReplicationReasons.NoConfiguration, StringComparison.Ordinal);
            events.Tell(connection, gone ? ReplicationEvents.NotTracked : ReplicationEvents.Failed, task, failure);
        }
        else if (task.LateAt is { } at && events.Now >= at)
        {
            // It may have arrived before its lateness was noticed.
            if (!IsToldLate(connection, task)) TellLate(connection, task);
            events.Tell(connection, ReplicationEvents.AfterThreshold, task, null);
        }
    }

    static bool IsToldLate(SqliteConnection connection, ReplicationTask task)
    {
        using var row = connection.Statement("SELECT late FROM s3_replication_tasks WHERE id = $1", task.Id).ExecuteReader();
        return row.Read() && row.GetBoolean(0);
    }

    void SettleBatch(SqliteConnection connection, ReplicationTask task)
    {
        if (task.Batch is not { } place || batches is null) return;
        long waiting = 0;
        string? failure = null;
        using (var row = connection.Statement(
            "SELECT failure FROM s3_replication_tasks WHERE job = $1 AND ordinal = $2", place.Job, place.Ordinal).ExecuteReader())
        {
            while (row.Read())
            {
                if (row.Text(0) is { } reason) failure ??= reason;
                else waiting++;
            }
        }

        if (waiting == 0) batches(connection, place, failure);
    }

    // One status for all destinations, as on AWS: PENDING while any waits, then FAILED if any failed.
    static void SettleVersion(SqliteConnection connection, ReplicationTask task, byte[] key)
    {
        long waiting = 0, failed = 0;
        using (var row = connection.Statement(
            "SELECT count(*), count(failure) FROM s3_replication_tasks WHERE bucket = $1 AND key = $2 AND version_id = $3",
            task.Bucket, key, task.VersionId).ExecuteReader())
        {
            if (row.Read()) (waiting, failed) = (row.GetInt64(0) - row.GetInt64(1), row.GetInt64(1));
        }

        if (waiting > 0) return;
        if (failed > 0)
        {
            connection.Run(
                "DELETE FROM s3_replication_tasks WHERE bucket = $1 AND key = $2 AND version_id = $3", task.Bucket, key, task.VersionId);
        }

        VersionTable.SetReplicationStatus(
            connection, task.Bucket, task.Key, task.VersionId, failed > 0 ? "FAILED" : task.IsReplica ? "REPLICA" : "COMPLETED");
    }
}
