using Farshore.Aws;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Access;

/// <summary>Keys that ran out, or a role that cannot be assumed, are found out when everything else is burning.</summary>
sealed class CredentialsCheck : Check
{
    public override string Name => "credentials";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts)
    {
        if (facts.AsksPrimary) yield return LookAt(facts, facts.Primary, facts.Plan.Primary);
        yield return LookAt(facts, facts.Secondary, facts.Plan.Secondary);
    }

    static Look LookAt(PreflightFacts facts, RegionFacts region, PlanRegion plan) =>
        new(region.Word, $"whom {region.Name} takes the plan's credentials for", async () =>
        {
            try
            {
                var identity = await region.IdentityAsync();
                return plan.Account is { } account && account != identity.Account
                    ? Answer.Failed($"{identity.Arn} is of account {identity.Account}, and the plan says {account}", Commands.Lines(
                        facts.Commands.InPlan($"give {region.Word} a profile or a role of account {account}; to see whose one is:"),
                        facts.Commands.Aws(region.Side, "sts get-caller-identity")))
                    : Answer.Ok($"{identity.Arn} in account {identity.Account}");
            }
            catch (AwsException refused)
            {
                return Answer.Failed($"{refused.Code}: {refused.Message}", Remedy(facts, region.Side, plan));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                throw new OutOfReachException(region.Side, $"{region.Name} does not answer: {failure.Message}", failure);
            }
        });

    static string Remedy(PreflightFacts facts, Side side, PlanRegion plan) => plan.Role is { } role
        ? Commands.Lines(
            $"# Let the plan's credentials assume {role}: its trust policy needs this statement, with their own ARN for ARN:",
            """# {"Effect":"Allow","Principal":{"AWS":"ARN"},"Action":"sts:AssumeRole"}""",
            facts.Commands.Aws(side, "sts get-caller-identity"))
        : Commands.Lines(
            $"# Renew the keys of profile {plan.Profile ?? "default"}, or sign in again:",
            facts.Commands.Aws(side, "configure"));
}
