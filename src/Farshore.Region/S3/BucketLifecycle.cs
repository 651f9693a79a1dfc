using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Lifecycle;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Rules by which objects change class, expire, or are given up. What they ask for is done by
/// <see cref="LifecycleRun"/>.</summary>
public sealed class BucketLifecycle(ObjectStore store, BucketDirectory directory)
{
    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketLifecycleConfiguration, PutAsync);
        served.Add(S3Api.GetBucketLifecycleConfiguration, GetAsync);
        served.Add(S3Api.DeleteBucketLifecycle, DeleteAsync);
    }

    async Task<PutBucketLifecycleConfigurationOutput> PutAsync(
        PutBucketLifecycleConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var minimum = request.TransitionDefaultMinimumObjectSize ?? LifecycleSetting.AllClasses;
        if (minimum is not (LifecycleSetting.AllClasses or LifecycleSetting.ByClass))
        {
            throw S3Errors.InvalidRequest(
                $"Invalid TransitionDefaultMinimumObjectSize found: {minimum}, acceptable values: {LifecycleSetting.ByClass}, "
                + LifecycleSetting.AllClasses);
        }

        var setting = new LifecycleSetting(LifecycleCheck.Checked(request.LifecycleConfiguration?.Rules), minimum);
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket with { Lifecycle = setting }, cancellationToken);
        return new() { TransitionDefaultMinimumObjectSize = minimum };
    }

    Task<GetBucketLifecycleConfigurationOutput> GetAsync(
        GetBucketLifecycleConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        var setting = directory.Need(request.Bucket, request.ExpectedBucketOwner).Lifecycle
            ?? throw S3Errors.NotSet(
                "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist", request.Bucket);
        return Task.FromResult(new GetBucketLifecycleConfigurationOutput
        {
            Rules = setting.Rules,
            TransitionDefaultMinimumObjectSize = setting.MinimumSize,
        });
    }

    async Task<DeleteBucketLifecycleResponse> DeleteAsync(
        DeleteBucketLifecycleRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket with { Lifecycle = null }, cancellationToken);
        return new();
    }
}
