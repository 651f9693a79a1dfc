using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Locks of versions until a date.</summary>
public sealed class ObjectRetentions(RegionContext region, ObjectStore store, BucketDirectory directory)
{
    public void Serve(Operations served)
    {
        served.Add(S3Api.PutObjectRetention, PutAsync);
        served.Add(S3Api.GetObjectRetention, GetAsync);
    }

    async Task<PutObjectRetentionOutput> PutAsync(PutObjectRetentionRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var now = region.Clock.GetUtcNow();
        var (mode, until) = Read(request.Retention, now);
        VersionLookup.NeedLockable(store, bucket, request.Key, request.VersionId);
        await store.ChangeStateAsync(bucket.Name, request.Key, request.VersionId, version =>
        {
            VersionLock.CheckChange(version.State, mode, until, now, request.BypassGovernanceRetention is true);
            return version.State with { LockMode = mode, RetainUntil = until };
        }, cancellationToken);
        return new();
    }

    Task<GetObjectRetentionOutput> GetAsync(GetObjectRetentionRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var state = VersionLookup.NeedLockable(store, bucket, request.Key, request.VersionId).State;
        if (state.LockMode is null) throw S3Errors.NoObjectLock(request.Key);
        return Task.FromResult(new GetObjectRetentionOutput
        {
            Retention = new() { Mode = state.LockMode, RetainUntilDate = state.RetainUntil },
        });
    }

    // An empty element takes the retention away.
    static (string? Mode, DateTimeOffset? Until) Read(ObjectLockRetention? asked, DateTimeOffset now)
    {
        if (asked is null || asked.Mode is null != asked.RetainUntilDate is null) throw S3Errors.MalformedXml();
        if (asked.Mode is not (null or VersionLock.Governance or VersionLock.Compliance)) throw S3Errors.MalformedXml();
        if (asked.RetainUntilDate <= now)
            throw S3Errors.InvalidArgument("The retain until date must be in the future!", "RetainUntilDate", $"{asked.RetainUntilDate:u}");
        return (asked.Mode, asked.RetainUntilDate);
    }
}
