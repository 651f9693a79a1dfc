using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Farshore.Recovery.Steps.Protect;

/// <summary>A bucket's replication configuration, which S3 replaces as a whole: whoever adds a rule must bring the others along.</summary>
static class ReplicationRules
{
    /// <summary>Null where the bucket has none.</summary>
    public static async Task<ReplicationConfiguration?> ReadAsync(IAmazonS3 s3, string bucket, CancellationToken cancellationToken)
    {
        try
        {
            return (await s3.GetBucketReplicationAsync(new GetBucketReplicationRequest { BucketName = bucket }, cancellationToken))
                .Configuration;
        }
        catch (AmazonS3Exception none) when (none.ErrorCode is "ReplicationConfigurationNotFoundError"
            || none.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Takes one rule away; nothing where it is gone.</summary>
    public static async Task RemoveAsync(IAmazonS3 s3, string bucket, string id, CancellationToken cancellationToken)
    {
        if (await ReadAsync(s3, bucket, cancellationToken) is not { } existing) return;
        var others = existing.Rules.Where(rule => rule.Id != id).ToList();
        if (others.Count == existing.Rules.Count) return;
        if (others.Count == 0)
        {
            await s3.DeleteBucketReplicationAsync(new DeleteBucketReplicationRequest { BucketName = bucket }, cancellationToken);
            return;
        }

        existing.Rules = others;
        await s3.PutBucketReplicationAsync(new PutBucketReplicationRequest { BucketName = bucket, Configuration = existing },
            cancellationToken);
    }

    /// <summary>The rules with one more, or with that one replaced; the role of a configuration that exists is kept.</summary>
    public static ReplicationConfiguration With(ReplicationConfiguration? existing, string role, string id, string destinationBucket)
    {
        var others = (existing?.Rules ?? []).Where(rule => rule.Id != id).ToList();
        var own = existing?.Rules?.FirstOrDefault(rule => rule.Id == id);
        return new()
        {
            Role = existing is { Role: { Length: > 0 } kept } && others.Count > 0 ? kept : role,
            Rules =
            [
                .. others,
                new()
                {
                    Id = id,
                    Status = ReplicationRuleStatus.Enabled,
                    Priority = own?.Priority ?? others.Select(rule => rule.Priority ?? 0).DefaultIfEmpty(0).Max() + 1,
                    Filter = new() { Prefix = "" },
                    DeleteMarkerReplication = new() { Status = DeleteMarkerReplicationStatus.Disabled },
                    Destination = new() { BucketArn = $"arn:aws:s3:::{destinationBucket}" },
                },
            ],
        };
    }
}
