using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Recovery.Checks.Buckets;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Readiness;

/// <summary>A recovery begins with the ledger: it must be there, in the secondary, kept from being overwritten and from
/// strangers.</summary>
sealed class LedgerCheck : Check
{
    // An object that is not there has no tag to match: whoever may write is told so, and nothing is written.
    const string NoTag = "\"00000000000000000000000000000000\"";

    public override string Name => "ledger";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts)
    {
        var bucket = facts.Secondary.Bucket(facts.Plan.Ledger);
        yield return new(Names.Ledger, $"bucket {bucket.Name} in {facts.Secondary.Name}", () => AskPlaceAsync(facts, bucket));
        yield return new(Names.Ledger, $"versioning of {bucket.Name}", async () => await bucket.VersioningAsync() is "Enabled"
            ? Answer.Ok("it is on") : Answer.Failed("it is not on: the record could be overwritten for good", facts.Commands.Protect));
        yield return new(Names.Ledger, $"whether {bucket.Name} is closed to the public", async () =>
            await bucket.PublicAccessAsync() is
                { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }
                ? Answer.Ok("it is") : Answer.Failed("it is not", ClosedBucket.Remedy(facts, bucket.Name)));
        yield return new(Names.Ledger, $"whether {bucket.Name} may be written to", () => AskWritingAsync(facts, bucket));
    }

    static async Task<Answer> AskPlaceAsync(PreflightFacts facts, BucketFacts bucket) => await bucket.PlaceAsync() switch
    {
        null => Answer.Failed("it is not there", facts.Commands.Protect),
        var place when place != facts.Secondary.Name => Answer.Failed(
            $"it is in {place}: it would be lost with it, or be out of reach", facts.Commands.InPlan("name another one under 'ledger'")),
        _ => Answer.Ok("it is there"),
    };

    static async Task<Answer> AskWritingAsync(PreflightFacts facts, BucketFacts bucket)
    {
        if (!await bucket.ExistsAsync()) throw new NothingToLookAtException($"bucket {bucket.Name} is not there");
        try
        {
            await facts.Secondary.AskAsync(S3Api.PutObject, new()
            {
                Bucket = bucket.Name, Key = $"{facts.Plan.Name}/preflight", IfMatch = NoTag, Body = Stream.Null, ContentLength = 0,
            });
            return Answer.Ok("it may");
        }
        catch (AwsException possible) when (possible.Code is "NoSuchKey" or "PreconditionFailed" || possible.Status is 404 or 412)
        {
            return Answer.Ok("it may");
        }
        catch (NotAllowedException forbidden)
        {
            var identity = await facts.Secondary.IdentityAsync();
            return Answer.Failed($"{identity.Arn} may not: {forbidden.InnerException!.Message}", Permit(facts, identity.Arn!));
        }
    }

    static string Permit(PreflightFacts facts, string arn)
    {
        var bucket = $"arn:aws:s3:::{facts.Plan.Ledger}";
        var statement = $$"""{"Effect":"Allow","Action":["s3:GetObject*","s3:PutObject","s3:DeleteObject"],"Resource":"{{bucket}}/*"}""";
        return Commands.Lines($"# Add this statement to a policy of {arn}, and take out of the bucket's policy what denies it:",
            $"# {statement}",
            facts.Commands.Aws(Side.Secondary, $"s3api get-bucket-policy --bucket {facts.Plan.Ledger} --query Policy --output text"));
    }
}
