using Farshore.Region.S3.Events;
using Farshore.Region.S3.Storage;
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

    /// <summary>Events that end in the outbox of the source bucket.</summary>
    public static ReplicationEvents Of(ObjectStore store, TimeProvider time) => new((transaction, name, task, reason) =>
    {
        if (store.Buckets.Find(task.Bucket) is not { Notification: not null } bucket) return;
        var version = VersionTable.Find(transaction, task.Bucket, task.Key, task.VersionId);
        var now = time.GetUtcNow();
        store.Events.Record(transaction, bucket, new(name, task.Key, task.VersionId, task.Size, version?.ETag, now)
        {
            Replication = new(task.MeasuredRule ?? "", $"arn:aws:s3:::{task.Destination}", OperationOf(task, version), task.QueuedAt)
            {
                FailureReason = name == Failed ? reason?.Split(':')[0] : null,
                Threshold = name is Missed or AfterThreshold ? (int)ReplicationIntake.Promise.TotalMinutes : null,
                ReplicationTime = name == AfterThreshold ? now : null,
            },
        });
    }, time);

    public void Tell(SqliteConnection transaction, string name, ReplicationTask task, string? reason) =>
        sink(transaction, name, task, reason);

    static string OperationOf(ReplicationTask task, StoredVersion? version) => task.Kind switch
    {
        ReplicationKind.Tags => "OBJECT_PUT_TAGGING",
        ReplicationKind.State => "OBJECT_PUT_ACL",
        _ => version?.IsDeleteMarker == true ? "OBJECT_DELETE" : "OBJECT_PUT",
    };
}
