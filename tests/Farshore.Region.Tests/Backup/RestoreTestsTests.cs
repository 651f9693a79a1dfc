using Farshore.Aws.Backup;
using Farshore.Aws.Rds;
using Farshore.Region.Tests.Hosting;
using Farshore.Region.Tests.Rds;

namespace Farshore.Region.Tests.Backup;

public sealed class RestoreTestsTests : IAsyncLifetime
{
    static readonly TimeSpan Day = TimeSpan.FromDays(1);
    RdsInFolder region = null!;

    public async ValueTask InitializeAsync() => region = await RdsInFolder.StartAsync(peer: _ => region.Client);

    public ValueTask DisposeAsync() => region.DisposeAsync();

    [Fact]
    public async Task Restores_the_newest_point_when_due_and_takes_it_away_again()
    {
        await BackUpAsync();
        var newest = await BackUpAsync();
        var plan = await PlanAsync(validationHours: 0);

        await region.AdvanceAsync(Day);
        var job = await UntilAsync(one => one.DeletionStatus is "SUCCESSFUL" or "FAILED");
        var metadata = await region.SendAsync(BackupApi.GetRestoreJobMetadata, new() { RestoreJobId = job.RestoreJobId! });

        Assert.Equal(("COMPLETED", null, "SUCCESSFUL"), (job.Status, job.StatusMessage, job.DeletionStatus));
        Assert.Equal((newest, plan), (job.RecoveryPointArn, job.CreatedBy!.RestoreTestingPlanArn));
        Assert.Equal("db.t3.small", metadata.Metadata!["dBInstanceClass"]);
        Assert.Contains("db:awsbackup-restore-test-", job.CreatedResourceArn);
        Assert.Equal(["orders"],
            (await region.SendAsync(RdsApi.DescribeDBInstances, new())).DBInstances!.Select(one => one.DBInstanceIdentifier));
    }

    [Fact]
    public async Task Keeps_what_it_restored_until_it_is_found_good_and_no_plan_backs_it_up_meanwhile()
    {
        await BackUpAsync();
        await PlanAsync(validationHours: 48);
        await region.AdvanceAsync(Day);
        var job = await UntilAsync(one => one.CompletionDate is not null);
        var made = Farshore.Aws.Arn.Parse(job.CreatedResourceArn!).Name;
        await region.UntilAsync(made, "available");
        var daily = await region.SendAsync(
            BackupApi.CreateBackupPlan, new()
            {
                BackupPlan = new() { BackupPlanName = "all", Rules = [new() { RuleName = "daily", TargetBackupVaultName = "Default" }] },
            });
        await region.SendAsync(BackupApi.CreateBackupSelection, new()
        {
            BackupPlanId = daily.BackupPlanId!,
            BackupSelection = new() { SelectionName = "all", IamRoleArn = RdsInFolder.BackupRole, Resources = ["*"] },
        });
        await region.RestartAsync();
        await region.AdvanceAsync(TimeSpan.FromHours(23));
        Assert.DoesNotContain(
            (await region.SendAsync(BackupApi.ListBackupJobs, new())).BackupJobs!, one => one.ResourceArn == job.CreatedResourceArn);

        await region.SendAsync(
            BackupApi.PutRestoreValidationResult, new() { RestoreJobId = job.RestoreJobId!, ValidationStatus = "SUCCESSFUL" });
        var again = region.SendAsync(
            BackupApi.PutRestoreValidationResult, new() { RestoreJobId = job.RestoreJobId!, ValidationStatus = "FAILED" });
        await again.RefusedAsync("InvalidRequestException");
        var ended = await UntilAsync(one => one.RestoreJobId == job.RestoreJobId && one.DeletionStatus is "SUCCESSFUL" or "FAILED");

        Assert.Equal(("SUCCESSFUL", "SUCCESSFUL"), (ended.ValidationStatus, ended.DeletionStatus));
        Assert.DoesNotContain(
            (await region.SendAsync(RdsApi.DescribeDBInstances, new())).DBInstances!, one => one.DBInstanceIdentifier == made);
    }

