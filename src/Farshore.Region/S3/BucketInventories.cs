using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Reports of what is in a bucket. The settings are checked and kept; no reports are made.</summary>
public sealed class BucketInventories
{
    static readonly HashSet<string> Fields = new(StringComparer.Ordinal)
    {
        "Size", "LastModifiedDate", "StorageClass", "ETag", "IsMultipartUploaded", "ReplicationStatus", "EncryptionStatus",
        "ObjectLockRetainUntilDate", "ObjectLockMode", "ObjectLockLegalHoldStatus", "IntelligentTieringAccessTier", "BucketKeyStatus",
        "ChecksumAlgorithm", "ObjectAccessControlList", "ObjectOwner", "LifecycleExpirationDate",
    };

    readonly BucketConfigurations<InventoryConfiguration> kept;
    readonly BucketDirectory directory;

    public BucketInventories(RegionContext region, ObjectStore store, BucketDirectory directory)
    {
        this.directory = directory;
        kept = new(region.Database, "s3_inventories", S3Documents.Default.InventoryConfiguration, one => one.Id);
        store.BucketDeleted += kept.Forget;
    }

    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketInventoryConfiguration, PutAsync);
        served.Add(S3Api.GetBucketInventoryConfiguration, GetAsync);
        served.Add(S3Api.DeleteBucketInventoryConfiguration, DeleteAsync);
        served.Add(S3Api.ListBucketInventoryConfigurations, ListAsync);
    }

    async Task<PutBucketInventoryConfigurationResponse> PutAsync(
        PutBucketInventoryConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        Check(request.InventoryConfiguration);
        await kept.PutAsync(request.Bucket, request.Id, request.InventoryConfiguration, cancellationToken);
        return new();
    }

    Task<GetBucketInventoryConfigurationOutput> GetAsync(
        GetBucketInventoryConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        return Task.FromResult(
            new GetBucketInventoryConfigurationOutput { InventoryConfiguration = kept.Need(request.Bucket, request.Id) });
    }

    async Task<DeleteBucketInventoryConfigurationResponse> DeleteAsync(
        DeleteBucketInventoryConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        await kept.DeleteAsync(request.Bucket, request.Id, cancellationToken);
        return new();
    }

    Task<ListBucketInventoryConfigurationsOutput> ListAsync(
        ListBucketInventoryConfigurationsRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var (page, next) = kept.List(request.Bucket, request.ContinuationToken);
        return Task.FromResult(new ListBucketInventoryConfigurationsOutput
        {
            ContinuationToken = request.ContinuationToken,
            InventoryConfigurationList = page,
            IsTruncated = next is not null,
            NextContinuationToken = next,
        });
    }

    static void Check(InventoryConfiguration setting)
    {
        var target = setting.Destination.S3BucketDestination;
        var encryption = target.Encryption;
        if (setting.IncludedObjectVersions is not ("All" or "Current") || setting.Schedule.Frequency is not ("Daily" or "Weekly")
            || target.Format is not ("CSV" or "ORC" or "Parquet") || (setting.OptionalFields ?? []).Any(field => !Fields.Contains(field))
            || encryption is { SSES3: not null, SSEKMS: not null })
        {
            throw S3Errors.MalformedXml();
        }

        if (!target.Bucket.StartsWith("arn:aws:s3:::", StringComparison.Ordinal))
            throw S3Errors.InvalidArgument("Invalid S3 destination bucket.", "Bucket", target.Bucket);
    }
}
