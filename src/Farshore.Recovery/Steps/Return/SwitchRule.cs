using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Protect;

namespace Farshore.Recovery.Steps.Return;

/// <summary>Looks whether a bucket's rule is in force.</summary>
public sealed record ObserveRule(Side Side, string Bucket, string RuleId, string? Resource, IReadOnlyList<string> After) : Step<string>
{
    public override IEnumerable<string> Needs() => After;

    public override string? About() => Resource;

    /// <returns>Enabled, Disabled, or empty where there is no such rule.</returns>
    public override async Task<string> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        (await ReplicationRules.ReadAsync(context.World.At(Side).S3, Bucket, cancellationToken))?.Rules?
            .FirstOrDefault(rule => rule.Id == RuleId)?.Status?.Value ?? "";
}

/// <summary>Puts the plan's replication rule of a bucket out of force, or into it again; other rules stay as they are.</summary>
/// <param name="Before">What it was.</param>
/// <param name="Status">Enabled or Disabled.</param>
public sealed record SwitchRule(
    Side Side, string Bucket, string RuleId, string? Resource, Ref<string> Before, string Status, IReadOnlyList<string> After) : Step<bool>
{
    public override IEnumerable<string> Needs() => [Before.Step, .. After];

    public override string? About() => Resource;

    public override async Task<bool> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        context.Read(Before).Length > 0 && await SetAsync(context, Status, cancellationToken);

    public override async Task UndoAsync(StepContext context, bool output, CancellationToken cancellationToken)
    {
        if (output) await SetAsync(context, context.Read(Before), cancellationToken);
    }

    async Task<bool> SetAsync(StepContext context, string status, CancellationToken cancellationToken)
    {
        var s3 = context.World.At(Side).S3;
        var existing = await ReplicationRules.ReadAsync(s3, Bucket, cancellationToken);
        if (existing?.Rules?.FirstOrDefault(rule => rule.Id == RuleId) is not { } own) return false;
        own.Status = ReplicationRuleStatus.FindValue(status);
        await s3.PutBucketReplicationAsync(
            new PutBucketReplicationRequest { BucketName = Bucket, Configuration = existing }, cancellationToken);
        return true;
    }
}

/// <summary>Takes the rule of the way home away; other rules stay.</summary>
public sealed record RemoveRule(Side Side, string Bucket, string RuleId, string? Resource, IReadOnlyList<string> After) : Step<bool>
{
    public override IEnumerable<string> Needs() => After;

    public override string? About() => Resource;

    public override async Task<bool> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        await ReplicationRules.RemoveAsync(context.World.At(Side).S3, Bucket, RuleId, cancellationToken);
        return true;
    }
}
