using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Buckets;

/// <summary>A replica is encrypted as its own bucket says: weaker than the original, unless somebody saw to it.</summary>
sealed class BucketEncryptionCheck : Check
{
    public override string Name => "bucket-encryption";

    public override CheckedFor For => CheckedFor.Backup;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Buckets.Select(bucket => new Look(
        bucket.Name, $"default encryption of {bucket.Replica}", () => AskAsync(facts, bucket)));

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanBucket bucket)
    {
        var wanted = bucket.Properties.Encryption
            ?? (await facts.Primary.Bucket(bucket.Bucket).EncryptionAsync())?.SSEAlgorithm ?? "AES256";
        var found = (await facts.Secondary.Bucket(bucket.Replica).EncryptionAsync())?.SSEAlgorithm ?? "none";
        if (found == wanted) return Answer.Ok(found);
        var why = bucket.Properties.Encryption is null ? $"as {bucket.Bucket} has" : "as the plan says";
        return Answer.Warning($"{found}, and not {wanted} {why}", facts.Commands.Aws(Side.Secondary,
            $"s3api put-bucket-encryption --bucket {bucket.Replica} --server-side-encryption-configuration '{Rule(facts.Plan, wanted)}'"));
    }

    static string Rule(Plan plan, string algorithm)
    {
        var key = algorithm == "AES256" ? "" : $",\"KMSMasterKeyID\":\"{plan.Vaults.Key}\"";
        return $$$"""{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"{{{algorithm}}}"{{{key}}}}}]}""";
    }
}
