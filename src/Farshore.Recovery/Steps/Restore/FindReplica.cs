using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>Finds the bucket that stands in for the lost one. It needs no restore: replication and export have filled it.</summary>
public sealed record FindReplica(PlanBucket Resource, Ref<Capsule> Set) : Step<Restored>
{
    public override IEnumerable<string> Needs() => [Set.Step];

    public override string? About() => Resource.Name;

    public override async Task<Restored> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var region = context.World.InSecondary;
        try
        {
            await region.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Resource.Replica, MaxKeys = 1 }, cancellationToken);
        }
        catch (AmazonS3Exception missing) when (missing.ErrorCode is "NoSuchBucket")
        {
            throw new StepRefusedException($"the replica {Resource.Replica} of {Resource.Bucket} is not there");
        }

        return new(Resource.Name, $"arn:aws:s3:::{Resource.Replica}", Resource.Replica, "");
    }
}
