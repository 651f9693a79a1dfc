using System.Globalization;
using Farshore.Aws;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Finds the version a request is about, or says as S3 does why it cannot be had.</summary>
static class VersionLookup
{
    /// <exception cref="AwsException"><c>NoSuchKey</c>, <c>NoSuchVersion</c>, <c>MethodNotAllowed</c> for a delete marker,
    /// <c>InvalidArgument</c> for what is no version id.</exception>
    public static StoredVersion Need(ObjectStore store, BucketState bucket, string key, string? versionId) =>
        Need(store.Find, bucket, key, versionId);

    /// <inheritdoc cref="Need(ObjectStore, BucketState, string, string?)"/>
    public static StoredVersion Need(Func<string, string, string?, StoredVersion?> find, BucketState bucket, string key, string? versionId)
    {
        if (versionId is not null) CheckId(versionId);
        return find(bucket.Name, key, versionId) switch
        {
            null => throw (versionId is null ? S3Errors.NoSuchKey(key) : S3Errors.NoSuchVersion(key, versionId)),
            { IsDeleteMarker: false } version => version,
            var marker when versionId is null => throw Deleted(marker),
            var marker => throw MarkerAsked(marker),
        };
    }

    /// <summary>The version, in a bucket whose versions can be locked.</summary>
    /// <exception cref="AwsException"><c>InvalidRequest</c>, or as <see cref="Need"/>.</exception>
    public static StoredVersion NeedLockable(ObjectStore store, BucketState bucket, string key, string? versionId) =>
        bucket.ObjectLock is not null ? Need(store, bucket, key, versionId)
            : throw S3Errors.InvalidRequest("Bucket is missing Object Lock Configuration");

    /// <exception cref="AwsException"><c>InvalidArgument</c>.</exception>
    public static void CheckId(string versionId)
    {
        if (versionId == VersionIds.Null || VersionIds.TryReadSequence(versionId, out _)) return;
        throw S3Errors.InvalidArgument(
            versionId.Length == 0 ? "Version id cannot be the empty string" : "Invalid version id specified", "versionId", versionId);
    }

    /// <summary>The version id that an answer carries: none in a bucket that never had versioning.</summary>
    public static string? Shown(BucketState bucket, StoredVersion version) => bucket.Versioning is null ? null : version.VersionId;

    static AwsException Deleted(StoredVersion marker) => new("NoSuchKey", "The specified key does not exist.", 404)
    {
        Details = new Dictionary<string, string> { ["Key"] = marker.Key },
        Headers = new Dictionary<string, string> { ["x-amz-delete-marker"] = "true", ["x-amz-version-id"] = marker.VersionId },
    };

    static AwsException MarkerAsked(StoredVersion marker) =>
        new("MethodNotAllowed", "The specified method is not allowed against this resource.", 405)
        {
            Details = new Dictionary<string, string> { ["Method"] = "GET", ["ResourceType"] = "DeleteMarker" },
            Headers = new Dictionary<string, string>
            {
                ["x-amz-delete-marker"] = "true",
                ["x-amz-version-id"] = marker.VersionId,
                ["Last-Modified"] = marker.LastModified.ToString("R", CultureInfo.InvariantCulture),
                ["Allow"] = "DELETE",
            },
        };
}
