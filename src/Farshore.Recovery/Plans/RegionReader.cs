using Farshore.Aws;

namespace Farshore.Recovery.Plans;

/// <summary>Reads <c>primary</c> and <c>secondary</c>: where a Region is and as whom it is entered.</summary>
static class RegionReader
{
    public static PlanRegion Read(PlanSection plan, string key)
    {
        if (plan.Child(key, key) is not { } section)
        {
            if (!plan.Has(key)) plan.Problems.Add(new(plan.Line, $"plan: '{key}' is missing, e.g. '{key}: {{ region: us-east-1 }}'"));
            return new("");
        }

        var region = new PlanRegion(
            section.RequiredMatching("region", "e.g. 'region: us-east-1'", PlanForms.Region, "a Region's name such as eu-west-1"),
            section.Text("profile"),
            section.Matching("endpoint", PlanForms.Endpoint, "a URL such as http://127.0.0.1:4566") is { } url
                && PlanForms.Endpoint(url) ? new Uri(url) : null)
        {
            Role = section.Matching("role", PlanForms.RoleArn, "a role's ARN such as arn:aws:iam::123456789012:role/farshore"),
            ExternalId = section.Matching("externalId", PlanForms.ExternalId,
                "2 to 1224 letters, digits and any of _+=,.@:/-, as the role's trust policy has it"),
            Account = section.Matching("account", PlanForms.Account, "an account id, 12 digits"),
        };
        Judge(section, region);
        section.Close();
        return region;
    }

    /// <summary>The account a Region is entered in, as far as the plan knows it.</summary>
    public static string? AccountOf(PlanRegion region) =>
        region.Account ?? (Arn.TryParse(region.Role, out var role) ? role.Account : null);

    static void Judge(PlanSection section, PlanRegion region)
    {
        if (region.ExternalId is not null && region.Role is null)
            section.Complain("externalId", "'externalId' is said when a role is assumed: give 'role' too, or leave it out");
        if (region.Account is { } account && Arn.TryParse(region.Role, out var role) && role.Account != account)
        {
            section.Complain("role", $"the role is in account {role.Account}, but 'account' says {account}: "
                + "name a role of that account, or correct 'account'");
        }
    }
}
