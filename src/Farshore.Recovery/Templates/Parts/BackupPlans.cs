using System.Globalization;
using System.Text.Json.Nodes;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Templates.Building;
using Farshore.Recovery.Templates.Timing;

namespace Farshore.Recovery.Templates.Parts;

/// <summary>AWS Backup's own plan: recovery points by themselves, each copied to the secondary, of exactly the plan's machines and
/// databases.</summary>
static class BackupPlans
{
    const int StartWithinMinutes = 60;
    const int EndWithinMinutes = 1440;

    public static void AddTo(TemplateDraft draft, Plan plan, JsonNode role)
    {
        var rhythm = BackupRhythm.Of(plan);
        if (rhythm.Note is { } note) draft.Note(note);
        draft.Switch("ScheduledBackups", "BacksUp", true,
            "Let AWS Backup take and copy recovery points by itself, beside those of farshore backup.");
        AddTimes(draft, plan, rhythm);
        AddDestination(draft, plan);
        draft.Resource("BackupPlan", "AWS::Backup::BackupPlan", new()
        {
            ["BackupPlan"] = new JsonObject
            {
                ["BackupPlanName"] = $"farshore-{plan.Name}",
                ["BackupPlanRule"] = Fn.List([.. Rules(plan, rhythm)]),
            },
        }, new("BacksUp"),
            "The newest points often, older ones fewer: by default as the plan's schedule and retention say.");
        foreach (var (id, name, resources) in Selections(plan))
        {
            JsonObject selection = new() { ["SelectionName"] = name, ["IamRoleArn"] = role.DeepClone() };
            foreach (var (key, value) in resources) selection[key] = value?.DeepClone();
            draft.Resource(id, "AWS::Backup::BackupSelection", new()
            {
                ["BackupPlanId"] = Fn.Ref("BackupPlan"), ["BackupSelection"] = selection,
            }, new("BacksUp"));
        }

        draft.Output("BackupPlanArn", "ARN of the backup plan.", Fn.GetAtt("BackupPlan", "BackupPlanArn"), "BacksUp");
    }

    static void AddTimes(TemplateDraft draft, Plan plan, BackupRhythm rhythm)
    {
        const string Cron = "^cron\\(.+\\)$";
        draft.Parameter("BackupSchedule", rhythm.Schedules[0], "When recovery points are taken, in UTC; hourly is the most.",
            pattern: Cron);
        if (rhythm.Schedules.Count > 1)
            draft.Parameter("BackupScheduleToo", rhythm.Schedules[1], "The other half of the plan's crontab, whose days of the week AWS "
                + "takes only by themselves.", pattern: Cron);
        var newest = rhythm.KeepDays(plan.Retention);
        draft.Parameter("KeepDays", Number(newest), "Days until one of those goes, here and in the secondary.", "Number", least: 1);
        Keep("Daily", rhythm.Interval.TotalDays < 1 ? plan.Retention.Daily : 0, "one of each day");
        Keep("Weekly", plan.Retention.Weekly * 7, "one of each week");
        Keep("Monthly", plan.Retention.Monthly * 31, "one of each month");

        void Keep(string which, int days, string what)
        {
            draft.Parameter($"Keep{which}Days", Number(days > newest ? days : 0), $"Days that {what} stays; 0 for none.", "Number",
                least: 0);
            draft.Condition($"Keeps{which}", Fn.IsNot($"Keep{which}Days", "0"));
        }
    }

    static void AddDestination(TemplateDraft draft, Plan plan)
    {
        draft.Parameter("CopyToVaultArn", "",
            "ARN of the vault that takes the copies: the secondary stack's output VaultArn. None: the plan's vault in its Region.");
        draft.Condition("HasCopyToVaultArn", Fn.Given("CopyToVaultArn"));
        draft.Parameter("SecondaryRegion", plan.Secondary.Region, "The Region that the workload is rebuilt in.");
        draft.Parameter("SecondaryAccount", Accounts.Two(plan)?.Secondary ?? "", "Its account, where it is another one.");
        draft.Condition("HasSecondaryAccount", Fn.Given("SecondaryAccount"));
    }

    static IEnumerable<JsonNode> Rules(Plan plan, BackupRhythm rhythm)
    {
        yield return Rule(plan, "newest", Fn.Ref("BackupSchedule"), "KeepDays");
        if (rhythm.Schedules.Count > 1) yield return Rule(plan, "newest-too", Fn.Ref("BackupScheduleToo"), "KeepDays");
        yield return Fn.If("KeepsDaily", Rule(plan, "daily", "cron(0 5 ? * * *)", "KeepDailyDays"));
        yield return Fn.If("KeepsWeekly", Rule(plan, "weekly", "cron(0 5 ? * SUN *)", "KeepWeeklyDays"));
        yield return Fn.If("KeepsMonthly", Rule(plan, "monthly", "cron(0 5 1 * ? *)", "KeepMonthlyDays"));
    }

    static JsonObject Rule(Plan plan, string name, JsonNode schedule, string keep) => new()
    {
        ["RuleName"] = name,
        ["TargetBackupVault"] = Vaults.Name(),
        ["ScheduleExpression"] = schedule,
        // Left to itself AWS Backup takes up to eight hours to begin.
        ["StartWindowMinutes"] = StartWithinMinutes,
        ["CompletionWindowMinutes"] = EndWithinMinutes,
        ["Lifecycle"] = new JsonObject { ["DeleteAfterDays"] = Fn.Ref(keep) },
        ["CopyActions"] = Fn.List(new JsonObject
        {
            ["DestinationBackupVaultArn"] = Destination(plan),
            ["Lifecycle"] = new JsonObject { ["DeleteAfterDays"] = Fn.Ref(keep) },
        }),
        ["RecoveryPointTags"] = new JsonObject { ["farshore:plan"] = plan.Name },
    };

    static JsonNode Destination(Plan plan)
    {
        var vault = $"backup-vault:{plan.Vaults.Secondary}";
        return Fn.If("HasCopyToVaultArn", Fn.Ref("CopyToVaultArn"), Fn.If("HasSecondaryAccount",
            Fn.Sub($"arn:${{AWS::Partition}}:backup:${{SecondaryRegion}}:${{SecondaryAccount}}:{vault}"),
            Fn.Sub($"arn:${{AWS::Partition}}:backup:${{SecondaryRegion}}:${{AWS::AccountId}}:{vault}")));
    }

    /// <summary>What has a name of its own goes together; what goes by a tag is looked for among its kind, each by itself.</summary>
    static IEnumerable<(string Id, string Name, JsonObject Resources)> Selections(Plan plan)
    {
        var named = plan.Resources.Select(Resources.ArnOf).OfType<JsonNode>().ToArray();
        if (named.Length > 0) yield return ("BackupSelection", "by-arn", new() { ["Resources"] = Fn.List(named) });
        foreach (var resource in plan.Resources)
        {
            if (Resources.TagOf(resource) is not { } tag) continue;
            yield return ($"BackupSelection{TemplateThings.Word(resource.Name)}",
                $"by-tag-{resource.Name}"[..Math.Min(50, 7 + resource.Name.Length)],
                new()
                {
                    ["Resources"] = Fn.List(Resources.AnyOf(resource)),
                    ["Conditions"] = new JsonObject
                    {
                        ["StringEquals"] = Fn.List(new JsonObject
                        {
                            ["ConditionKey"] = $"aws:ResourceTag/{tag.Key}", ["ConditionValue"] = tag.Value,
                        }),
                    },
                });
        }
    }

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
