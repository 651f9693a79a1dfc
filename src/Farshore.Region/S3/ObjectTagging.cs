using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Labels of object versions; changing them makes no new version.</summary>
public sealed class ObjectTagging(ObjectStore store, BucketDirectory directory)
{
    public void Serve(Operations served)
    {
        served.Add(S3Api.GetObjectTagging, GetAsync);
        served.Add(S3Api.PutObjectTagging, PutAsync);
        served.Add(S3Api.DeleteObjectTagging, DeleteAsync);
    }

    Task<GetObjectTaggingOutput> GetAsync(GetObjectTaggingRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var version = VersionLookup.Need(store, bucket, request.Key, request.VersionId);
        return Task.FromResult(
            new GetObjectTaggingOutput { VersionId = VersionLookup.Shown(bucket, version), TagSet = TagRules.List(version.Tags) });
    }

    async Task<PutObjectTaggingOutput> PutAsync(PutObjectTaggingRequest request, Call call, CancellationToken cancellationToken)
    {
        var tags = TagRules.Check(request.Tagging.TagSet, TagRules.MostOnObject);
        return new() { VersionId = await SetAsync(
            request.Bucket, request.ExpectedBucketOwner, request.Key, request.VersionId, tags, cancellationToken) };
    }

    async Task<DeleteObjectTaggingOutput> DeleteAsync(DeleteObjectTaggingRequest request, Call call, CancellationToken cancellationToken)
    {
        var none = new Dictionary<string, string>();
        return new() { VersionId = await SetAsync(
            request.Bucket, request.ExpectedBucketOwner, request.Key, request.VersionId, none, cancellationToken) };
    }

    async Task<string?> SetAsync(
        string name, string? owner, string key, string? versionId, IReadOnlyDictionary<string, string> tags,
            CancellationToken cancellationToken)
    {
        var bucket = directory.Need(name, owner);
        _ = VersionLookup.Need(store, bucket, key, versionId);
        var version = await store.SetTagsAsync(bucket.Name, key, versionId, tags, cancellationToken)
            ?? throw (versionId is null ? S3Errors.NoSuchKey(key) : S3Errors.NoSuchVersion(key, versionId));
        return VersionLookup.Shown(bucket, version);
    }
}
