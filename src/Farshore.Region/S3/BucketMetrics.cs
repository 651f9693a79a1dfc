using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Which request metrics a bucket would have. The settings are checked and kept; nothing is measured.</summary>
public sealed class BucketMetrics
{
    readonly BucketConfigurations<MetricsConfiguration> kept;
    readonly BucketDirectory directory;

    public BucketMetrics(RegionContext region, ObjectStore store, BucketDirectory directory)
    {
        this.directory = directory;
        kept = new(region.Database, "s3_metrics", S3Documents.Default.MetricsConfiguration, one => one.Id);
        store.BucketDeleted += kept.Forget;
    }

    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketMetricsConfiguration, PutAsync);
        served.Add(S3Api.GetBucketMetricsConfiguration, GetAsync);
        served.Add(S3Api.DeleteBucketMetricsConfiguration, DeleteAsync);
        served.Add(S3Api.ListBucketMetricsConfigurations, ListAsync);
    }

    async Task<PutBucketMetricsConfigurationResponse> PutAsync(
        PutBucketMetricsConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        Check(request.MetricsConfiguration);
        await kept.PutAsync(request.Bucket, request.Id, request.MetricsConfiguration, cancellationToken);
        return new();
    }

    Task<GetBucketMetricsConfigurationOutput> GetAsync(
        GetBucketMetricsConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        return Task.FromResult(new GetBucketMetricsConfigurationOutput { MetricsConfiguration = kept.Need(request.Bucket, request.Id) });
    }

    async Task<DeleteBucketMetricsConfigurationResponse> DeleteAsync(
        DeleteBucketMetricsConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        await kept.DeleteAsync(request.Bucket, request.Id, cancellationToken);
        return new();
    }

    Task<ListBucketMetricsConfigurationsOutput> ListAsync(
        ListBucketMetricsConfigurationsRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var (page, next) = kept.List(request.Bucket, request.ContinuationToken);
        return Task.FromResult(new ListBucketMetricsConfigurationsOutput
        {
            ContinuationToken = request.ContinuationToken,
            MetricsConfigurationList = page,
            IsTruncated = next is not null,
            NextContinuationToken = next,
        });
    }

    static void Check(MetricsConfiguration setting)
    {
        if (setting.Filter is not { } filter) return;
        var members = (filter.Prefix is null ? 0 : 1) + (filter.Tag is null ? 0 : 1) + (filter.And is null ? 0 : 1)
            + (filter.AccessPointArn is null ? 0 : 1);
        if (members != 1) throw S3Errors.MalformedXml();
    }
}
