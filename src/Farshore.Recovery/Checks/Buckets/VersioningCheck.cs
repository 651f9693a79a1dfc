using Farshore.Recovery.Checks.Facts;

namespace Farshore.Recovery.Checks.Buckets;

/// <summary>Without versions on both sides S3 does not replicate, and what is overwritten is gone.</summary>
sealed class VersioningCheck : Check
{
    public override string Name => "versioning";

    public override CheckedFor For => CheckedFor.Backup;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Buckets.SelectMany(bucket => (IEnumerable<Look>)
    [
        LookAt(facts, bucket.Name, facts.Primary.Bucket(bucket.Bucket)),
        LookAt(facts, bucket.Name, facts.Secondary.Bucket(bucket.Replica)),
    ]);

    static Look LookAt(PreflightFacts facts, string resource, BucketFacts bucket) =>
        new(resource, $"versioning of {bucket.Name}", async () => await bucket.VersioningAsync() switch
        {
            "Enabled" => Answer.Ok("it is on"),
            var status => Answer.Failed($"it is {(status == "Off" ? "off" : "suspended")}", facts.Commands.Aws(bucket.Region.Side,
                $"s3api put-bucket-versioning --bucket {bucket.Name} --versioning-configuration Status=Enabled")),
        });
}
