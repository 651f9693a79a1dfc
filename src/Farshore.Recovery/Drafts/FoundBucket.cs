using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Drafts;

/// <summary>A bucket of a Region.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="ReplicatesTo">Buckets that its replication rules in force name.</param>
public sealed record FoundBucket(string Name, IReadOnlyList<PlanTag> Tags, IReadOnlyList<string> ReplicatesTo)
{
    const int AtOnce = 8;

    /// <summary>Those of the account that are in the Region, by name.</summary>
    public static async Task<IReadOnlyList<FoundBucket>> ListAsync(RegionAccess access, CancellationToken cancellationToken)
    {
        var listed = (await access.S3.ListBucketsAsync(new ListBucketsRequest(), cancellationToken)).Buckets ?? [];
        var found = new FoundBucket?[listed.Count];
        await Parallel.ForAsync(0, listed.Count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (index, token) => found[index] = await ReadAsync(access, listed[index], token));
        return [.. found.OfType<FoundBucket>().OrderBy(bucket => bucket.Name, StringComparer.Ordinal)];
    }

    static async Task<FoundBucket?> ReadAsync(RegionAccess access, S3Bucket listed, CancellationToken cancellationToken)
    {
        var name = listed.BucketName;
        var region = listed.BucketRegion is { Length: > 0 } said ? said : await RegionOfAsync(access.S3, name, cancellationToken);
        if (region != access.Region) return null;
        return new(name,
            await OrNoneAsync(async () => (await access.S3.GetBucketTaggingAsync(
                new GetBucketTaggingRequest { BucketName = name }, cancellationToken)).TagSet?.Select(tag =>
                    new PlanTag(tag.Key, tag.Value))),
            await OrNoneAsync(async () => (await access.S3.GetBucketReplicationAsync(
                new GetBucketReplicationRequest { BucketName = name }, cancellationToken)).Configuration?.Rules?
                .Where(rule => rule.Status == ReplicationRuleStatus.Enabled)
                .Select(rule => Arn.TryParse(rule.Destination?.BucketArn, out var arn) ? arn.Resource : "")
                .Where(destination => destination.Length > 0).Distinct()));
    }

    /// <summary>As GetBucketLocation says it: nothing for us-east-1, and one old name.</summary>
    static async Task<string> RegionOfAsync(IAmazonS3 s3, string bucket, CancellationToken cancellationToken)
    {
        try
        {
            return (await s3.GetBucketLocationAsync(new GetBucketLocationRequest { BucketName = bucket },
                cancellationToken)).Location?.Value switch
            {
                null or "" => "us-east-1",
                "EU" => "eu-west-1",
                var region => region,
            };
        }
        catch (AmazonS3Exception refused) when (Failure.Transient(refused) is null)
        {
            return "";
        }
    }

    /// <summary>What a bucket has none of is answered by an error, and so is what may not be read; neither is missed in a draft.</summary>
    static async Task<IReadOnlyList<T>> OrNoneAsync<T>(Func<Task<IEnumerable<T>?>> read)
    {
        try
        {
            return [.. await read() ?? []];
        }
        catch (AmazonS3Exception refused) when (Failure.Transient(refused) is null)
        {
            return [];
        }
    }
}
