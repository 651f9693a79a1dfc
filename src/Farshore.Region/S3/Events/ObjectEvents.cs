using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Events;

/// <summary>Finds AWS's name for a change to a version, from what caused it.</summary>
public sealed class ObjectEvents(BucketEvents events, TimeProvider time)
{
    /// <summary>As the <see cref="Cause"/> of what lifecycle rules do.</summary>
    public const string Lifecycle = "Lifecycle";

    static bool ByLifecycle => Cause.Current?.Operation == Lifecycle;

    /// <summary>A version or a delete marker is now the current one.</summary>
    public void Made(SqliteConnection transaction, BucketState bucket, StoredVersion version)
    {
        if (bucket.Notification is null) return;
        var name = version.IsDeleteMarker ? ByLifecycle ? EventNames.ExpiredByMarker : EventNames.MarkerMade
            : Cause.Current?.Operation switch
            {
                "PostObject" => EventNames.Post,
                "CopyObject" => EventNames.Copy,
                "CompleteMultipartUpload" => EventNames.Completed,
                _ => EventNames.Put,
            };
        events.Record(transaction, bucket, Of(name, bucket, version));
    }

    /// <summary>A version is gone for good.</summary>
    public void Removed(SqliteConnection transaction, BucketState bucket, StoredVersion version)
    {
        if (bucket.Notification is null) return;
        events.Record(transaction, bucket, Of(ByLifecycle ? EventNames.Expired : EventNames.Deleted, bucket, version) with
        {
            Size = 0,
            ETag = null,
        });
    }

    /// <summary>A version has other tags now.</summary>
    public void Tagged(SqliteConnection transaction, BucketState bucket, StoredVersion version)
    {
        if (bucket.Notification is null) return;
        var name = Cause.Current?.Operation == "DeleteObjectTagging" ? EventNames.Untagged : EventNames.Tagged;
        events.Record(transaction, bucket, Of(name, bucket, version));
    }

    /// <summary>The state of a version is another now; not every change of it is an event.</summary>
    public void Altered(SqliteConnection transaction, BucketState bucket, StoredVersion version)
    {
        if (bucket.Notification is null) return;
        switch (Cause.Current?.Operation)
        {
            case "PutObjectAcl":
                events.Record(transaction, bucket, Of(EventNames.AclPut, bucket, version));
                break;
            case "RestoreObject":
                var asked = Of(EventNames.RestoreAsked, bucket, version) with { RestoredFrom = version.StorageClass };
                RestoreEvents.Expect(transaction, version, asked.At);
                events.Record(transaction, bucket, asked);
                break;
        }
    }

    /// <summary>A version has another storage class now.</summary>
    public void Transitioned(SqliteConnection transaction, BucketState bucket, StoredVersion version)
    {
        if (bucket.Notification is null) return;
        events.Record(
            transaction, bucket, Of(EventNames.Transitioned, bucket, version) with { TransitionedTo = version.StorageClass });
    }

    BucketEvent Of(string name, BucketState bucket, StoredVersion version) => new(
        name, version.Key, bucket.Versioning is null ? null : version.VersionId, version.Size,
        version.IsDeleteMarker ? null : version.ETag, time.GetUtcNow());
}
