using Amazon.Runtime;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Status;

/// <summary>How a plan stands now: for each resource, the age of what could be recovered.</summary>
/// <param name="Plan">The plan's name.</param>
/// <param name="At">When it was looked at.</param>
/// <param name="ObjectiveSeconds">The plan's recovery point objective.</param>
/// <param name="Set">The latest recovery set; null where there is none.</param>
/// <param name="Resources">In the plan's order.</param>
public sealed record PlanStatus(
    string Plan, DateTimeOffset At, double ObjectiveSeconds, string? Set, IReadOnlyList<ResourceStatus> Resources)
{
    /// <summary>Looks, changing nothing. The primary is asked about buckets alone, and may be gone.</summary>
    public static async Task<PlanStatus> ReadAsync(Plan plan, RunWorld world, CancellationToken cancellationToken)
    {
        var at = world.Time.GetUtcNow();
        var capsule = await LatestAsync(plan, world.InSecondary, cancellationToken);
        List<ResourceStatus> resources = [];
        foreach (var resource in plan.Resources)
        {
            resources.Add(resource is PlanBucket bucket && await LagAsync(bucket, world, cancellationToken) is { } lag
                ? OfBucket(bucket, lag, at, plan.Objectives.Rpo)
                : OfMember(resource, capsule?.Find(resource.Name), at, plan.Objectives.Rpo));
        }

        return new(plan.Name, at, plan.Objectives.Rpo.TotalSeconds, capsule?.Set, resources);
    }

    static ResourceStatus OfBucket(PlanBucket bucket, BucketLag lag, DateTimeOffset at, TimeSpan objective)
    {
        var age = lag.OldestBehind is { } oldest ? Math.Max(0, (at - oldest).TotalSeconds) : 0;
        var detail = lag.Behind == 0
            ? $"all {lag.Objects} current objects are in {bucket.Replica}"
            : $"{lag.Behind} of {lag.Objects} current objects are not in {bucket.Replica} yet; "
                + "what was there before the replication rule comes with farshore export";
        return new(bucket.Name, bucket.Type, age, "replication", age <= objective.TotalSeconds, detail);
    }

    static ResourceStatus OfMember(PlanResource resource, CapsuleMember? member, DateTimeOffset at, TimeSpan objective)
    {
        if (member is null)
            return new(resource.Name, resource.Type, null, "none", false, "no recovery set holds it: take one with farshore backup");
        var age = Math.Max(0, (at - member.Moment).TotalSeconds);
        return new(resource.Name, resource.Type, age, "recoveryPoint", age <= objective.TotalSeconds,
            member.Copy ?? $"recorded {member.Moment.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
    }

    /// <summary>Null where the primary cannot be asked.</summary>
    static async Task<BucketLag?> LagAsync(PlanBucket bucket, RunWorld world, CancellationToken cancellationToken)
    {
        try
        {
            return await BucketLag.MeasureAsync(
                world.InPrimary.S3, bucket.Bucket, world.InSecondary.S3, bucket.Replica, cancellationToken);
        }
        catch (Exception gone) when (Failure.Transient(gone) is not null)
        {
            return null;
        }
    }

    static async Task<Capsule?> LatestAsync(Plan plan, RegionAccess secondary, CancellationToken cancellationToken)
    {
        Ledger ledger = new(secondary.S3, plan.Ledger, plan.Name);
        try
        {
            return await ledger.LatestAsync(cancellationToken) is { } set
                ? await ledger.ReadCapsuleAsync(set.Trim(), cancellationToken) : null;
        }
        catch (AmazonServiceException missing) when (missing.ErrorCode is "NoSuchBucket")
        {
            return null;
        }
    }
}
