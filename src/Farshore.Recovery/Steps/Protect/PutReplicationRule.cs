using Amazon.S3.Model;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Protect;

/// <summary>Adds the plan's rule to the rules of a bucket, so that new versions go to the replica. Deletes are not replicated: what is
/// deleted by mistake in the primary stays in the secondary.</summary>
/// <param name="RuleId">Tells the plan's rule from those of others.</param>
public sealed record PutReplicationRule(
    string Bucket, string Replica, string RuleId, string? Resource, Ref<Ensured> Role, Ref<BucketBefore> Before,
    IReadOnlyList<Ref<bool>> Versioned) : Step<bool>
{
    public override IEnumerable<string> Needs() => [Role.Step, Before.Step, .. Versioned.Select(step => step.Step)];

    public override string? About() => Resource;

    /// <returns>Whether the bucket did not have the rule before.</returns>
    public override async Task<bool> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var s3 = context.World.InPrimary.S3;
        var existing = await ReplicationRules.ReadAsync(s3, Bucket, cancellationToken);
        await s3.PutBucketReplicationAsync(new PutBucketReplicationRequest
        {
            BucketName = Bucket,
            Configuration = ReplicationRules.With(existing, context.Read(Role).Arn, RuleId, Replica),
        }, cancellationToken);
        return !context.Read(Before).Rules.Contains(RuleId);
    }

    public override async Task UndoAsync(StepContext context, bool output, CancellationToken cancellationToken)
    {
        if (output) await ReplicationRules.RemoveAsync(context.World.InPrimary.S3, Bucket, RuleId, cancellationToken);
    }
}
