using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Buckets;

/// <summary>Replication copies objects and nothing else: policy, lifecycle, CORS and notifications of the replica are what
/// somebody made them.</summary>
sealed class BucketSettingsCheck : Check
{
    public override string Name => "bucket-settings";

    public override CheckedFor For => CheckedFor.Backup;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Buckets.SelectMany(bucket => (IEnumerable<Look>)
    [
        Compare(facts, bucket, "policy", S3Api.GetBucketPolicy, name => new() { Bucket = name },
            new("bucket-policy", "Policy", "policy"), "NoSuchBucketPolicy"),
        Compare(facts, bucket, "lifecycle rules", S3Api.GetBucketLifecycleConfiguration, name => new() { Bucket = name },
            new("bucket-lifecycle-configuration", "{Rules: Rules}", "lifecycle-configuration"), "NoSuchLifecycleConfiguration"),
        Compare(facts, bucket, "CORS rules", S3Api.GetBucketCors, name => new() { Bucket = name },
            new("bucket-cors", "{CORSRules: CORSRules}", "cors-configuration"), "NoSuchCORSConfiguration"),
        Compare(facts, bucket, "notifications", S3Api.GetBucketNotificationConfiguration, name => new() { Bucket = name },
            new("bucket-notification-configuration", "@", "notification-configuration")),
        Closed(facts, bucket),
    ]);

    static Look Compare<TInput, TOutput>(PreflightFacts facts, PlanBucket bucket, string what, Operation<TInput, TOutput> operation,
        Func<string, TInput> input, Setting setting, params string[] missing) where TOutput : class =>
        new(bucket.Name, $"{what} of {bucket.Bucket} beside {bucket.Replica}", async () =>
        {
            var original = await facts.Primary.Bucket(bucket.Bucket).TextAsync(operation, input(bucket.Bucket), missing);
            if (original is null or "{}") return Answer.Ok("the bucket has none to lose");
            var copy = await facts.Secondary.Bucket(bucket.Replica).TextAsync(operation, input(bucket.Replica), missing);
            if (copy == original || copy == Translated(original, facts.Plan, bucket))
                return Answer.Ok("they are the same");
            return Answer.Warning(copy is null or "{}" ? "the replica has none" : "the replica's are others",
                Bring(facts, bucket, setting));
        });

    /// <summary>A policy names its bucket, a notification its Region: what differs by that alone is the same.</summary>
    static string Translated(string text, Plan plan, PlanBucket bucket) => text
        .Replace(bucket.Bucket, bucket.Replica, StringComparison.Ordinal)
        .Replace(plan.Primary.Region, plan.Secondary.Region, StringComparison.Ordinal);

    static string Bring(PreflightFacts facts, PlanBucket bucket, Setting setting)
    {
        var output = setting.Query == "Policy" ? "text" : "json";
        var read = facts.Commands.Aws(Side.Primary,
            $"s3api get-{setting.Verb} --bucket {bucket.Bucket} --query {Commands.Quote(setting.Query)} --output {output}");
        var translate = $"sed 's/{bucket.Bucket}/{bucket.Replica}/g; s/{facts.Plan.Primary.Region}/{facts.Plan.Secondary.Region}/g'";
        return facts.Commands.Aws(Side.Secondary,
            $"s3api put-{setting.Verb} --bucket {bucket.Replica} --{setting.Option} \"$({read} | {translate})\"");
    }

    static Look Closed(PreflightFacts facts, PlanBucket bucket) =>
        new(bucket.Name, $"whether {bucket.Replica} is closed to the public", async () =>
        {
            if (bucket.Properties.PublicAccess is not "blocked") return Answer.Skipped("the plan lets it be open");
            var block = await facts.Secondary.Bucket(bucket.Replica).PublicAccessAsync();
            return block is { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }
                ? Answer.Ok("it is") : Answer.Failed("it is not: an open replica of a closed bucket gives everything away",
                    ClosedBucket.Remedy(facts, bucket.Replica));
        });

    /// <param name="Verb">Of the command line, behind <c>get-</c> and <c>put-</c>.</param>
    /// <param name="Query">What of the answer goes back.</param>
    /// <param name="Option">Where it goes.</param>
    sealed record Setting(string Verb, string Query, string Option);
}

/// <summary>How a bucket is closed.</summary>
static class ClosedBucket
{
    public static string Remedy(PreflightFacts facts, string bucket) => facts.Commands.Aws(Side.Secondary,
        $"s3api put-public-access-block --bucket {bucket} --public-access-block-configuration "
        + "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true");
}
