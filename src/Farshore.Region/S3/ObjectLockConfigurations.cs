using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Whether a bucket's versions can be locked. Once they can, they always can, and versions are always kept.</summary>
public sealed class ObjectLockConfigurations(ObjectStore store, BucketDirectory directory)
{
    /// <summary>What a bucket has that was made with object lock.</summary>
    public static readonly ObjectLockConfiguration WithoutRule = new() { ObjectLockEnabled = "Enabled" };

    const int MostDays = 36500;
    const int MostYears = 100;

    public void Serve(Operations served)
    {
        served.Add(S3Api.PutObjectLockConfiguration, PutAsync);
        served.Add(S3Api.GetObjectLockConfiguration, GetAsync);
    }

    async Task<PutObjectLockConfigurationOutput> PutAsync(
        PutObjectLockConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var asked = request.ObjectLockConfiguration ?? throw S3Errors.MalformedXml();
        Check(asked);
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket.KeepsVersions
            ? bucket with { ObjectLock = asked }
            : throw new AwsException(
                "InvalidBucketState", "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration", 409),
            cancellationToken);
        return new();
    }

    Task<GetObjectLockConfigurationOutput> GetAsync(
        GetObjectLockConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        return Task.FromResult(new GetObjectLockConfigurationOutput
        {
            ObjectLockConfiguration = bucket.ObjectLock ?? throw S3Errors.NotSet(
                "ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket", request.Bucket),
        });
    }

    static void Check(ObjectLockConfiguration asked)
    {
        if (asked.ObjectLockEnabled != "Enabled") throw S3Errors.MalformedXml();
        if (asked.Rule is null) return;
        if (asked.Rule.DefaultRetention is not { Mode: VersionLock.Governance or VersionLock.Compliance } retention
            || retention.Days is null == retention.Years is null) throw S3Errors.MalformedXml();
        CheckPeriod("Days", retention.Days, MostDays);
        CheckPeriod("Years", retention.Years, MostYears);
    }

    static void CheckPeriod(string name, int? period, int most)
    {
        if (period <= 0)
            throw S3Errors.InvalidArgument("Default retention period must be a positive integer value.", name, $"{period}");
        if (period > most) throw S3Errors.InvalidArgument("Default retention period too large.", name, $"{period}");
    }
}
