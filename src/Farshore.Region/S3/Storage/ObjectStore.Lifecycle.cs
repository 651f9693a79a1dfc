namespace Farshore.Region.S3.Storage;

// What lifecycle rules do. They looked at a version a moment ago; whether it still is what they saw is decided in the transaction.
public sealed partial class ObjectStore
{
    /// <summary>Deletes the current version as a client without a version id would, if it still is the current one.</summary>
    /// <returns>Whether it was.</returns>
    public Task<bool> ExpireAsync(string bucket, string key, long seen, DateTimeOffset at, CancellationToken cancellationToken) =>
        ChangeAsync((connection, files) =>
        {
            if (VersionTable.Newest(connection, bucket, key) is not { IsDeleteMarker: false } current
                || current.Sequence != seen) return false;
            DeleteCurrent(connection, bucket, key, WriteConditions.None, at, files);
            return true;
        }, cancellationToken);

    /// <summary>Deletes a version or a delete marker for good, if it still is there and its place among the versions is the same.</summary>
    /// <returns>Whether it was.</returns>
    /// <exception cref="Aws.AwsException">It is locked.</exception>
    public Task<bool> RemoveAsync(string bucket, string key, string versionId, long seen, CancellationToken cancellationToken) =>
        ChangeAsync((connection, files) =>
        {
            if (VersionTable.Find(connection, bucket, key, versionId) is not { } version || version.Sequence != seen) return false;
            // A marker on top goes only if nothing would come to light again.
            if (version.IsDeleteMarker && VersionTable.HasOlder(connection, version)
                && VersionTable.Newest(connection, bucket, key)?.Sequence == seen) return false;
            DeleteVersion(connection, bucket, key, versionId, WriteConditions.None, files);
            return true;
        }, cancellationToken);

    /// <summary>Moves a version to another storage class; its bytes lie where they lay.</summary>
    /// <returns>Whether it was still there.</returns>
    public Task<bool> TransitionAsync(
        string bucket, string key, string versionId, long seen, string storageClass, CancellationToken cancellationToken) =>
        database.WriteAsync(connection =>
        {
            if (VersionTable.Find(connection, bucket, key, versionId) is not { } version || version.Sequence != seen) return false;
            VersionTable.SetStorageClass(connection, version, storageClass);
            events.Transitioned(connection, Buckets.Need(connection, bucket), version with { StorageClass = storageClass });
            return true;
        }, cancellationToken);
}
