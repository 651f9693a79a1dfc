using System.Text.RegularExpressions;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.Hosting;
using Farshore.Region.Hosting.Clocks;

namespace Farshore.Region.Backup;

/// <summary>What a backup plan may say, and what it means where it says nothing.</summary>
sealed partial class PlanDocuments(RegionContext region, BackupState state)
{
    public const string DefaultSchedule = "cron(0 5 ? * * *)";
    const string DefaultTimeZone = "Etc/UTC";
    const int DefaultStartWindow = 480;
    const int DefaultCompletionWindow = 10080;
    const int ShortestWindow = 60;
    const int LongestDays = 36500;
    const int DaysAfterCold = 90;

    static readonly TimeSpan MostOften = TimeSpan.FromHours(1);

    /// <summary>A plan as it is kept. A rule that keeps its name keeps its id, and with it its place in the schedule.</summary>
    /// <exception cref="AwsException">It says what cannot be done.</exception>
    public BackupPlan Read(BackupPlanInput asked, BackupPlan? older)
    {
        if (!Name().IsMatch(asked.BackupPlanName))
            throw BackupErrors.Value($"Backup plan name {asked.BackupPlanName} is not valid");
        if (asked.Rules.Count == 0) throw BackupErrors.Missing("Rules");
        if (asked.ScanSettings is { Count: > 0 }) throw NotHere("ScanSettings");
        var vss = asked.AdvancedBackupSettings?.FirstOrDefault(setting => setting.BackupOptions?.Values.Contains("enabled") == true);
        if (vss is not null) throw NotHere($"AdvancedBackupSettings of {vss.ResourceType} that are enabled");
        var names = asked.Rules.Select(rule => rule.RuleName).ToList();
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count) throw Wrong("Duplicate rule names are not allowed");
        return new()
        {
            BackupPlanName = asked.BackupPlanName, AdvancedBackupSettings = asked.AdvancedBackupSettings,
            Rules = [.. asked.Rules.Select(rule => Read(rule, older?.Rules.FirstOrDefault(one => one.RuleName == rule.RuleName)))],
        };
    }

    /// <summary>When a rule of a plan that was read runs.</summary>
    public static AwsSchedule ScheduleOf(BackupRule rule) =>
        AwsSchedule.Parse(rule.ScheduleExpression!, rule.ScheduleExpressionTimezone);

    BackupRule Read(BackupRuleInput rule, BackupRule? older)
    {
        if (!Name().IsMatch(rule.RuleName)) throw Wrong($"Rule name {rule.RuleName} is not valid");
        if (rule.TargetLogicallyAirGappedBackupVaultArn is not null) throw NotHere("TargetLogicallyAirGappedBackupVaultArn");
        if (rule.EnableContinuousBackup == true) throw NotHere("EnableContinuousBackup");
        if (rule.IndexActions is { Count: > 0 }) throw NotHere("IndexActions");
        if (rule.ScanActions is { Count: > 0 }) throw NotHere("ScanActions");
        if (!VaultName().IsMatch(rule.TargetBackupVaultName)) throw Wrong($"Backup vault name {rule.TargetBackupVaultName} is not valid");
        if (state.Vaults.Find(rule.TargetBackupVaultName) is null)
            throw Wrong($"Backup vault {rule.TargetBackupVaultName} does not exist.");
        CheckWindows(rule);
        CheckLifecycle(rule.Lifecycle);
        foreach (var copy in rule.CopyActions ?? []) Check(copy, rule);
        var kept = new BackupRule
        {
            RuleName = rule.RuleName, TargetBackupVaultName = rule.TargetBackupVaultName, Lifecycle = rule.Lifecycle,
            ScheduleExpression = rule.ScheduleExpression ?? DefaultSchedule,
            ScheduleExpressionTimezone = rule.ScheduleExpressionTimezone ?? DefaultTimeZone,
            StartWindowMinutes = rule.StartWindowMinutes ?? DefaultStartWindow,
            CompletionWindowMinutes = rule.CompletionWindowMinutes ?? DefaultCompletionWindow,
            RecoveryPointTags = rule.RecoveryPointTags, CopyActions = rule.CopyActions, EnableContinuousBackup = false,
            RuleId = older?.RuleId ?? BackupJobIds.New().ToLowerInvariant(),
        };
        CheckSchedule(kept.ScheduleExpression, kept.ScheduleExpressionTimezone, Wrong);
        return kept;
    }

    /// <summary>Refuses what is no schedule that AWS Backup keeps.</summary>
    public void CheckSchedule(string expression, string? timeZone, Func<string, AwsException> wrong)
    {
        AwsSchedule schedule;
        try
        {
            schedule = AwsSchedule.Parse(expression, timeZone);
        }
        catch (FormatException fault)
        {
            throw wrong($"Invalid schedule expression {expression}: {fault.Message}");
        }

        if (schedule.Rate is not null) throw wrong($"Invalid schedule expression {expression}: it is not a cron expression");
        var times = new List<DateTimeOffset>();
        for (var next = schedule.Next(region.Time.GetUtcNow()); next is { } at && times.Count < 25; next = schedule.Next(at)) times.Add(at);
        if (times.Zip(times.Skip(1)).Any(pair => pair.Second - pair.First < MostOften))
            throw wrong($"Invalid schedule expression {expression}: it is due more often than once an hour");
    }

    static void CheckWindows(BackupRuleInput rule)
    {
        if (rule.StartWindowMinutes is < ShortestWindow) throw Wrong($"Invalid start window. It must be at least {ShortestWindow} minutes");
        if ((rule.CompletionWindowMinutes ?? DefaultCompletionWindow) < (rule.StartWindowMinutes ?? DefaultStartWindow))
            throw Wrong("Invalid completion window. It cannot be shorter than the start window");
    }

    static void CheckLifecycle(Lifecycle? lifecycle)
    {
        if (lifecycle is { DeleteAfterDays: (< 1 or > LongestDays) and not -1 })
            throw Wrong($"Invalid lifecycle. DeleteAfterDays cannot be less than 1 or more than {LongestDays} days");
        if (lifecycle is { MoveToColdStorageAfterDays: > 0 and var cold, DeleteAfterDays: > 0 and var delete }
            && delete < cold + DaysAfterCold)
            throw Wrong(
                $"Invalid lifecycle. DeleteAfterDays cannot be less than {DaysAfterCold} days apart from MoveToColdStorageAfterDays");
    }

    void Check(CopyAction copy, BackupRuleInput rule)
    {
        if (!Arn.TryParse(copy.DestinationBackupVaultArn, out var vault) || vault is not { Service: "backup", Type: "backup-vault" })
            throw Wrong($"{copy.DestinationBackupVaultArn} is not the ARN of a backup vault");
        if (vault.Account != region.Account) throw Wrong($"{vault} belongs to another account");
        if (vault.Region == region.Name && vault.Name == rule.TargetBackupVaultName)
            throw Wrong("The source and destination backup vault of a copy must be different.");
        CheckLifecycle(copy.Lifecycle);
    }

    static AwsException Wrong(string what) => BackupErrors.Value($"Error in some rules due to : {what}");

    static AwsException NotHere(string what) => BackupErrors.Value($"{what} cannot be served by a local region: leave it out.");

    [GeneratedRegex(@"^[a-zA-Z0-9\-_.]{1,50}$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[a-zA-Z0-9\-_]{2,50}$")]
    private static partial Regex VaultName();
}
