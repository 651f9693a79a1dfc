using Farshore.Aws;

namespace Farshore.Recovery.Plans;

/// <summary>How resources of one type are named in the primary.</summary>
/// <param name="Key">The plan's key for the identifier.</param>
/// <param name="Passes">Whether an identifier has the right form.</param>
/// <param name="ShouldBe">That form in words.</param>
/// <param name="Arn">An ARN of such a thing, as an example; its service and type are the ones an ARN must have.</param>
/// <param name="ByTag">Whether a tag will do.</param>
sealed record IdentityForm(string Key, Func<string, bool> Passes, string ShouldBe, Arn Arn, bool ByTag = true);

/// <summary>Reads which resource is meant: by identifier, by tag or by ARN, exactly one of them.</summary>
static class IdentityReader
{
    public static (string? Id, PlanTag? Tag) Read(PlanSection section, IdentityForm form, PlanRegion primary)
    {
        var id = section.Matching(form.Key, form.Passes, form.ShouldBe);
        var tag = form.ByTag
            ? section.Matching("tag", text => text.IndexOf('=', StringComparison.Ordinal) > 0, "a tag such as Name=web")
            : null;
        var arn = section.Text("arn");
        if (new[] { form.Key, form.ByTag ? "tag" : "", "arn" }.Count(section.Has) != 1)
        {
            section.Complain(form.Key, $"say which one: exactly one of '{form.Key}: …'{(form.ByTag ? ", 'tag: Name=…'" : "")} "
                + $"and 'arn: {form.Arn}'");
        }

        if (arn is not null) id = OfArn(section, form, primary, arn);
        return (id, tag?.Split('=', 2) is [var key, var value] ? new(key, value) : null);
    }

    static string? OfArn(PlanSection section, IdentityForm form, PlanRegion primary, string text)
    {
        if (!Arn.TryParse(text, out var arn) || arn.Service != form.Arn.Service || arn.Type != form.Arn.Type || !form.Passes(arn.Name))
        {
            section.Complain("arn", $"'arn: {text}' should be the ARN of a resource of this type, such as {form.Arn}");
            return null;
        }

        if (arn.Region.Length > 0 && primary.Region.Length > 0 && arn.Region != primary.Region)
        {
            section.Complain("arn", $"the ARN is of {arn.Region}, but the primary is {primary.Region}: "
                + "name the one in the primary, or correct 'primary'");
        }

        if (arn.Account.Length > 0 && RegionReader.AccountOf(primary) is { } account && arn.Account != account)
        {
            section.Complain("arn", $"the ARN is of account {arn.Account}, but the primary is entered in account {account}: "
                + "name the one in that account, or correct 'primary'");
        }

        return arn.Name;
    }
}
