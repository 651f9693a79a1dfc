using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Readable copies of archived objects, which take as long as AWS says at the least, by the region's clock.</summary>
public sealed class ObjectRestores(RegionContext region, ObjectStore store, BucketDirectory directory)
{
    const int Accepted = 202;
    const string DeepArchive = "DEEP_ARCHIVE";

    static readonly RestoreObjectOutput Done = new();
    static readonly string[] Tiers = ["Bulk", "Standard", "Expedited"];

    public void Serve(Operations served) =>
        served.Add(S3Api.RestoreObject, RestoreAsync, output => ReferenceEquals(output, Done) ? null : Accepted);

    async Task<RestoreObjectOutput> RestoreAsync(RestoreObjectRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var (days, tier) = Read(request.RestoreRequest);
        _ = VersionLookup.Need(store, bucket, request.Key, request.VersionId);
        var now = region.Clock.GetUtcNow();
        var wasThere = false;
        await store.ChangeStateAsync(bucket.Name, request.Key, request.VersionId, version =>
        {
            CheckClass(version, tier);
            var restore = ObjectRestore.Of(version.State, now);
            wasThere = restore?.IsOngoing(now) is false;
            return version.State with
            {
                Restore = wasThere ? restore! with { Expires = ObjectRestore.EndOf(now, days) } : Begin(version, restore, tier, days, now),
            };
        }, cancellationToken);
        return wasThere ? Done : new();
    }

    static (int Days, string Tier) Read(RestoreRequest? asked)
    {
        if (asked is null) throw S3Errors.MalformedXml();
        if (asked.Type is not null) throw S3Errors.NotImplemented("SelectParameters");
        var tier = asked.GlacierJobParameters?.Tier ?? asked.Tier ?? "Standard";
        if (asked.Days is not { } days || !Tiers.Contains(tier)) throw S3Errors.MalformedXml();
        return days > 0 ? (days, tier) : throw S3Errors.InvalidArgument("restoration days should be at least 1", "Days", $"{days}");
    }

    static void CheckClass(StoredVersion version, string tier)
    {
        if (!ObjectRestore.IsArchived(version.StorageClass))
        {
            throw new AwsException("InvalidObjectState", "Restore is not allowed for the object's current storage class", 403)
            {
                Details = new Dictionary<string, string> { ["StorageClass"] = version.StorageClass },
            };
        }

        if (version.StorageClass == DeepArchive && tier == "Expedited")
            throw S3Errors.InvalidArgument("Retrieval option is not supported by this storage class", "Tier", tier);
    }

    // Who cannot wait may ask again for a faster tier, and only for that.
    static ObjectRestore Begin(StoredVersion version, ObjectRestore? ongoing, string tier, int days, DateTimeOffset now)
    {
        if (ongoing is not null && Array.IndexOf(Tiers, tier) <= Array.IndexOf(Tiers, ongoing.Tier))
            throw new AwsException("RestoreAlreadyInProgress", "Object restore is already in progress", 409);
        var readyAt = now + Duration(version.StorageClass, tier);
        if (ongoing?.ReadyAt < readyAt) readyAt = ongoing.ReadyAt;
        return new(tier, readyAt, ObjectRestore.EndOf(readyAt, days));
    }

    static TimeSpan Duration(string storageClass, string tier) => (storageClass, tier) switch
    {
        (DeepArchive, "Bulk") => TimeSpan.FromHours(48),
        (DeepArchive, _) => TimeSpan.FromHours(12),
        (_, "Bulk") => TimeSpan.FromHours(5),
        (_, "Standard") => TimeSpan.FromHours(3),
        _ => TimeSpan.FromSeconds(1),
    };
}
