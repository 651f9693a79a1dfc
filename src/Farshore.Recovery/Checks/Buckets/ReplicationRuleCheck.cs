using Farshore.Aws.S3;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Checks.Buckets;

/// <summary>A rule that is off, covers one prefix, or goes elsewhere looks like protection. Objects under a KMS key are left out unless
/// the rule says otherwise, and a delete that is replicated takes the copy away too.</summary>
sealed class ReplicationRuleCheck : Check
{
    public override string Name => "replication-rule";

    public override CheckedFor For => CheckedFor.Backup;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Buckets.Select(bucket => new Look(
        bucket.Name, $"replication rules of {bucket.Bucket}", () => AskAsync(facts, bucket)));

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanBucket bucket)
    {
        var source = facts.Primary.Bucket(bucket.Bucket);
        var rules = (await source.ReplicationAsync())?.Rules ?? [];
        var there = rules.Where(rule => rule.Destination.Bucket.EndsWith($":::{bucket.Replica}", StringComparison.Ordinal)).ToList();
        var on = there.Where(rule => rule.Status is "Enabled").ToList();
        return (rules, there, on) switch
        {
            ({ Count: 0 }, _, _) => Answer.Failed("there are none", facts.Commands.Protect),
            (_, { Count: 0 }, _) => Answer.Failed(
                $"none goes to {bucket.Replica}; they go to {string.Join(", ", rules.Select(Target).Distinct())}", facts.Commands.Protect),
            (_, _, { Count: 0 }) => Answer.Failed($"the rule to {bucket.Replica} is disabled", facts.Commands.Protect),
            _ when !on.Any(CoversAll) => Answer.Failed($"the rules to {bucket.Replica} cover only {string.Join(", ", on.Select(Filter))}",
                facts.Commands.Protect),
            _ => await AskFurtherAsync(facts, bucket, source, on),
        };
    }

    static async Task<Answer> AskFurtherAsync(
        PreflightFacts facts, PlanBucket bucket, BucketFacts source, IReadOnlyList<ReplicationRule> rules)
    {
        var encryption = await source.EncryptionAsync();
        var ofKeys = rules.FirstOrDefault(rule => rule.SourceSelectionCriteria?.SseKmsEncryptedObjects?.Status is "Enabled");
        if (encryption?.SSEAlgorithm is "aws:kms" or "aws:kms:dsse" && ofKeys?.Destination.EncryptionConfiguration?.ReplicaKmsKeyID is null)
        {
            return Answer.Failed("objects are encrypted with a KMS key, and the rule leaves those out",
                Rewrite(facts, bucket, ".Rules[].SourceSelectionCriteria = {SseKmsEncryptedObjects: {Status: \"Enabled\"}} "
                    + "| .Rules[].Destination.EncryptionConfiguration = {ReplicaKmsKeyID: $key}", Key(facts)));
        }

        return rules.Any(rule => rule.DeleteMarkerReplication?.Status is "Enabled")
            ? Answer.Warning("deletes are replicated: what is deleted by mistake vanishes from both sides, though its versions stay",
                Rewrite(facts, bucket, """.Rules[].DeleteMarkerReplication = {Status: "Disabled"}"""))
            : Answer.Ok($"a rule covers everything and goes to {bucket.Replica}");
    }

    /// <summary>A configuration is replaced as a whole, so it is read, changed and written back.</summary>
    static string Rewrite(PreflightFacts facts, PlanBucket bucket, string change, string? first = null)
    {
        var read = facts.Commands.Aws(Runs.Side.Primary,
            $"s3api get-bucket-replication --bucket {bucket.Bucket} --query ReplicationConfiguration --output json");
        var jq = $"jq {(first is null ? "" : "--arg key \"$KEY\" ")}{Commands.Quote(change)}";
        var write = facts.Commands.Aws(Runs.Side.Primary,
            $"s3api put-bucket-replication --bucket {bucket.Bucket} --replication-configuration \"$({read} | {jq})\"");
        return first is null ? write : Commands.Lines(first, write);
    }

    static string Key(PreflightFacts facts)
    {
        var key = facts.Commands.Aws(Runs.Side.Secondary,
            $"kms describe-key --key-id {facts.Plan.Vaults.Key} --query KeyMetadata.Arn --output text");
        return $"KEY=$({key})";
    }

    static string Target(ReplicationRule rule) => rule.Destination.Bucket.Split(":::")[^1];

    static bool CoversAll(ReplicationRule rule) => (rule.Filter, rule.Prefix) switch
    {
        (null, var prefix) => prefix is null or "",
        ({ Tag: not null }, _) or ({ And: not null }, _) => false,
        ({ Prefix: var prefix }, _) => prefix is null or "",
    };

    static string Filter(ReplicationRule rule) => (rule.Filter, rule.Prefix) switch
    {
        (null, var prefix) => $"{prefix}*",
        ({ And: { } and }, _) => $"{and.Prefix}* with tags",
        ({ Tag: { } tag }, _) => $"objects tagged {tag.Key}={tag.Value}",
        ({ Prefix: var prefix }, _) => $"{prefix}*",
    };
}
