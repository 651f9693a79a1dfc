using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Replication;

/// <summary>Notes one event down, in the transaction in which it happens.</summary>
/// <param name="name">In full, e.g. <c>s3:Replication:OperationMissedThreshold</c>.</param>
/// <param name="reason">Of a failure.</param>
public delegate void ReplicationEventSink(SqliteConnection transaction, string name, ReplicationTask task, string? reason);

/// <summary>What replication tells those who asked to be notified.</summary>
/// <param name="sink">Where events go.</param>
/// <param name="time">The region's clock.</param>
public sealed class ReplicationEvents(ReplicationEventSink sink, TimeProvider time)
{
    public const string Failed = "s3:Replication:OperationFailedReplication";
    public const string Missed = "s3:Replication:OperationMissedThreshold";
    public const string AfterThreshold = "s3:Replication:OperationReplicatedAfterThreshold";
    public const string NotTracked = "s3:Replication:OperationNotTracked";

    /// <summary>Nobody is told.</summary>
    public static readonly ReplicationEvents Untold = new(static (_, _, _, _) => { }, TimeProvider.System);

    public DateTimeOffset Now => time.GetUtcNow();

    public void Tell(SqliteConnection transaction, string name, ReplicationTask task, string? reason) =>
        sink(transaction, name, task, reason);
}
