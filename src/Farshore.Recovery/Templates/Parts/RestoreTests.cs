using System.Text.Json.Nodes;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Templates.Building;
using Farshore.Recovery.Templates.Timing;

namespace Farshore.Recovery.Templates.Parts;

/// <summary>AWS Backup's own rehearsal: the newest copies in the secondary are restored by themselves and taken away again. It proves that
/// they can be restored; a drill proves what is in them.</summary>
static class RestoreTests
{
    const string Enabled = "TestsRestores";

    public static void AddTo(TemplateDraft draft, Plan plan)
    {
        draft.Group("Restore tests");
        draft.Switch("RestoreTests", Enabled, plan.Schedule.Drill is not null,
            "Let AWS Backup restore the newest copies on a schedule and remove what it restored.");
        draft.Parameter("RestoreTestSchedule", BackupRhythm.Rehearsal(plan.Schedule.Drill),
            "When, in UTC; by default as the plan's drills.",
            pattern: "^cron\\(.+\\)$");
        draft.Parameter("RestoreTestWindowDays", "7", "How old the newest copy may be that is restored.", "Number", least: 1);
        draft.Parameter("RestoreTestKeepHours", "1", "Hours that what was restored stays, for whoever wants to look at it.", "Number",
            least: 1);
        AddRole(draft, plan);
        draft.Resource("RestoreTestPlan", "AWS::Backup::RestoreTestingPlan", new()
        {
            ["RestoreTestingPlanName"] = PlanName(plan),
            ["ScheduleExpression"] = Fn.Ref("RestoreTestSchedule"),
            ["StartWindowHours"] = 2,
            ["RecoveryPointSelection"] = new JsonObject
            {
                ["Algorithm"] = "LATEST_WITHIN_WINDOW",
                ["RecoveryPointTypes"] = Fn.Texts(["SNAPSHOT"]),
                ["SelectionWindowDays"] = Fn.Ref("RestoreTestWindowDays"),
                ["IncludeVaults"] = Fn.List(Vaults.Arn()),
            },
        }, new(Enabled));
        if (plan.Machines.Any()) Select(draft, plan, "Machines", "EC2", plan.Machines);
        if (plan.Databases.Any()) Select(draft, plan, "Databases", "RDS", plan.Databases);
        draft.Output("RestoreTestPlanArn", "ARN of the restore testing plan.", Fn.GetAtt("RestoreTestPlan", "RestoreTestingPlanArn"),
            Enabled);
    }

    /// <summary>A role of the secondary's own: the primary's stack comes later, and may be out of reach on the day that counts.</summary>
    static void AddRole(TemplateDraft draft, Plan plan) => draft.Resource("RestoreTestRole", "AWS::IAM::Role", new()
    {
        ["Description"] = $"AWS Backup tests restores as this role for Farshore's plan {plan.Name}",
        ["AssumeRolePolicyDocument"] = Roles.Trust("backup.amazonaws.com"),
        ["ManagedPolicyArns"] =
            Fn.List(Fn.Sub("arn:${AWS::Partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores")),
    }, new(Enabled), "A role of its own: the primary's stack comes later, and may be out of reach.");

    /// <summary>By ARN where all have one; otherwise everything of the kind that is in the vault.</summary>
    static void Select(TemplateDraft draft, Plan plan, string kind, string type, IEnumerable<PlanResource> resources)
    {
        var account = Accounts.Two(plan)?.Primary ?? "${AWS::AccountId}";
        var arns = resources.Select(resource => Resources.ArnOf(resource, plan.Primary.Region, account)).ToList();
        draft.Resource($"RestoreTest{kind}", "AWS::Backup::RestoreTestingSelection", new()
        {
            ["RestoreTestingPlanName"] = Fn.Ref("RestoreTestPlan"),
            ["RestoreTestingSelectionName"] = kind.ToLowerInvariant(),
            ["ProtectedResourceType"] = type,
            ["IamRoleArn"] = Fn.GetAtt("RestoreTestRole", "Arn"),
            ["ProtectedResourceArns"] = arns.All(arn => arn is not null) ? Fn.List([.. arns.OfType<JsonNode>()]) : Fn.Texts(["*"]),
            ["ValidationWindowHours"] = Fn.Ref("RestoreTestKeepHours"),
        }, new(Enabled));
    }

    /// <summary>Letters, digits and underscores, fifty at most.</summary>
    static string PlanName(Plan plan)
    {
        const int Most = 50;
        var name = $"farshore_{plan.Name.Replace('-', '_')}";
        return name.Length > Most ? name[..Most] : name;
    }
}
