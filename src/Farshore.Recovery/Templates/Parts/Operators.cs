using System.Text.Json.Nodes;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Templates.Building;

namespace Farshore.Recovery.Templates.Parts;

/// <summary>The role of people and pipelines that run Farshore: what Farshore calls, in the plan's two Regions, on the plan's
/// things.</summary>
static class Operators
{
    /// <summary>The parameter that others speak of the role by.</summary>
    public static void AddName(TemplateDraft draft, Plan plan, PlanRegion side)
    {
        draft.Group("Who runs farshore");
        draft.Parameter("OperatorRoleName", NameOf(plan, side), "Name of the role that people and pipelines run farshore as.");
    }

    /// <param name="draft">Where it goes.</param>
    /// <param name="plan">Whose it is.</param>
    /// <param name="side">The Region in whose account it is.</param>
    /// <param name="exists">It is there already.</param>
    public static void AddTo(TemplateDraft draft, Plan plan, PlanRegion side, bool exists)
    {
        // A plan that names a role cannot be run without it; another can be, by whoever may do all this already.
        var makes = draft.Makes(TemplateThings.OperatorRole, exists || side.Role is null,
            "Make a role that may do exactly what farshore does for this plan; false where there is one, or none is wanted.");
        draft.Parameter("OperatorPrincipals", "", "ARNs that may take it on. None: whomever the account's own policies allow.",
            "CommaDelimitedList");
        draft.Condition("HasOperatorPrincipals", Fn.AnyIn("OperatorPrincipals"));
        draft.Parameter("OperatorExternalId", side.ExternalId ?? "", "What they must say beside; the plan's 'externalId'.");
        draft.Condition("HasOperatorExternalId", Fn.Given("OperatorExternalId"));
        draft.Resource(TemplateThings.OperatorRole, "AWS::IAM::Role", new()
        {
            ["RoleName"] = Fn.Ref("OperatorRoleName"),
            ["Description"] = $"People and pipelines run farshore as this role for plan {plan.Name}",
            ["MaxSessionDuration"] = 14400,
            ["AssumeRolePolicyDocument"] = Trust(),
            ["Policies"] = Fn.List([.. Policies(plan)]),
        }, new(makes), "A recovery outlasts an hour, so its sessions may last four.");
        draft.Output("OperatorRoleArn", "ARN of the role that people and pipelines run farshore as.",
            Fn.GetAtt(TemplateThings.OperatorRole, "Arn"), makes);
    }

    public static JsonNode Arn() => Fn.Sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${OperatorRoleName}");

    static string NameOf(Plan plan, PlanRegion side) =>
        side.Role is { } role ? role[(role.LastIndexOf('/') + 1)..] : $"farshore-{plan.Name}-operator";

    static JsonObject Trust() => Roles.Document(Fn.List(new JsonObject
    {
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject
        {
            ["AWS"] = Fn.If("HasOperatorPrincipals", Fn.Ref("OperatorPrincipals"),
                Fn.Sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root")),
        },
        ["Action"] = "sts:AssumeRole",
        ["Condition"] = Fn.If("HasOperatorExternalId", new JsonObject
        {
            ["StringEquals"] = new JsonObject { ["sts:ExternalId"] = Fn.Ref("OperatorExternalId") },
        }),
    }));

    static IEnumerable<JsonNode> Policies(Plan plan)
    {
        List<string> buckets = [plan.Ledger, .. plan.Buckets.SelectMany(bucket => (string[])[bucket.Bucket, bucket.Replica])];
        yield return Roles.Policy("farshore-look", Fn.List(
            Here(plan, OperatorCalls.Look), Here(plan, OperatorCalls.Stacks), Anywhere(OperatorCalls.LookGlobally, "*"),
            Anywhere(OperatorCalls.LookAtBuckets, [.. buckets.Select(Bucket)]),
            Anywhere(OperatorCalls.Objects, [.. buckets.Select(name => Bucket(name + "/*"))])));
        yield return Roles.Policy("farshore-protect", Fn.List(
            [Anywhere(OperatorCalls.ProtectBuckets, [.. buckets.Select(Bucket)]), .. ForVaults(plan)]));
        if (!Accounts.NeedVaults(plan)) yield break;
        yield return Roles.Policy("farshore-backup", Fn.List(Here(plan, OperatorCalls.Backup)));
        yield return Roles.Policy("farshore-recover", Fn.List(
            Here(plan, OperatorCalls.Recover), Anywhere(OperatorCalls.RecoverGlobally, "*")));
    }

    static IEnumerable<JsonNode> ForVaults(Plan plan)
    {
        List<(string Role, string Path, string Service)> roles = [];
        if (Accounts.NeedVaults(plan)) roles.Add((plan.Roles.Backup, "service-role/", "backup.amazonaws.com"));
        if (plan.Buckets.Any()) roles.Add((plan.Roles.Replication, "", "s3.amazonaws.com"));
        if (Accounts.NeedVaults(plan)) yield return Here(plan, OperatorCalls.Protect);
        foreach (var (role, path, service) in roles)
        {
            if (Roles.IsOwn(role)) yield return Anywhere(OperatorCalls.ProtectRoles, Roles.ArnOf(role, path));
            yield return new JsonObject
            {
                ["Effect"] = "Allow",
                ["Action"] = "iam:PassRole",
                ["Resource"] = Roles.ArnOf(role, path),
                ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["iam:PassedToService"] = service } },
            };
        }
    }

    /// <summary>In the plan's two Regions alone.</summary>
    static JsonNode Here(Plan plan, IEnumerable<string> actions) => new JsonObject
    {
        ["Effect"] = "Allow",
        ["Action"] = Fn.Texts(actions),
        ["Resource"] = "*",
        ["Condition"] = new JsonObject
        {
            ["StringEquals"] = new JsonObject { ["aws:RequestedRegion"] = Fn.Texts([plan.Primary.Region, plan.Secondary.Region]) },
        },
    };

    static JsonNode Anywhere(IEnumerable<string> actions, params JsonNode[] resources) => new JsonObject
    {
        ["Effect"] = "Allow", ["Action"] = Fn.Texts(actions), ["Resource"] = resources is [var only] ? only : Fn.List(resources),
    };

    static JsonNode Bucket(string name) => Fn.Sub($"arn:${{AWS::Partition}}:s3:::{name}");
}
