using Farshore.Aws;
using Farshore.Region.Iam.Policies;

namespace Farshore.Region.Iam;

/// <summary>Who asks to take a role on: a service, or a principal by its ARN.</summary>
public sealed record Assumer(string? Arn = null, string? Service = null, string? ExternalId = null);

/// <summary>Decides by a role's trust policy who may take it on. What it does not understand never allows.</summary>
public static class TrustPolicy
{
    const string Action = "sts:AssumeRole";

    /// <summary>Whether a statement allows it and none denies it.</summary>
    public static bool Allows(string document, Assumer who) => Decide(document, who) is Decision.Allowed or Decision.AllowedToAccount;

    /// <summary>Whether the caller itself is let take the role on, or its account, which then has to let the caller.</summary>
    public static Decision Decide(string document, Assumer who)
    {
        var account = Arn.TryParse(who.Arn, out var caller) ? caller.Account : null;
        AccessRequest request = new(new(who.Arn, account) { Service = who.Service }, Action, "", key => key switch
        {
            "sts:externalid" when who.ExternalId is { } id => [id],
            "aws:principalarn" when who.Arn is { } arn => [arn],
            "aws:principalaccount" when account is not null => [account],
            "aws:sourceaccount" when who.Service is not null => [Partitions.Partition.Account],
            _ => [],
        });
        return PolicyDocument.Of(document).DecideForResource(request);
    }
}
