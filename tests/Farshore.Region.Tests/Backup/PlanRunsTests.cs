using Farshore.Aws.Backup;
using Farshore.Aws.Rds;
using Farshore.Region.Tests.Rds;

namespace Farshore.Region.Tests.Backup;

public sealed class PlanRunsTests
{
    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task Backs_up_what_is_selected_when_it_is_due_and_copies_it_to_the_other_region()
    {
        RdsInFolder? primary = null, secondary = null;
        await using var east = primary = await RdsInFolder.StartAsync("us-east-1", _ => secondary!.Client);
        await using var west = secondary = await RdsInFolder.StartAsync("us-west-2", _ => primary!.Client);
        var orders = await east.CreateAsync("orders", input => input with { Tags = [new() { Key = "backup", Value = "daily" }] });
        await east.CreateAsync("scratch");
        await RdsInFolder.ScalarAsync(orders, "CREATE TABLE t AS SELECT n FROM generate_series(1, 1000) n");
        var safe = await west.SendAsync(BackupApi.CreateBackupVault, new() { BackupVaultName = "safe" });
        var plan = await PlanAsync(east, new()
        {
            RuleName = "daily", TargetBackupVaultName = "Default", Lifecycle = new() { DeleteAfterDays = 7 },
            RecoveryPointTags = new Dictionary<string, string> { ["kind"] = "planned" },
            CopyActions = [new() { DestinationBackupVaultArn = safe.BackupVaultArn!, Lifecycle = new() { DeleteAfterDays = 30 } }],
        }, new()
        {
            SelectionName = "tagged", IamRoleArn = RdsInFolder.BackupRole,
            ListOfTags = [new() { ConditionType = "STRINGEQUALS", ConditionKey = "backup", ConditionValue = "daily" }],
        });

        await east.AdvanceAsync(Day);
        var copy = await EndCopyAsync(east);
        var job = Assert.Single(await JobsAsync(east));
        var point = await west.SendAsync(BackupApi.DescribeRecoveryPoint, new()
        {
            BackupVaultName = "safe", RecoveryPointArn = copy.DestinationRecoveryPointArn!,
        });

        Assert.Equal(("COMPLETED", orders.DBInstanceArn), (job.State, job.ResourceArn));
        Assert.Equal((plan.BackupPlanArn, "daily"), (job.CreatedBy!.BackupPlanArn, job.CreatedBy.BackupRuleName));
        Assert.Equal(("COMPLETED", job.BackupJobId, plan.BackupPlanId),
            (copy.State, copy.CreatedByBackupJobId, copy.CreatedBy!.BackupPlanId));
        Assert.Equal((30L, plan.BackupPlanId), (point.Lifecycle!.DeleteAfterDays, point.CreatedBy!.BackupPlanId));
        Assert.Equal("planned", (await west.SendAsync(BackupApi.ListTags, new() { ResourceArn = point.RecoveryPointArn! })).Tags!["kind"]);
        Assert.Equal(RootOf(east, job.RecoveryPointArn!), RootOf(west, point.RecoveryPointArn!));
        Assert.NotNull((await east.SendAsync(BackupApi.GetBackupPlan, new() { BackupPlanId = plan.BackupPlanId! })).LastExecutionDate);
    }

    [Fact]
    public async Task Runs_once_for_the_last_of_several_times_that_passed_and_never_again_for_it()
    {
        await using var region = await RdsInFolder.StartAsync();
        await region.CreateAsync("orders");
        await PlanAsync(region, new() { RuleName = "daily", TargetBackupVaultName = "Default" }, All);

        await region.AdvanceAsync(3 * Day);
        await region.AdvanceAsync(TimeSpan.Zero);
        await region.RestartAsync();
        await region.AdvanceAsync(TimeSpan.Zero);
        await EndAsync(region);
        Assert.Single(await JobsAsync(region));
        await region.AdvanceAsync(Day);

        Assert.Equal(["COMPLETED", "COMPLETED"], (await EndAsync(region)).Select(job => job.State));
    }

    [Fact]
    public async Task Backs_up_by_the_rule_that_keeps_longer_where_two_are_due_together()
    {
        await using var region = await RdsInFolder.StartAsync();
        await region.CreateAsync("orders");
        var plan = await region.SendAsync(BackupApi.CreateBackupPlan, new()
        {
            BackupPlan = new()
            {
                BackupPlanName = "shop", Rules =
                [
                    new() { RuleName = "week", TargetBackupVaultName = "Default", Lifecycle = new() { DeleteAfterDays = 7 } },
                    new() { RuleName = "year", TargetBackupVaultName = "Default", Lifecycle = new() { DeleteAfterDays = 365 } },
                ],
            },
        });
        await region.SendAsync(BackupApi.CreateBackupSelection, new() { BackupPlanId = plan.BackupPlanId!, BackupSelection = All });

        await region.AdvanceAsync(Day);

        Assert.Equal("year", Assert.Single(await EndAsync(region)).CreatedBy!.BackupRuleName);
    }

    [Fact]
    public async Task Lets_a_job_expire_whose_time_and_start_window_passed_while_the_region_was_away()
    {
        await using var region = await RdsInFolder.StartAsync();
        await region.CreateAsync("orders");
        var last = region.Now.AddMinutes(-1);
        await PlanAsync(region, new()
        {
            RuleName = "hour", TargetBackupVaultName = "Default", StartWindowMinutes = 60,
            ScheduleExpression = $"cron({last.Minute} {last.Hour} ? * * *)",
        }, All);

        await region.CloseAsync();
        region.Forward(Day + TimeSpan.FromHours(2));
        await region.OpenAsync();

        Assert.Equal("EXPIRED", Assert.Single(await EndAsync(region)).State);
    }

    static readonly BackupSelection All = new() { SelectionName = "all", IamRoleArn = RdsInFolder.BackupRole, Resources = ["*"] };

    static async Task<CreateBackupPlanOutput> PlanAsync(RdsInFolder region, BackupRuleInput rule, BackupSelection selection)
    {
        var plan = await region.SendAsync(
            BackupApi.CreateBackupPlan, new() { BackupPlan = new() { BackupPlanName = "shop", Rules = [rule] } });
        await region.SendAsync(
            BackupApi.CreateBackupSelection, new() { BackupPlanId = plan.BackupPlanId!, BackupSelection = selection });
        return plan;
    }

    static async Task<IReadOnlyList<BackupJob>> JobsAsync(RdsInFolder region) =>
        (await region.SendAsync(BackupApi.ListBackupJobs, new())).BackupJobs!;

    static async Task<IReadOnlyList<BackupJob>> EndAsync(RdsInFolder region)
    {
        while (true)
        {
            var jobs = await JobsAsync(region);
            if (jobs.Count > 0 && jobs.All(job => job.CompletionDate is not null)) return jobs;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    static async Task<CopyJob> EndCopyAsync(RdsInFolder region)
    {
        while (true)
        {
            var jobs = (await region.SendAsync(BackupApi.ListCopyJobs, new())).CopyJobs!;
            if (jobs.Count > 0 && jobs.All(job => job.CompletionDate is not null)) return Assert.Single(jobs);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    static string RootOf(RdsInFolder region, string recoveryPoint) => region.SnapshotRoot(Farshore.Aws.Arn.Parse(recoveryPoint).Name);
}
