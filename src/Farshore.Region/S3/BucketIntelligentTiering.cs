using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Archive tiers of objects in INTELLIGENT_TIERING. The settings are checked and kept; no object is moved.</summary>
public sealed class BucketIntelligentTiering
{
    const int MostDays = 730;

    readonly BucketConfigurations<IntelligentTieringConfiguration> kept;
    readonly BucketDirectory directory;

    public BucketIntelligentTiering(RegionContext region, ObjectStore store, BucketDirectory directory)
    {
        this.directory = directory;
        kept = new(region.Database, "s3_intelligent_tiering", S3Documents.Default.IntelligentTieringConfiguration, one => one.Id);
        store.BucketDeleted += kept.Forget;
    }

    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketIntelligentTieringConfiguration, PutAsync);
        served.Add(S3Api.GetBucketIntelligentTieringConfiguration, GetAsync);
        served.Add(S3Api.DeleteBucketIntelligentTieringConfiguration, DeleteAsync);
        served.Add(S3Api.ListBucketIntelligentTieringConfigurations, ListAsync);
    }

    async Task<PutBucketIntelligentTieringConfigurationResponse> PutAsync(
        PutBucketIntelligentTieringConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        Check(request.IntelligentTieringConfiguration);
        await kept.PutAsync(request.Bucket, request.Id, request.IntelligentTieringConfiguration, cancellationToken);
        return new();
    }

    Task<GetBucketIntelligentTieringConfigurationOutput> GetAsync(
        GetBucketIntelligentTieringConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        return Task.FromResult(
            new GetBucketIntelligentTieringConfigurationOutput { IntelligentTieringConfiguration = kept.Need(request.Bucket, request.Id) });
    }

    async Task<DeleteBucketIntelligentTieringConfigurationResponse> DeleteAsync(
        DeleteBucketIntelligentTieringConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        await kept.DeleteAsync(request.Bucket, request.Id, cancellationToken);
        return new();
    }

    Task<ListBucketIntelligentTieringConfigurationsOutput> ListAsync(
        ListBucketIntelligentTieringConfigurationsRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var (page, next) = kept.List(request.Bucket, request.ContinuationToken);
        return Task.FromResult(new ListBucketIntelligentTieringConfigurationsOutput
        {
            ContinuationToken = request.ContinuationToken,
            IntelligentTieringConfigurationList = page,
            IsTruncated = next is not null,
            NextContinuationToken = next,
        });
    }

    static void Check(IntelligentTieringConfiguration setting)
    {
        var filter = setting.Filter;
        if (setting.Status is not ("Enabled" or "Disabled") || setting.Tierings.Count is 0 or > 2
            || (filter?.Prefix is null ? 0 : 1) + (filter?.Tag is null ? 0 : 1) + (filter?.And is null ? 0 : 1) > 1
            || setting.Tierings.Any(tiering => tiering.AccessTier is not ("ARCHIVE_ACCESS" or "DEEP_ARCHIVE_ACCESS")))
        {
            throw S3Errors.MalformedXml();
        }

        foreach (var tiering in setting.Tierings)
        {
            var least = tiering.AccessTier == "ARCHIVE_ACCESS" ? 90 : 180;
            if (tiering.Days >= least && tiering.Days <= MostDays) continue;
            throw S3Errors.InvalidArgument(
                $"Days for {tiering.AccessTier} must be between {least} and {MostDays}.", "Days", $"{tiering.Days}");
        }
    }
}
