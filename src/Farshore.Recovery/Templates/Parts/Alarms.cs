using System.Globalization;
using System.Text.Json.Nodes;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Templates.Building;
using Farshore.Recovery.Templates.Timing;

namespace Farshore.Recovery.Templates.Parts;

/// <summary>What watches over backups and copies where they begin: what fails is told at once, and what never came is told once it is
/// missed.</summary>
static class Alarms
{
    const int Hour = 3600;
    const int Day = 24 * Hour;
    const int MostDays = 7;

    public static void AddTo(TemplateDraft draft, Plan plan)
    {
        var stale = StaleAfter(plan);
        draft.Parameter("StaleAfterSeconds", stale.Period.ToString(CultureInfo.InvariantCulture),
            "Seconds without a completed copy until recovery points are stale: the plan's objective. A multiple of 60, at most a day.",
            "Number", least: 60);
        Failed(draft, plan, "BackupsFail", "NumberOfBackupJobsFailed", "a backup failed");
        Failed(draft, plan, "CopiesFail", "NumberOfCopyJobsFailed", "a copy to the secondary failed");
        if (plan.Machines.Any()) Stale(draft, plan, "MachinesStale", "EC2", stale.Periods);
        if (plan.Databases.Any()) Stale(draft, plan, "DatabasesStale", "RDS", stale.Periods);
        News.AddRule(draft, plan, plan.Primary, ("BackupsFailRule", "A backup of the plan's vault did not end well."),
            "Backup Job State Change", new()
            {
                ["state"] = Fn.Texts(["FAILED", "ABORTED", "EXPIRED"]), ["backupVaultName"] = Fn.List(Fn.Ref("VaultName")),
            });
        News.AddRule(draft, plan, plan.Primary, ("CopiesFailRule", "A copy out of the plan's vault did not end well."),
            "Copy Job State Change", new()
            {
                ["state"] = Fn.Texts(["FAILED"]),
                ["sourceBackupVaultArn"] = Fn.List(Vaults.Arn()),
            });
    }

    /// <summary>The objective; where backups come too seldom for it, twice their interval, so that the alarm is not always on.</summary>
    static (int Period, int Periods) StaleAfter(Plan plan)
    {
        var (rhythm, objective) = (BackupRhythm.Of(plan), BackupRhythm.Objective(plan));
        var after = (long)(rhythm.Interval <= objective ? objective : rhythm.Interval * 2).TotalSeconds;
        return after <= Day ? ((int)((after + 59) / 60 * 60), 1) : (Day, (int)Math.Min((after + Day - 1) / Day, MostDays));
    }

    static void Failed(TemplateDraft draft, Plan plan, string id, string metric, string what) => Add(draft, plan, id, new()
    {
        ["AlarmDescription"] = $"Farshore, plan {plan.Name}: {what}. farshore status and farshore check say what it means.",
        ["Namespace"] = "AWS/Backup",
        ["MetricName"] = metric,
        ["Dimensions"] = Fn.List(Dimension("BackupVaultName", Fn.Ref("VaultName"))),
        ["Statistic"] = "Sum",
        ["Period"] = Hour,
        ["EvaluationPeriods"] = 1,
        ["Threshold"] = 0,
        ["ComparisonOperator"] = "GreaterThanThreshold",
        ["TreatMissingData"] = "notBreaching",
    });

    // No figures at all is what a plan that has stopped looks like.
    static void Stale(TemplateDraft draft, Plan plan, string id, string type, int periods) => Add(draft, plan, id, new()
    {
        ["AlarmDescription"] = $"Farshore, plan {plan.Name}: no copy of {type} reached the secondary within the objective. farshore status "
            + "says how much would be lost.",
        ["Namespace"] = "AWS/Backup",
        ["MetricName"] = "NumberOfCopyJobsCompleted",
        ["Dimensions"] = Fn.List(Dimension("BackupVaultName", Fn.Ref("VaultName")), Dimension("ResourceType", type)),
        ["Statistic"] = "Sum",
        ["Period"] = Fn.Ref("StaleAfterSeconds"),
        ["EvaluationPeriods"] = periods,
        ["Threshold"] = 1,
        ["ComparisonOperator"] = "LessThanThreshold",
        ["TreatMissingData"] = "breaching",
    });

    static void Add(TemplateDraft draft, Plan plan, string id, JsonObject properties)
    {
        properties.Insert(0, "AlarmName", $"farshore-{plan.Name}-{Hyphened(id)}");
        properties["AlarmActions"] = News.Topics(plan, plan.Primary);
        properties["OKActions"] = News.Topics(plan, plan.Primary);
        draft.Resource(id, "AWS::CloudWatch::Alarm", properties, new(News.Condition));
    }

    static string Hyphened(string id) =>
        string.Concat(id.Select((letter, at) => char.IsUpper(letter) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(letter) : $"{letter}"));

    static JsonNode Dimension(string name, JsonNode value) => new JsonObject { ["Name"] = name, ["Value"] = value };
}
