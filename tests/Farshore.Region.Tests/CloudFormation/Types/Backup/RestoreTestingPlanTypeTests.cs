using System.Text.Json.Nodes;
using Farshore.Region.CloudFormation.Types;
using Farshore.Region.CloudFormation.Types.Backup;
using Farshore.Region.Tests.Rds;

namespace Farshore.Region.Tests.CloudFormation.Types.Backup;

public sealed class RestoreTestingPlanTypeTests
{
    static readonly CancellationToken Cancelled = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_changes_tells_and_removes_a_plan_and_its_selection()
    {
        await using var region = await RdsInFolder.StartAsync();
        var work = new ResourceWork(region.Client, "arn:aws:cloudformation:us-east-1:000000000000:stack/shop/1", "shop", "Test",
            "0123456789abcdef0123456789abcdef", new Dictionary<string, string>(), TimeProvider.System);
        RestoreTestingPlanType plans = new();
        RestoreTestingSelectionType selections = new();
        var wanted = Properties("""
            {"RestoreTestingPlanName":"weekly","ScheduleExpression":"cron(0 4 ? * SUN *)","StartWindowHours":"2",
             "RecoveryPointSelection":{"Algorithm":"LATEST_WITHIN_WINDOW","RecoveryPointTypes":["SNAPSHOT"],"IncludeVaults":["*"],
              "SelectionWindowDays":"7"},"Tags":[{"Key":"team","Value":"data"}]}
            """);
        var tried = Properties($$"""
            {"RestoreTestingPlanName":"weekly","RestoreTestingSelectionName":"databases","ProtectedResourceType":"RDS",
             "IamRoleArn":"{{RdsInFolder.BackupRole}}","ProtectedResourceArns":["*"],"ValidationWindowHours":"1"}
            """);
        var later = Properties(wanted.Values.ToJsonString().Replace("\"7\"", "\"30\""));

        var plan = await plans.CreateAsync(work, wanted, Cancelled);
        var selection = await selections.CreateAsync(work, tried, Cancelled);
        Assert.Equal(plan.Id, (await plans.CreateAsync(work, wanted, Cancelled)).Id);
        Assert.Equal(selection.Id, (await selections.CreateAsync(work, tried, Cancelled)).Id);
        Assert.Equal(("weekly", "weekly|databases"), (plan.Id, selection.Id));
        Assert.True(JsonNode.DeepEquals(wanted.Values, await plans.ReadAsync(work, plan.Id, wanted, Cancelled)));
        Assert.True(JsonNode.DeepEquals(tried.Values, await selections.ReadAsync(work, selection.Id, tried, Cancelled)));
        await plans.UpdateAsync(work, plan.Id, wanted, later, Cancelled);
        Assert.True(JsonNode.DeepEquals(later.Values, await plans.ReadAsync(work, plan.Id, later, Cancelled)));

        foreach (var _ in (int[])[1, 2])
        {
            await selections.DeleteAsync(work, selection.Id, tried, Cancelled);
            await plans.DeleteAsync(work, plan.Id, wanted, Cancelled);
        }

        Assert.Null(await plans.ReadAsync(work, plan.Id, wanted, Cancelled));
        Assert.Null(await selections.ReadAsync(work, selection.Id, tried, Cancelled));
    }

    static ResourceProperties Properties(string json) => new(JsonNode.Parse(json)!.AsObject());
}
