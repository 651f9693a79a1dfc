using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.Hosting;
using Farshore.Region.Iam.Policies;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Backup;

/// <summary>Does what backup plans say when it is due: a backup job for each resource of the plan's selections, as if somebody had asked
/// for it, with the copies to follow it. Where two rules of a plan are due at once, a resource is backed up by the one that keeps it
/// longer.</summary>
sealed partial class PlanRuns(
    RegionContext region, BackupState state, PlanState plans, SelectedResources resources, BackupGuards guards, BackupRuns backups,
    DueRuns due)
{
    const string Expired = "Backup job expired before it could be started: the region was away at its time.";

    readonly ILogger log = region.Logs.CreateLogger<PlanRuns>();

    public async Task RunAsync(IReadOnlyList<DueRow> rows, bool away, CancellationToken cancellationToken)
    {
        foreach (var plan in rows.GroupBy(row => row.Key.Split('/')[1], StringComparer.Ordinal))
            await RunPlanAsync(plan.Key, [.. plan], away, cancellationToken);
    }

    async Task RunPlanAsync(string id, IReadOnlyList<DueRow> rows, bool away, CancellationToken cancellationToken)
    {
        var now = region.Clock.GetUtcNow();
        var begun = await plans.Database.WriteAsync(connection =>
        {
            List<DueRule> rules = [];
            foreach (var row in rows.Where(row => plans.Due.Find(connection, row.Key) == row))
                if (Take(connection, row, now) is { } rule) rules.Add(rule);
            if (rules.Count == 0) return [];
            var plan = plans.Plans.Find(connection, id)!;
            plans.Plans.Put(connection, id, plan with { LastExecution = rules.Max(rule => rule.At) });
            var jobs = JobsOf(plan, rules, plans.Selections.List(connection, id + "/"), now, away);
            foreach (var job in jobs) state.BackupJobs.Put(connection, job.Id, job);
            return jobs;
        }, cancellationToken);
        LogRun(id, begun.Count);
        foreach (var job in begun.Where(job => !job.IsOver)) backups.Begin(job);
    }

    /// <summary>Takes a rule's time away and puts the next one there.</summary>
    DueRule? Take(SqliteConnection connection, DueRow row, DateTimeOffset now)
    {
        var (planId, ruleId) = (row.Key.Split('/')[1], row.Key.Split('/')[2]);
        var plan = plans.Plans.Find(connection, planId);
        if (plan is not { Deleted: null } || plan.Version.Plan.Rules.FirstOrDefault(rule => rule.RuleId == ruleId) is not { } rule)
        {
            plans.Due.Delete(connection, row.Key);
            return null;
        }

        var schedule = PlanDocuments.ScheduleOf(rule);
        var last = DueRuns.LastOf(schedule, row.At, now);
        due.Await(connection, row.Key, schedule, last);
        return new(rule, last);
    }

    List<BackupJobRow> JobsOf(
        PlanRow plan, IReadOnlyList<DueRule> rules, IReadOnlyList<SelectionRow> selections, DateTimeOffset now, bool away)
    {
        var targets = selections.SelectMany(
                one => resources.Of(one.Selection).Select(target => (target.Arn, target.Type, Role: one.Selection.IamRoleArn)))
            .DistinctBy(target => target.Arn.ToString(), StringComparer.Ordinal).ToList();
        List<BackupJobRow> jobs = [];
        foreach (var (arn, type, role) in targets)
        {
            List<DueRule> chosen = [];
            foreach (var rule in rules.OrderByDescending(rule => DaysOf(rule.Rule)))
                if (!chosen.Exists(other => (other.At - rule.At).Duration() < rule.StartWindow)) chosen.Add(rule);
            jobs.AddRange(chosen.OrderBy(rule => rule.At).Select(rule => JobOf(plan, rule, arn, type, role, now, away)));
        }

        return jobs;
    }

    BackupJobRow JobOf(PlanRow plan, DueRule due, Arn resource, string type, string role, DateTimeOffset now, bool away)
    {
        var rule = due.Rule;
        var job = new BackupJobRow(BackupJobIds.New(), new()
        {
            BackupVaultName = rule.TargetBackupVaultName, ResourceArn = resource.ToString(), IamRoleArn = role,
            StartWindowMinutes = rule.StartWindowMinutes, CompleteWindowMinutes = rule.CompletionWindowMinutes,
            Lifecycle = rule.Lifecycle, RecoveryPointTags = rule.RecoveryPointTags,
        }, type, now)
        {
            State = "CREATED", CreatedBy = CreatorOf(plan, rule), Copies = rule.CopyActions,
        };
        var late = away && now > due.At + due.StartWindow;
        var problem = late ? Expired : ProblemOf(job);
        return problem is null ? job
            : job with { State = late ? "EXPIRED" : "FAILED", Message = problem, Category = "FAILURE", Completed = now };
    }

    /// <summary>What StartBackupJob would refuse.</summary>
    string? ProblemOf(BackupJobRow job)
    {
        try
        {
            var vault = state.Vault(job.Asked.BackupVaultName);
            VaultPolicies.Check(vault, new PolicyCaller(job.Asked.IamRoleArn, region.Account), "backup:StartBackupJob", vault.Arn);
            guards.CheckRole(job.Asked.IamRoleArn);
            return VaultLocks.ProblemWith(vault, job.Asked.Lifecycle);
        }
        catch (AwsException refused)
        {
            return refused.Message;
        }
    }

    static RecoveryPointCreator CreatorOf(PlanRow plan, BackupRule rule) => new()
    {
        BackupPlanId = plan.Id, BackupPlanArn = plan.Arn, BackupPlanName = plan.Version.Plan.BackupPlanName,
        BackupPlanVersion = plan.Version.Id, BackupRuleId = rule.RuleId, BackupRuleName = rule.RuleName,
        BackupRuleCron = rule.ScheduleExpression, BackupRuleTimezone = rule.ScheduleExpressionTimezone,
    };

    static long DaysOf(BackupRule rule) => rule.Lifecycle?.DeleteAfterDays is > 0 and var days ? days : long.MaxValue;

    /// <summary>A rule whose time has come.</summary>
    sealed record DueRule(BackupRule Rule, DateTimeOffset At)
    {
        public TimeSpan StartWindow => TimeSpan.FromMinutes(Rule.StartWindowMinutes!.Value);
    }

    [LoggerMessage(LogLevel.Information, "Backup plan {Plan} was due: {Jobs} backup jobs")]
    private partial void LogRun(string plan, int jobs);
}
