using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Buckets;

/// <summary>A locked bucket replicates only into one that can lock too, and a replica without the lock can be emptied.</summary>
sealed class ObjectLockCheck : Check
{
    public override string Name => "object-lock";

    public override CheckedFor For => CheckedFor.Backup;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Buckets.Select(bucket => new Look(
        bucket.Name, $"object lock of {bucket.Bucket} beside {bucket.Replica}", async () =>
        {
            if (await facts.Primary.Bucket(bucket.Bucket).ObjectLockAsync() is not { } original) return Answer.Ok("the bucket has none");
            var copy = await facts.Secondary.Bucket(bucket.Replica).ObjectLockAsync();
            if (copy is not null && copy.Rule == original.Rule) return Answer.Ok("both lock alike");
            var read = facts.Commands.Aws(Side.Primary,
                $"s3api get-object-lock-configuration --bucket {bucket.Bucket} --query ObjectLockConfiguration --output json");
            var remedy = facts.Commands.Aws(Side.Secondary,
                $"s3api put-object-lock-configuration --bucket {bucket.Replica} --object-lock-configuration \"$({read})\"");
            return copy is null
                ? Answer.Failed("the replica has none", remedy) : Answer.Warning("the replica locks new versions otherwise", remedy);
        }));
}
