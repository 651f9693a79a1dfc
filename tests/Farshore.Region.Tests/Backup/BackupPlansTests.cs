using Farshore.Aws.Backup;
using Farshore.Region.Tests.Hosting;
using Farshore.Region.Tests.Rds;

namespace Farshore.Region.Tests.Backup;

public sealed class BackupPlansTests : IAsyncLifetime
{
    RdsInFolder region = null!;

    public async ValueTask InitializeAsync() => region = await RdsInFolder.StartAsync();

    public ValueTask DisposeAsync() => region.DisposeAsync();

    [Fact]
    public async Task Keeps_every_version_and_answers_a_repeated_request_with_the_first_plan()
    {
        var asked = new CreateBackupPlanInput
        {
            BackupPlan = Plan(), CreatorRequestId = "once", BackupPlanTags = new Dictionary<string, string> { ["app"] = "shop" },
        };

        var made = await region.SendAsync(BackupApi.CreateBackupPlan, asked);
        var again = await region.SendAsync(BackupApi.CreateBackupPlan, asked);
        var twin = await region.SendAsync(BackupApi.CreateBackupPlan, asked with { CreatorRequestId = null })
            .RefusedAsync("AlreadyExistsException");
        var first = await region.SendAsync(BackupApi.GetBackupPlan,
            new() { BackupPlanId = made.BackupPlanId!, MaxScheduledRunsPreview = 2 });
        var changed = await region.SendAsync(BackupApi.UpdateBackupPlan, new()
        {
            BackupPlanId = made.BackupPlanId!, BackupPlan = Plan(rule => rule with { ScheduleExpression = "cron(0 3 ? * * *)" }),
        });
        var now = await region.SendAsync(BackupApi.GetBackupPlan, new() { BackupPlanId = made.BackupPlanId! });
        var before = await region.SendAsync(
            BackupApi.GetBackupPlan, new() { BackupPlanId = made.BackupPlanId!, VersionId = made.VersionId });
        var versions = await region.SendAsync(BackupApi.ListBackupPlanVersions, new() { BackupPlanId = made.BackupPlanId! });
        var tags = await region.SendAsync(BackupApi.ListTags, new() { ResourceArn = made.BackupPlanArn! });

        Assert.Equal(made.BackupPlanId, again.BackupPlanId);
        Assert.Equal("Backup plan with the same plan document already exists", twin.Message);
        Assert.Equal(("cron(0 5 ? * * *)", "Etc/UTC", 480L, 10080L), (
            first.BackupPlan!.Rules[0].ScheduleExpression, first.BackupPlan.Rules[0].ScheduleExpressionTimezone,
            first.BackupPlan.Rules[0].StartWindowMinutes, first.BackupPlan.Rules[0].CompletionWindowMinutes));
        Assert.Equal([5, 5], first.ScheduledRunsPreview!.Select(run => run.ExecutionTime!.Value.UtcDateTime.Hour));
        Assert.Equal("cron(0 3 ? * * *)", now.BackupPlan!.Rules[0].ScheduleExpression);
        Assert.Equal(first.BackupPlan.Rules[0].RuleId, now.BackupPlan.Rules[0].RuleId);
        Assert.Equal("cron(0 5 ? * * *)", before.BackupPlan!.Rules[0].ScheduleExpression);
        Assert.Equal([changed.VersionId, made.VersionId], versions.BackupPlanVersionsList!.Select(version => version.VersionId));
        Assert.Equal("shop", tags.Tags!["app"]);
    }

    [Fact]
    public async Task Is_deleted_once_its_selections_are_and_is_still_told_of()
    {
        var plan = await region.SendAsync(BackupApi.CreateBackupPlan, new() { BackupPlan = Plan() });
        var ask = new CreateBackupSelectionInput
        {
            BackupPlanId = plan.BackupPlanId!, CreatorRequestId = "once",
            BackupSelection = new() { SelectionName = "all", IamRoleArn = RdsInFolder.BackupRole, Resources = ["*"] },
        };
        var made = await region.SendAsync(BackupApi.CreateBackupSelection, ask);
        var again = await region.SendAsync(BackupApi.CreateBackupSelection, ask);

        await region.SendAsync(BackupApi.DeleteBackupPlan,
            new() { BackupPlanId = plan.BackupPlanId! }).RefusedAsync("InvalidRequestException");
        await region.SendAsync(
            BackupApi.DeleteBackupSelection, new() { BackupPlanId = plan.BackupPlanId!, SelectionId = made.SelectionId! });
        await region.SendAsync(BackupApi.DeleteBackupPlan, new() { BackupPlanId = plan.BackupPlanId! });
        var gone = await region.SendAsync(BackupApi.GetBackupPlan, new() { BackupPlanId = plan.BackupPlanId! });

        Assert.Equal(made.SelectionId, again.SelectionId);
        Assert.NotNull(gone.DeletionDate);
        Assert.Empty((await region.SendAsync(BackupApi.ListBackupPlans, new())).BackupPlansList!);
        Assert.Single((await region.SendAsync(BackupApi.ListBackupPlans, new() { IncludeDeleted = true })).BackupPlansList!);
        await region.SendAsync(BackupApi.ListBackupSelections, new() { BackupPlanId = plan.BackupPlanId! })
            .RefusedAsync("InvalidParameterValueException");
    }

    [Fact]
    public async Task Refuses_a_rule_that_cannot_be_kept()
    {
        var itself = "arn:aws:backup:us-east-1:000000000000:backup-vault:Default";
        (string Why, BackupRuleInput Rule)[] refused =
        [
            ("Invalid lifecycle. DeleteAfterDays cannot be less than 1 or more than 36500 days",
                Rule with { Lifecycle = new() { DeleteAfterDays = 0 } }),
            ("Invalid lifecycle. DeleteAfterDays cannot be less than 90 days apart from MoveToColdStorageAfterDays",
                Rule with { Lifecycle = new() { MoveToColdStorageAfterDays = 30, DeleteAfterDays = 60 } }),
            ("Backup vault nowhere does not exist.", Rule with { TargetBackupVaultName = "nowhere" }),
            ("Backup vault name not a name is not valid", Rule with { TargetBackupVaultName = "not a name" }),
            ("at least 60 minutes", Rule with { StartWindowMinutes = 30 }),
            ("more often than once an hour", Rule with { ScheduleExpression = "cron(0/15 * ? * * *)" }),
            ("not a cron expression", Rule with { ScheduleExpression = "rate(12 hours)" }),
            ("there is no time zone", Rule with { ScheduleExpressionTimezone = "Atlantis/Capital" }),
            ("must be different", Rule with { CopyActions = [new() { DestinationBackupVaultArn = itself }] }),
            ("EnableContinuousBackup", Rule with { EnableContinuousBackup = true }),
        ];

        foreach (var (why, rule) in refused)
        {
            var refusal = await region.SendAsync(BackupApi.CreateBackupPlan, new() { BackupPlan = Plan(_ => rule) })
                .RefusedAsync("InvalidParameterValueException");
            Assert.Contains(why, refusal.Message);
        }
    }

    static readonly BackupRuleInput Rule = new() { RuleName = "daily", TargetBackupVaultName = "Default" };

    static BackupPlanInput Plan(Func<BackupRuleInput, BackupRuleInput>? change = null) =>
        new() { BackupPlanName = "shop", Rules = [change?.Invoke(Rule) ?? Rule] };
}
