using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Buckets;

/// <summary>A bucket that is not there, or lies in another Region than the plan says, protects nothing.</summary>
sealed class BucketCheck : Check
{
    public override string Name => "bucket";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Buckets.SelectMany(bucket => Looks(facts, bucket));

    static IEnumerable<Look> Looks(PreflightFacts facts, PlanBucket bucket)
    {
        if (facts.AsksPrimary) yield return LookAt(facts, bucket.Name, facts.Primary.Bucket(bucket.Bucket));
        yield return LookAt(facts, bucket.Name, facts.Secondary.Bucket(bucket.Replica));
    }

    static Look LookAt(PreflightFacts facts, string resource, BucketFacts bucket) =>
        new(resource, $"bucket {bucket.Name} in {bucket.Region.Name}", async () =>
        {
            try
            {
                var place = await bucket.PlaceAsync();
                return place is null ? Answer.Failed("it is not there", Create(facts, bucket))
                    : place == bucket.Region.Name ? Answer.Ok("it is there")
                    : Answer.Failed($"it is in {place}", facts.Commands.InPlan($"name a bucket in {bucket.Region.Name} for {resource}"));
            }
            catch (NotAllowedException forbidden) when (bucket.Region.Side is Side.Secondary)
            {
                return Answer.Failed($"it is another account's, or may not be looked at: {forbidden.InnerException!.Message}",
                    Commands.Lines(facts.Commands.InPlan($"bucket names are global: if it is not yours, give {resource} another replica"),
                        forbidden.Remedy));
            }
        });

    static string Create(PreflightFacts facts, BucketFacts bucket)
    {
        // us-east-1 has no LocationConstraint of its own.
        var place = bucket.Region.Name == "us-east-1"
            ? "" : $" --create-bucket-configuration LocationConstraint={bucket.Region.Name}";
        return facts.Commands.Aws(bucket.Region.Side, $"s3api create-bucket --bucket {bucket.Name}{place}");
    }
}
