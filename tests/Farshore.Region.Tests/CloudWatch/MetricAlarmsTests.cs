using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.CloudWatch;
using Farshore.Aws.Protocols;
using Farshore.Aws.Sns;
using Farshore.Region.Peers;
using Farshore.Region.Tests.Hosting;
using Farshore.Region.Tests.Sns;

namespace Farshore.Region.Tests.CloudWatch;

public sealed class MetricAlarmsTests : IAsyncLifetime
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
        await regions.DisposeAsync();
    }

    [Fact]
    public async Task Goes_into_alarm_and_back_by_the_clock_of_the_region_and_tells_its_topic()
    {
        // A minute begins, so that the value is in the last whole one when the next has begun.
        await AdvanceAsync(60 - DateTimeOffset.UtcNow.Second);
        await PutValueAsync(7);
        await Api.SendAsync(CloudWatchApi.PutMetricAlarm, Lagging(), Cancelled);

        await AdvanceAsync(61);
        var alarm = await AlarmAsync();
        await regions.RestartAsync(LocalRegions.East);
        await AdvanceAsync(600);

        Assert.Equal("ALARM", alarm.StateValue);
        Assert.Matches(@"^Threshold Crossed: 1 out of the last 1 datapoints \[7\.0 \(.*\)\] was greater than the threshold \(5\.0\) ",
            alarm.StateReason);
        Assert.Equal("OK", (await AlarmAsync()).StateValue);
        var told = await listener.UntilAsync(one => one["Subject"]!.ToString() == "ALARM: \"lagging\" in US East (N. Virginia)");
        var message = System.Text.Json.Nodes.JsonNode.Parse(told["Message"]!.ToString())!;
        Assert.Equal(("ALARM", "Lag", "MAXIMUM"), (message["NewStateValue"]!.ToString(), message["Trigger"]!["MetricName"]!.ToString(),
            message["Trigger"]!["Statistic"]!.ToString()));
        var history = (await Api.SendAsync(CloudWatchApi.DescribeAlarmHistory, new() { AlarmName = "lagging" },
            Cancelled)).AlarmHistoryItems!;
        Assert.Equal("Alarm \"lagging\" created", history[^1].HistorySummary);
        Assert.Contains(history, item => item.HistorySummary == $"Successfully executed action {topic}");
    }

    [Fact]
    public async Task Answers_the_same_in_every_protocol_that_its_clients_speak()
    {
        await PutValueAsync(7);
        foreach (var protocol in new[] { Protocol.RpcV2Cbor, Protocol.AwsJson10, Protocol.AwsQuery })
        {
            await Api.SendAsync(In(CloudWatchApi.PutMetricAlarm, protocol), Lagging(), Cancelled);
            var alarm = Assert.Single(
                (await Api.SendAsync(In(CloudWatchApi.DescribeAlarms, protocol), new(), Cancelled)).MetricAlarms!);
            var metric = Assert.Single((await Api.SendAsync(In(CloudWatchApi.ListMetrics, protocol), new(), Cancelled)).Metrics!);
            var read = await Api.SendAsync(In(CloudWatchApi.GetMetricData, protocol), new()
            {
                StartTime = DateTimeOffset.UtcNow.AddMinutes(-5), EndTime = DateTimeOffset.UtcNow.AddMinutes(1),
                MetricDataQueries = [new() { Id = "a", MetricStat = new() { Metric = metric, Period = 60, Stat = "Sum" } }],
            }, Cancelled);
            var refused = await Api.SendAsync(
                In(CloudWatchApi.SetAlarmState, protocol), new() { AlarmName = "none", StateValue = "OK", StateReason = "r" }, Cancelled)
                .RefusedAsync("ResourceNotFound");

            Assert.Equal(("lagging", 5.0, "Lag", 404), (alarm.AlarmName, alarm.Threshold, metric.MetricName, refused.Status));
            Assert.Equal(7.0, Assert.Single(Assert.Single(read.MetricDataResults!).Values!));
        }
    }

    [Fact]
    public async Task Refuses_what_CloudWatch_refuses_and_what_is_not_served()
    {
        await RefusedAsync(Lagging() with { Period = 90 }, "ValidationError");
        await RefusedAsync(Lagging() with { Period = 3600, EvaluationPeriods = 200 }, "ValidationError");
        await RefusedAsync(Lagging() with { AlarmActions = ["ops"] }, "ValidationError");
        await RefusedAsync(Lagging() with { Statistic = "Median" }, "ValidationError");
        await RefusedAsync(Lagging() with { DatapointsToAlarm = 2 }, "ValidationError");
        await RefusedAsync(Lagging() with { Threshold = null }, "MissingParameter");
        await RefusedAsync(Lagging() with { Metrics = [new() { Id = "e", Expression = "a + b" }] }, "ValidationError");
        await Api.SendAsync(CloudWatchApi.PutMetricData, new()
        {
            Namespace = "AWS/Mine", MetricData = [new() { MetricName = "m", Value = 1 }],
        }, Cancelled).RefusedAsync("InvalidParameterValue");
        await Api.SendAsync(CloudWatchApi.PutMetricData, new()
        {
            Namespace = "My", MetricData = [new() { MetricName = "m", Value = 1, Timestamp = DateTimeOffset.UtcNow.AddDays(-15) }],
        }, Cancelled).RefusedAsync("InvalidParameterValue");
        await Api.SendAsync(CloudWatchApi.DeleteAlarms, new() { AlarmNames = ["none"] }, Cancelled);
    }

    [Fact]
    public async Task Keeps_old_values_in_longer_stretches_and_forgets_them_in_the_end()
    {
        await PutValueAsync(7);
        await PutValueAsync(1);
        var began = DateTimeOffset.UtcNow;

        await AdvanceAsync(20 * 86_400);
        var later = await ReadAsync(began, 300);
        await AdvanceAsync(480 * 86_400L);

        Assert.Equal((2.0, 8.0, 7.0), (later!.SampleCount, later.Sum, later.Maximum));
        Assert.Null(await ReadAsync(began, 3600));
        Assert.Empty((await Api.SendAsync(CloudWatchApi.ListMetrics, new(), Cancelled)).Metrics!);
    }

    async Task<Datapoint?> ReadAsync(DateTimeOffset around, int period) => (await Api.SendAsync(CloudWatchApi.GetMetricStatistics, new()
    {
        Namespace = "My", MetricName = "Lag", Period = period, StartTime = around.AddHours(-2), EndTime = around.AddHours(2),
        Statistics = ["Sum", "SampleCount", "Maximum"],
    }, Cancelled)).Datapoints!.SingleOrDefault();

    static Operation<TInput, TOutput> In<TInput, TOutput>(Operation<TInput, TOutput> operation, Protocol protocol) =>
        operation with { Service = operation.Service.In(protocol) };

    PutMetricAlarmInput Lagging() => new()
    {
        AlarmName = "lagging", Namespace = "My", MetricName = "Lag", Statistic = "Maximum", Period = 60, EvaluationPeriods = 1,
        Threshold = 5, ComparisonOperator = "GreaterThanThreshold", AlarmActions = [topic], TreatMissingData = "notBreaching",
    };

    Task PutValueAsync(double value) => Api.SendAsync(
        CloudWatchApi.PutMetricData, new() { Namespace = "My", MetricData = [new() { MetricName = "Lag", Value = value }] }, Cancelled);

    Task RefusedAsync(PutMetricAlarmInput alarm, string code) =>
        Api.SendAsync(CloudWatchApi.PutMetricAlarm, alarm, Cancelled).RefusedAsync(code);

    Task AdvanceAsync(long seconds) => Api.SendAsync(ClockApi.PutClock, new()
    {
        AheadMilliseconds = ((long)regions[LocalRegions.East].Context.Clock.Ahead.TotalMilliseconds) + (seconds * 1000),
    }, Cancelled);

    async Task<MetricAlarm> AlarmAsync() =>
        Assert.Single((await Api.SendAsync(CloudWatchApi.DescribeAlarms, new() { AlarmNames = ["lagging"] }, Cancelled)).MetricAlarms!);
}