    [Fact]
    public async Task Keeps_plans_and_selections_apart_by_name_and_deletes_a_plan_once_it_is_empty()
    {
        var arn = await PlanAsync(validationHours: 4);
        await region.SendAsync(BackupApi.CreateRestoreTestingPlan, Plan()).RefusedAsync("AlreadyExistsException");
        var changed = await region.SendAsync(BackupApi.UpdateRestoreTestingPlan, new()
        {
            RestoreTestingPlanName = "weekly", RestoreTestingPlan = new() { ScheduleExpression = "cron(0 3 ? * SUN *)" },
        });
        var selections = await region.SendAsync(
            BackupApi.ListRestoreTestingSelections, new() { RestoreTestingPlanName = "weekly" });
        await region.SendAsync(BackupApi.DeleteRestoreTestingPlan, new() { RestoreTestingPlanName = "weekly" })
            .RefusedAsync("InvalidRequestException");
        await region.SendAsync(BackupApi.DeleteRestoreTestingSelection, new()
        {
            RestoreTestingPlanName = "weekly", RestoreTestingSelectionName = "databases",
        });
        await region.SendAsync(BackupApi.DeleteRestoreTestingPlan, new() { RestoreTestingPlanName = "weekly" });

        Assert.Equal(arn, changed.RestoreTestingPlanArn);
        Assert.Equal(4, Assert.Single(selections.RestoreTestingSelections).ValidationWindowHours);
        await region.SendAsync(BackupApi.GetRestoreTestingPlan, new() { RestoreTestingPlanName = "weekly" })
            .RefusedAsync("ResourceNotFoundException");
    }

    async Task<string> BackUpAsync()
    {
        if ((await region.SendAsync(RdsApi.DescribeDBInstances, new())).DBInstances is not { Count: > 0 })
            await region.CreateAsync("orders", input => input with { DBInstanceClass = "db.t3.small" });
        var started = await region.SendAsync(BackupApi.StartBackupJob, new()
        {
            BackupVaultName = "Default", ResourceArn = "arn:aws:rds:us-east-1:000000000000:db:orders", IamRoleArn = RdsInFolder.BackupRole,
        });
        while (true)
        {
            var job = await region.SendAsync(BackupApi.DescribeBackupJob, new() { BackupJobId = started.BackupJobId! });
            if (job.CompletionDate is not null) return job.RecoveryPointArn!;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    async Task<string> PlanAsync(int validationHours)
    {
        var plan = await region.SendAsync(BackupApi.CreateRestoreTestingPlan, Plan());
        await region.SendAsync(BackupApi.CreateRestoreTestingSelection, new()
        {
            RestoreTestingPlanName = "weekly", RestoreTestingSelection = new()
            {
                RestoreTestingSelectionName = "databases", IamRoleArn = RdsInFolder.BackupRole, ProtectedResourceType = "RDS",
                ProtectedResourceArns = ["*"], ValidationWindowHours = validationHours,
            },
        });
        return plan.RestoreTestingPlanArn;
    }

    static CreateRestoreTestingPlanInput Plan() => new()
    {
        RestoreTestingPlan = new()
        {
            RestoreTestingPlanName = "weekly", ScheduleExpression = "cron(0 4 ? * * *)",
            RecoveryPointSelection = new()
            {
                Algorithm = "LATEST_WITHIN_WINDOW", IncludeVaults = ["*"], RecoveryPointTypes = ["SNAPSHOT"], SelectionWindowDays = 7,
            },
        },
    };

    async Task<RestoreJobsListMember> UntilAsync(Func<RestoreJobsListMember, bool> isSo)
    {
        while (true)
        {
            var jobs = (await region.SendAsync(BackupApi.ListRestoreJobs, new())).RestoreJobs!;
            if (jobs.FirstOrDefault(isSo) is { } found) return found;
            Assert.DoesNotContain(jobs, job => job.Status == "FAILED");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
