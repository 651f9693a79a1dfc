namespace Farshore.Region.CloudFormation.Reading;

/// <summary>What whoever uses a template must have said to know: that it makes identities and gives permissions.</summary>
static class Capabilities
{
    static readonly Dictionary<string, string?> Names = new(StringComparer.Ordinal)
    {
        ["AWS::IAM::AccessKey"] = null,
        ["AWS::IAM::Group"] = "GroupName",
        ["AWS::IAM::InstanceProfile"] = "InstanceProfileName",
        ["AWS::IAM::ManagedPolicy"] = "ManagedPolicyName",
        ["AWS::IAM::Policy"] = null,
        ["AWS::IAM::Role"] = "RoleName",
        ["AWS::IAM::RolePolicy"] = null,
        ["AWS::IAM::User"] = "UserName",
        ["AWS::IAM::UserPolicy"] = null,
        ["AWS::IAM::UserToGroupAddition"] = null,
    };

    public static string? Needed(Template template)
    {
        var identities = template.Resources.Values.Where(one => Names.ContainsKey(one.Type)).ToList();
        return identities.Count == 0 ? null
            : identities.Exists(one => Names[one.Type] is { } name && one.Properties[name] is not null) ? "CAPABILITY_NAMED_IAM"
            : "CAPABILITY_IAM";
    }

    public static string? Reason(Template template) => Needed(template) is null ? null
        : "The following resource(s) require capabilities: [" + string.Join(", ", template.Resources.Values
            .Where(one => Names.ContainsKey(one.Type)).Select(one => one.Type).Distinct(StringComparer.Ordinal)) + "]";

    public static void Check(Template template, IReadOnlyList<string>? given)
    {
        if (Needed(template) is not { } needed || given?.Contains("CAPABILITY_NAMED_IAM") is true) return;
        if (needed == "CAPABILITY_NAMED_IAM"
            || given?.Contains("CAPABILITY_IAM") is not true) throw CloudFormationErrors.Capabilities([needed]);
    }
}
