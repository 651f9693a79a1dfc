using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Locks of versions without a date.</summary>
public sealed class ObjectLegalHolds(ObjectStore store, BucketDirectory directory)
{
    public void Serve(Operations served)
    {
        served.Add(S3Api.PutObjectLegalHold, PutAsync);
        served.Add(S3Api.GetObjectLegalHold, GetAsync);
    }

    async Task<PutObjectLegalHoldOutput> PutAsync(PutObjectLegalHoldRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        if (request.LegalHold?.Status is not ("ON" or "OFF")) throw S3Errors.MalformedXml();
        VersionLookup.NeedLockable(store, bucket, request.Key, request.VersionId);
        await store.ChangeStateAsync(
            bucket.Name, request.Key, request.VersionId, version => version.State with { LegalHold = request.LegalHold.Status == "ON" },
            cancellationToken);
        return new();
    }

    Task<GetObjectLegalHoldOutput> GetAsync(GetObjectLegalHoldRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var hold = VersionLookup.NeedLockable(store, bucket, request.Key, request.VersionId).State.LegalHold
            ?? throw S3Errors.NoObjectLock(request.Key);
        return Task.FromResult(new GetObjectLegalHoldOutput { LegalHold = new() { Status = hold ? "ON" : "OFF" } });
    }
}
