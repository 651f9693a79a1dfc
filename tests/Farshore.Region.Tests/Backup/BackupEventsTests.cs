using System.Text.Json.Nodes;
using Farshore.Aws.Backup;
using Farshore.Aws.Client;
using Farshore.Aws.CloudWatch;
using Farshore.Aws.Events;
using Farshore.Aws.Rds;
using Farshore.Aws.Sns;
using Farshore.Region.Peers;
using Farshore.Region.Processes;
using Farshore.Region.Tests.Hosting;
using Farshore.Region.Tests.Rds;
using Farshore.Region.Tests.Sns;

namespace Farshore.Region.Tests.Backup;

/// <summary>A copy that fails, and who hears of it: by a rule at once, by an alarm when its period is over.</summary>
public sealed class BackupEventsTests : IAsyncLifetime
{
    static readonly CancellationToken Cancelled = TestContext.Current.CancellationToken;
    readonly Listener listener = new();
    LocalRegions regions = null!;
    string topic = "";
    IAwsClient Api => regions.Client();

    public async ValueTask InitializeAsync()
    {
        regions = await LocalRegions.StartAsync();
        topic = (await Api.SendAsync(SnsApi.CreateTopic, new() { Name = "ops" }, Cancelled)).TopicArn!;
        await Api.SendAsync(SnsApi.Subscribe, new() { TopicArn = topic, Protocol = "http", Endpoint = listener.Url }, Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await OwnedProcess.KillAllAsync(
            Path.Combine(regions.Home, "local", LocalRegions.East), TimeProvider.System, CancellationToken.None);
        await regions.DisposeAsync();
    }

    [Fact]
    public async Task A_copy_that_fails_reaches_a_topic_by_a_rule_and_by_an_alarm()
    {
        await RuleAsync("copies", """{"source":["aws.backup"],"detail-type":["Copy Job State Change"],"detail":{"state":["FAILED"]}}""");
        await RuleAsync("points",
            """{"source":["aws.backup"],"detail-type":["Recovery Point State Change","Backup Vault State Change"]}""");
        await Api.SendAsync(CloudWatchApi.PutMetricAlarm, new()
        {
            AlarmName = "copies", Namespace = "AWS/Backup", MetricName = "NumberOfCopyJobsFailed", Statistic = "Sum", Period = 60,
            Dimensions = [new() { Name = "BackupVaultName", Value = "Default" }], EvaluationPeriods = 1, Threshold = 1,
            ComparisonOperator = "GreaterThanOrEqualToThreshold", TreatMissingData = "notBreaching", AlarmActions = [topic],
        }, Cancelled);
        var vault = (await Api.SendAsync(BackupApi.CreateBackupVault, new() { BackupVaultName = "shut" }, Cancelled)).BackupVaultArn!;
        await Api.SendAsync(BackupApi.PutBackupVaultAccessPolicy, new()
        {
            BackupVaultName = "shut", Policy = """
                {"Version":"2012-10-17",
                 "Statement":[{"Effect":"Deny","Principal":"*","Action":"backup:CopyIntoBackupVault","Resource":"*"}]}
                """,
        }, Cancelled);

        var copy = (await Api.SendAsync(BackupApi.StartCopyJob, new()
        {
            RecoveryPointArn = await PointAsync(), SourceBackupVaultName = "Default", DestinationBackupVaultArn = vault,
            IamRoleArn = RdsInFolder.BackupRole,
        }, Cancelled)).CopyJobId!;

        var failed = JsonNode.Parse((await listener.UntilAsync(one => Message(one).Contains("Copy Job", StringComparison.Ordinal)))
            ["Message"]!.ToString())!;
        Assert.Equal((copy, "FAILED", vault, "RDS"), (Text(failed, "copyJobId"), Text(failed, "state"),
            Text(failed, "destinationBackupVaultArn"), Text(failed, "resourceType")));
        Assert.Contains(listener.Came, one => Message(one).Contains("\"status\":\"COMPLETED\"", StringComparison.Ordinal));
        Assert.Contains(listener.Came, one => Message(one).Contains("\"backupVaultName\":\"shut\",\"state\":\"CREATED\"",
            StringComparison.Ordinal));
        await Api.SendAsync(ClockApi.PutClock, new() { AheadMilliseconds = 61_000 }, Cancelled);
        var alarm = await listener.UntilAsync(one => one["Subject"]?.ToString().StartsWith("ALARM", StringComparison.Ordinal) == true);
        Assert.Equal("NumberOfCopyJobsFailed", JsonNode.Parse(Message(alarm))!["Trigger"]!["MetricName"]!.ToString());
    }

    async Task<string> PointAsync()
    {
        await Api.SendAsync(RdsApi.CreateDBInstance, new()
        {
            DBInstanceIdentifier = "orders", DBInstanceClass = "db.t3.micro", Engine = "postgres", AllocatedStorage = 20,
            MasterUsername = "shop", MasterUserPassword = RdsInFolder.Password, DBName = "orders",
        }, Cancelled);
        var instance = await UntilAsync(
            async () => (await Api.SendAsync(RdsApi.DescribeDBInstances, new(), Cancelled)).DBInstances!.Single(),
            one => one.DBInstanceStatus == "available");
        var job = await Api.SendAsync(BackupApi.StartBackupJob, new()
        {
            BackupVaultName = "Default", ResourceArn = instance.DBInstanceArn!, IamRoleArn = RdsInFolder.BackupRole,
        }, Cancelled);
        return (await UntilAsync(
            () => Api.SendAsync(BackupApi.DescribeBackupJob, new() { BackupJobId = job.BackupJobId! }, Cancelled),
            one => one.CompletionDate is not null)).RecoveryPointArn!;
    }

    static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> isSo)
    {
        for (var tries = 0; ; tries++)
        {
            var now = await look();
            if (isSo(now)) return now;
            Assert.True(tries < 3000, $"{now}");
            await Task.Delay(20, Cancelled);
        }
    }

    async Task RuleAsync(string name, string pattern)
    {
        await Api.SendAsync(EventsApi.PutRule, new() { Name = name, EventPattern = pattern }, Cancelled);
        await Api.SendAsync(EventsApi.PutTargets, new() { Rule = name, Targets = [new() { Id = "1", Arn = topic }] }, Cancelled);
    }

    static string Message(JsonNode notification) => notification["Message"]!.ToString();

    static string? Text(JsonNode happened, string member) => happened["detail"]![member]?.ToString();
}
