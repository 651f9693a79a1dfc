using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.CloudFormation.Types;
using Farshore.Region.CloudFormation.Types.Backup;
using Farshore.Region.Tests.Rds;

namespace Farshore.Region.Tests.CloudFormation.Types.Backup;

public sealed class BackupPlanTypeTests : IAsyncLifetime
{
    const string Daily = """
        {"BackupPlan":{"BackupPlanName":"shop","BackupPlanRule":[{"RuleName":"daily","TargetBackupVault":"Default",
         "ScheduleExpression":"cron(0 5 ? * * *)","StartWindowMinutes":"60","Lifecycle":{"DeleteAfterDays":35},
         "CopyActions":[{"DestinationBackupVaultArn":"arn:aws:backup:us-west-2:000000000000:backup-vault:safe"}]}]},
         "BackupPlanTags":{"team":"data"}}
        """;

    static readonly CancellationToken Cancelled = TestContext.Current.CancellationToken;
    readonly BackupPlanType plans = new();
    readonly BackupSelectionType selections = new();
    RdsInFolder region = null!;
    ResourceWork work = null!;

    public async ValueTask InitializeAsync()
    {
        region = await RdsInFolder.StartAsync();
        work = new(region.Client, "arn:aws:cloudformation:us-east-1:000000000000:stack/shop/1", "shop", "Plan",
            "0123456789abcdef0123456789abcdef", new Dictionary<string, string> { ["app"] = "shop" }, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => region.DisposeAsync();

    [Fact]
    public async Task Makes_a_plan_and_its_selection_once_and_a_version_only_where_something_changes()
    {
        var wanted = Properties(Daily);
        var made = await plans.CreateAsync(work, wanted, Cancelled);
        var again = await plans.CreateAsync(work, wanted, Cancelled);
        var takes = Properties($$$"""
            {"BackupPlanId":"{{{made.Id}}}","BackupSelection":{"SelectionName":"tagged","IamRoleArn":"{{{RdsInFolder.BackupRole}}}",
             "ListOfTags":[{"ConditionType":"STRINGEQUALS","ConditionKey":"backup","ConditionValue":true}]}}
            """);
        var selection = await selections.CreateAsync(work, takes, Cancelled);
        var twice = await selections.CreateAsync(work, takes, Cancelled);
        var same = await plans.UpdateAsync(work, made.Id, wanted, wanted, Cancelled);
        var readPlan = await plans.ReadAsync(work, made.Id, wanted, Cancelled);
        var readSelection = await selections.ReadAsync(work, selection.Id, takes, Cancelled);
        var changed = await plans.UpdateAsync(work, made.Id, wanted, Properties(Daily.Replace("35", "90")), Cancelled);
        var now = await region.SendAsync(BackupApi.GetBackupPlan, new() { BackupPlanId = made.Id });

        Assert.Equal((made.Id, selection.Id), (again.Id, twice.Id));
        Assert.Equal($"{selection.Attributes["SelectionId"]}_{made.Id}", selection.Id);
        Assert.Equal(made.Attributes["VersionId"]!.ToString(), same.Attributes["VersionId"]!.ToString());
        Assert.NotEqual(made.Attributes["VersionId"]!.ToString(), changed.Attributes["VersionId"]!.ToString());
        Assert.Equal(90, now.BackupPlan!.Rules[0].Lifecycle!.DeleteAfterDays);
        Assert.True(JsonNode.DeepEquals(wanted.Values, readPlan), readPlan!.ToJsonString());
        Assert.True(JsonNode.DeepEquals(takes.Values, readSelection), readSelection!.ToJsonString());

        await selections.DeleteAsync(work, selection.Id, takes, Cancelled);
        await plans.DeleteAsync(work, made.Id, wanted, Cancelled);
        await selections.DeleteAsync(work, selection.Id, takes, Cancelled);
        await plans.DeleteAsync(work, made.Id, wanted, Cancelled);
        Assert.Null(await plans.ReadAsync(work, made.Id, wanted, Cancelled));
        Assert.Null(await selections.ReadAsync(work, selection.Id, takes, Cancelled));
    }

    [Fact]
    public async Task Refuses_a_member_that_is_none_and_names_it()
    {
        var refused = await Assert.ThrowsAsync<AwsException>(
            () => plans.CreateAsync(work, Properties(Daily.Replace("\"RuleName\"", "\"Name\"")), Cancelled));

        Assert.Contains("#/BackupPlan/BackupPlanRule/0: extraneous key [Name] is not permitted", refused.Message);
    }

    static ResourceProperties Properties(string json) => new(JsonNode.Parse(json)!.AsObject());
}
