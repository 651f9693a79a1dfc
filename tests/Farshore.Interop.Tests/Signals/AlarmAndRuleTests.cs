namespace Farshore.Interop.Tests.Signals;

/// <summary>Rules and alarms as a person makes them with the official command line.</summary>
public sealed class AlarmAndRuleTests : IAsyncLifetime
{
    RegionProcesses regions = null!;

    public async ValueTask InitializeAsync() => regions = await RegionProcesses.StartAsync();

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task The_command_line_makes_rules_and_alarms_that_act()
    {
        Assert.SkipUnless(Tools.Has("aws"), "no aws command line on this machine");
        var topic = await AwsAsync("sns", "create-topic", "--name", "ops", "--query", "TopicArn");
        await AwsAsync("events", "put-rule", "--name", "failed", "--event-pattern",
            """{"source":["my.app"],"detail":{"state":["FAILED"]}}""");
        await AwsAsync("events", "put-targets", "--rule", "failed", "--targets", $"Id=1,Arn={topic}");
        var sent = await AwsAsync("events", "put-events", "--entries",
            """[{"Source":"my.app","DetailType":"thing","Detail":"{\"state\":\"FAILED\"}"}]""", "--query", "FailedEntryCount");
        var matches = await AwsAsync("events", "test-event-pattern", "--event-pattern", """{"source":[{"prefix":"my."}]}""", "--event",
            """
            {"id":"1","detail-type":"t","source":"my.app","account":"000000000000","time":"2026-01-01T00:00:00Z","region":"us-east-1",
             "resources":[],"detail":{}}
            """);
        var ruled = await AwsAsync("events", "list-rule-names-by-target", "--target-arn", topic, "--query", "RuleNames");

        await AwsAsync("cloudwatch", "put-metric-data", "--namespace", "My", "--metric-name", "Lag", "--value", "7", "--unit", "Seconds");
        await AwsAsync("cloudwatch", "put-metric-alarm", "--alarm-name", "lagging", "--namespace", "My", "--metric-name", "Lag",
            "--statistic", "Maximum", "--period", "60", "--evaluation-periods", "1", "--threshold", "5", "--comparison-operator",
            "GreaterThanThreshold", "--alarm-actions", topic, "--treat-missing-data", "notBreaching");
        await regions.FarshoreAsync("local", "clock", "advance", "61s");
        var state = await AwsAsync(
            "cloudwatch", "describe-alarms", "--alarm-names", "lagging", "--query", "MetricAlarms[0].StateValue");
        var history = await AwsAsync("cloudwatch", "describe-alarm-history", "--alarm-name", "lagging", "--history-item-type", "Action",
            "--query", "AlarmHistoryItems[0].HistorySummary");
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => AwsAsync(
            "cloudwatch", "set-alarm-state", "--alarm-name", "none", "--state-value", "OK", "--state-reason", "r"));

        Assert.Equal(("0", "True", "failed"), (sent, matches, ruled));
        Assert.Equal(("ALARM", $"Successfully executed action {topic}"), (state, history));
        Assert.Contains("(ResourceNotFound)", refused.Message, StringComparison.Ordinal);
    }

    Task<string> AwsAsync(params string[] arguments) => regions.AwsAsync("primary", arguments);
}
