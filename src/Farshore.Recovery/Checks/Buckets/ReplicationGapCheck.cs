using Farshore.Aws.S3;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Buckets;

/// <summary>What was there before the rule is never replicated, what failed is never tried again: both are found by comparing.</summary>
sealed class ReplicationGapCheck : Check
{
    const int MostAsked = 25;
    static readonly TimeSpan Usual = TimeSpan.FromMinutes(15);

    // Classes whose objects cannot be read without a restore first.
    static readonly HashSet<string> Asleep = ["GLACIER", "DEEP_ARCHIVE"];

    public override string Name => "replication-gap";

    public override CheckedFor For => CheckedFor.Backup;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Buckets.Select(bucket => new Look(
        bucket.Name, $"the first {ObjectGap.Most:#,0} objects of {bucket.Bucket} beside {bucket.Replica}", () => AskAsync(facts, bucket)));

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanBucket bucket)
    {
        var (source, replica) = (facts.Primary.Bucket(bucket.Bucket), facts.Secondary.Bucket(bucket.Replica));
        if (!await source.ExistsAsync() || !await replica.ExistsAsync()) throw new NothingToLookAtException("one of them is not there");
        var (seen, missing) = await ObjectGap.FindAsync(source, replica);
        if (missing.Count == 0) return Answer.Ok($"all {seen} are in the replica");

        var asleep = missing.Count(found => Asleep.Contains(found.StorageClass ?? ""));
        var status = (await Task.WhenAll(missing.Where(found => !Asleep.Contains(found.StorageClass ?? "")).Take(MostAsked)
            .Select(found => StatusAsync(facts, source, found)))).ToLookup(pair => pair.Status, pair => pair.WrittenAt);
        var now = facts.World.Time.GetUtcNow();
        var waits = status["PENDING"].Where(at => now - at > Usual).ToList();
        if (status["PENDING"].Any() && waits.Count == 0 && !status["FAILED"].Any() && !status["none"].Any() && asleep == 0)
            return Answer.Ok($"{missing.Count} of {seen} are on their way, none for longer than 15 minutes");
        var oldest = missing.Min(found => found.LastModified)!.Value;
        var parts = (string?[])
        [
            Part(status["FAILED"].Count(), "FAILED: S3 does not try them again"), Part(waits.Count, "PENDING for more than 15 minutes"),
            Part(status["none"].Count(), "never replicated: older than the rule, or outside of it"),
            Part(asleep, "in an archive class, which is not replicated"),
        ];
        return Answer.Failed(
            $"{missing.Count} of {seen} are not in the replica, the oldest of {oldest.UtcDateTime:yyyy-MM-dd HH:mm} UTC; of those looked "
                + $"at: "
            + string.Join("; ", parts.OfType<string>()), facts.Commands.Farshore("export"));
    }

    static async Task<(string Status, DateTimeOffset WrittenAt)> StatusAsync(PreflightFacts facts, BucketFacts source, Aws.S3.Object found)
    {
        var head = await facts.At(Side.Primary).AskAsync(S3Api.HeadObject, new() { Bucket = source.Name, Key = found.Key! });
        return (head.ReplicationStatus ?? "none", found.LastModified ?? default);
    }

    static string? Part(int count, string what) => count == 0 ? null : $"{count} {what}";
}
