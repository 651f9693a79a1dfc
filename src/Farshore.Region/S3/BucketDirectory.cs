using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Access;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Finds the bucket a request names: here, or in which other Region.</summary>
public sealed class BucketDirectory(RegionContext region, BucketTable buckets)
{
    /// <summary>A bucket's owner as S3 names it.</summary>
    public string OwnerId(BucketState bucket) => AccessList.CanonicalId(OwnerOf(bucket));

    /// <summary>The owner of an object, or of an upload under way, as S3 names it.</summary>
    public string OwnerId(BucketState bucket, ObjectState state) => AccessList.CanonicalId(OwnerOf(bucket, state));

    /// <summary>The account that a bucket belongs to.</summary>
    public string OwnerOf(BucketState bucket) => bucket.Owner ?? region.Account;

    /// <summary>The account that an object belongs to: the bucket's, where ACLs are off.</summary>
    public string OwnerOf(BucketState bucket, ObjectState state) =>
        bucket.OwnerEnforced ? OwnerOf(bucket) : state.Owner ?? OwnerOf(bucket);

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

        if (expectedOwner is not null && expectedOwner != OwnerOf(bucket)) throw AccessDenials.Plain();
        return bucket;
    }

    /// <summary>Of a bucket wherever it is.</summary>
    /// <exception cref="AwsException"><c>AccessDenied</c>: it belongs to another account than the caller expects.</exception>
    public void CheckOwner(string name, string? expected)
    {
        if (expected is not null && region.Partition.Buckets.Find(name) is { } found && found.Account != expected)
            throw AccessDenials.Plain();
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
