using Farshore.Recovery.Inventory;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Return;

/// <summary>Versions that one side has and the other lacks.</summary>
/// <param name="AtHome">Written at home after the recovery set and never replicated.</param>
/// <param name="Here">Written where the workload stands.</param>
/// <param name="First">One of those at home, to look at.</param>
public sealed record BucketSides(long AtHome, long Here, string? First);

/// <summary>Counts what was written into a bucket on only one side since the set that was recovered. Changes nothing.</summary>
/// <param name="Resource">As on the way home: its bucket is where the workload stands, its replica is at home.</param>
/// <param name="Since">Everything older was on both sides.</param>
public sealed record CompareBuckets(PlanBucket Resource, DateTimeOffset Since) : Step<BucketSides>
{
    public override string? About() => Resource.Name;

    public override bool OnlyWaits() => true;

    public override async Task<BucketSides> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        // S3 tells times in whole seconds, cut off.
        var since = new DateTimeOffset(Since.Ticks - (Since.Ticks % TimeSpan.TicksPerSecond), Since.Offset);
        var (atHome, here, first) = (0L, 0L, (string?)null);
        var keys = VersionListing.ReadAsync(context.World.InPrimary.S3, Resource.Bucket, null, cancellationToken)
            .ByKeyAsync(cancellationToken)
            .WithAsync(VersionListing.ReadAsync(context.World.InSecondary.S3, Resource.Replica, null, cancellationToken)
                .ByKeyAsync(cancellationToken), cancellationToken);
        await foreach (var key in keys)
        {
            here += Only(key.Left, key.Right, since).Count();
            foreach (var version in Only(key.Right, key.Left, since))
            {
                atHome++;
                first ??= version.Key;
            }
        }

        return new(atHome, here, first);
    }

    static IEnumerable<RecordedVersion> Only(
        IReadOnlyList<RecordedVersion> own, IReadOnlyList<RecordedVersion> other, DateTimeOffset since) =>
        own.Where(version => version.LastModified >= since
            && !other.Any(there => there.VersionId == version.VersionId && version.VersionId != "null"));
}
