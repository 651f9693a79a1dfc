using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Partitions;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Finds the bucket a request names: here, or in which other Region.</summary>
public sealed class BucketDirectory(RegionContext region, BucketTable buckets)
{
    /// <summary>The account as S3 names owners.</summary>
    public string OwnerId { get; } = Accounts.CanonicalId(region.Account);

    /// <summary>The bucket, which must be in this Region.</summary>
    /// <exception cref="AwsException"><c>NoSuchBucket</c>; <c>PermanentRedirect</c> to the Region that has it; <c>AccessDenied</c>
    /// where the caller expected another owner.</exception>
    public BucketState Need(string name, string? expectedOwner = null)
    {
        if (buckets.Find(name) is not { } bucket)
        {
            throw region.Partition.Buckets.RegionOf(name) is { } other && other != region.Name
                ? Redirect(name, other)
                : S3Errors.NoSuchBucket(name);
        }

        CheckOwner(expectedOwner);
        return bucket;
    }

    /// <exception cref="AwsException"><c>AccessDenied</c>: every bucket here belongs to the one account.</exception>
    public void CheckOwner(string? expected)
    {
        if (expected is not null && expected != region.Account) throw new AwsException("AccessDenied", "Access Denied", 403);
    }

    /// <summary>The Region of a bucket, wherever it is; nothing where no bucket has the name.</summary>
    public string? RegionOf(string name) => buckets.Find(name) is null ? region.Partition.Buckets.RegionOf(name) : region.Name;

    AwsException Redirect(string name, string other)
    {
        // An address is only known for Regions of this home; the header alone is enough for a client that has its own.
        var endpoint = region.Peers.Names.Contains(other) ? region.Peers.EndpointOf(other).Authority : $"s3.{other}.amazonaws.com";
        return new(
            "PermanentRedirect",
            "The bucket you are attempting to access must be addressed using the specified endpoint. "
            + "Please send all future requests to this endpoint.", 301)
        {
            Details = new Dictionary<string, string> { ["Endpoint"] = endpoint, ["Bucket"] = name },
            Headers = new Dictionary<string, string> { ["x-amz-bucket-region"] = other },
        };
    }
}
