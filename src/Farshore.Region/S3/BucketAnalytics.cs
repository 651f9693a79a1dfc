using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Analyses of how objects are used. The settings are checked and kept; nothing is analysed.</summary>
public sealed class BucketAnalytics
{
    readonly BucketConfigurations<AnalyticsConfiguration> kept;
    readonly BucketDirectory directory;

    public BucketAnalytics(RegionContext region, ObjectStore store, BucketDirectory directory)
    {
        this.directory = directory;
        kept = new(region.Database, "s3_analytics", S3Documents.Default.AnalyticsConfiguration, one => one.Id);
        store.BucketDeleted += kept.Forget;
    }

    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketAnalyticsConfiguration, PutAsync);
        served.Add(S3Api.GetBucketAnalyticsConfiguration, GetAsync);
        served.Add(S3Api.DeleteBucketAnalyticsConfiguration, DeleteAsync);
        served.Add(S3Api.ListBucketAnalyticsConfigurations, ListAsync);
    }

    async Task<PutBucketAnalyticsConfigurationResponse> PutAsync(
        PutBucketAnalyticsConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        Check(request.AnalyticsConfiguration);
        await kept.PutAsync(request.Bucket, request.Id, request.AnalyticsConfiguration, cancellationToken);
        return new();
    }

    Task<GetBucketAnalyticsConfigurationOutput> GetAsync(
        GetBucketAnalyticsConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        return Task.FromResult(
            new GetBucketAnalyticsConfigurationOutput { AnalyticsConfiguration = kept.Need(request.Bucket, request.Id) });
    }

    async Task<DeleteBucketAnalyticsConfigurationResponse> DeleteAsync(
        DeleteBucketAnalyticsConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        await kept.DeleteAsync(request.Bucket, request.Id, cancellationToken);
        return new();
    }

    Task<ListBucketAnalyticsConfigurationsOutput> ListAsync(
        ListBucketAnalyticsConfigurationsRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var (page, next) = kept.List(request.Bucket, request.ContinuationToken);
        return Task.FromResult(new ListBucketAnalyticsConfigurationsOutput
        {
            ContinuationToken = request.ContinuationToken,
            AnalyticsConfigurationList = page,
            IsTruncated = next is not null,
            NextContinuationToken = next,
        });
    }

    static void Check(AnalyticsConfiguration setting)
    {
        if (setting.Filter is { } filter
            && (filter.Prefix is null ? 0 : 1) + (filter.Tag is null ? 0 : 1) + (filter.And is null ? 0 : 1) != 1)
        {
            throw S3Errors.MalformedXml();
        }

        if (setting.StorageClassAnalysis.DataExport is not { } export) return;
        if (export.OutputSchemaVersion is not "V_1" || export.Destination.S3BucketDestination.Format is not "CSV")
            throw S3Errors.MalformedXml();
    }
}
