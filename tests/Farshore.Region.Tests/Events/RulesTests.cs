using Farshore.Aws.Client;
using Farshore.Aws.Events;
using Farshore.Aws.S3;
using Farshore.Aws.Sns;
using Farshore.Region.Peers;
using Farshore.Region.Tests.Hosting;
using Farshore.Region.Tests.Sns;

namespace Farshore.Region.Tests.Events;

public sealed class RulesTests : IAsyncLifetime
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
    public async Task Brings_what_matches_to_topics_and_nothing_else_also_after_a_restart()
    {
        await RuleAsync("failed", """{"source":["my.app"],"detail":{"state":["FAILED"]}}""");
        await Api.SendAsync(EventsApi.PutTargets, new()
        {
            Rule = "failed", Targets = [new() { Id = "other", Arn = "arn:aws:lambda:us-east-1:000000000000:function:f" }],
        }, Cancelled);

        await PutAsync("""{"state":"OK"}""");
        await PutAsync("""{"state":"FAILED","n":1}""");
        await regions.RestartAsync(LocalRegions.East);
        await PutAsync("""{"state":"FAILED","n":2}""");
        await Api.SendAsync(EventsApi.DisableRule, new() { Name = "failed" }, Cancelled);
        await PutAsync("""{"state":"FAILED","n":3}""");
        await Api.SendAsync(EventsApi.EnableRule, new() { Name = "failed" }, Cancelled);
        await PutAsync("""{"state":"FAILED","n":4}""");

        await listener.UntilAsync(one => Message(one).Contains("\"n\":4", StringComparison.Ordinal));
        Assert.Equal(["1", "2", "4"], listener.Came.Select(one => Message(one).Split("\"n\":")[1][..1]).Distinct());
        Assert.Contains("\"source\":\"my.app\"", Message(listener.Came[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follows_a_schedule_by_the_clock_of_the_region()
    {
        await Api.SendAsync(EventsApi.PutRule, new() { Name = "hourly", ScheduleExpression = "rate(1 hour)" }, Cancelled);
        await Api.SendAsync(EventsApi.PutTargets, new()
        {
            Rule = "hourly", Targets = [new() { Id = "1", Arn = topic, InputPath = "$.detail-type" }],
        }, Cancelled);

        await Api.SendAsync(ClockApi.PutClock, new() { AheadMilliseconds = 3_601_000 }, Cancelled);

        Assert.Equal("\"Scheduled Event\"", Message(await listener.UntilAsync(_ => true)));
        await Api.SendAsync(EventsApi.PutRule, new() { Name = "odd", ScheduleExpression = "rate(1 hours)" }, Cancelled)
            .RefusedAsync("ValidationException");
    }

    [Fact]
    public async Task Tells_of_objects_where_their_bucket_names_EventBridge()
    {
        await Api.SendAsync(S3Api.CreateBucket, new() { Bucket = "told" }, Cancelled);
        await Api.SendAsync(S3Api.PutBucketNotificationConfiguration, new()
        {
            Bucket = "told", NotificationConfiguration = new() { EventBridgeConfiguration = new() },
        }, Cancelled);
        await RuleAsync("objects", """{"source":["aws.s3"],"detail":{"bucket":{"name":["told"]},"object":{"key":[{"prefix":"in/"}]}}}""");

        await Api.SendAsync(S3Api.PutObject, new() { Bucket = "told", Key = "out/a", Body = new MemoryStream([1]) }, Cancelled);
        await Api.SendAsync(S3Api.PutObject, new() { Bucket = "told", Key = "in/b", Body = new MemoryStream([1]) }, Cancelled);

        Assert.Contains("\"key\":\"in/b\"", Message(await listener.UntilAsync(_ => true)), StringComparison.Ordinal);
        Assert.Single(listener.Came);
    }

    [Fact]
    public async Task Refuses_what_EventBridge_refuses()
    {
        await Api.SendAsync(EventsApi.PutRule, new() { Name = "empty" }, Cancelled).RefusedAsync("ValidationException");
        await Api.SendAsync(EventsApi.PutRule, new() { Name = "wrong", EventPattern = """{"source":"x"}""" }, Cancelled)
            .RefusedAsync("InvalidEventPatternException");
        await Api.SendAsync(EventsApi.DescribeRule, new() { Name = "none" }, Cancelled).RefusedAsync("ResourceNotFoundException");
        await Api.SendAsync(EventsApi.PutRule, new() { Name = "a", EventBusName = "none", EventPattern = """{"a":[1]}""" }, Cancelled)
            .RefusedAsync("ResourceNotFoundException");
        await RuleAsync("used", """{"source":["my.app"]}""");
        await Api.SendAsync(EventsApi.DeleteRule, new() { Name = "used" }, Cancelled).RefusedAsync("ValidationException");
        await Api.SendAsync(EventsApi.TagResource, new()
        {
            ResourceARN = "arn:aws:events:us-east-1:000000000000:rule/used", Tags = [new() { Key = "aws:mine", Value = "" }],
        }, Cancelled).RefusedAsync("ValidationException");

        await Api.SendAsync(EventsApi.RemoveTargets, new() { Rule = "used", Ids = ["1"] }, Cancelled);
        await Api.SendAsync(EventsApi.DeleteRule, new() { Name = "used" }, Cancelled);
        Assert.Empty((await Api.SendAsync(EventsApi.ListRules, new(), Cancelled)).Rules!);
    }

    async Task RuleAsync(string name, string pattern)
    {
        await Api.SendAsync(EventsApi.PutRule, new() { Name = name, EventPattern = pattern }, Cancelled);
        await Api.SendAsync(EventsApi.PutTargets, new() { Rule = name, Targets = [new() { Id = "1", Arn = topic }] }, Cancelled);
    }

    Task PutAsync(string detail) => Api.SendAsync(EventsApi.PutEvents, new()
    {
        Entries = [new() { Source = "my.app", DetailType = "thing", Detail = detail }],
    }, Cancelled);

    static string Message(System.Text.Json.Nodes.JsonNode notification) => notification["Message"]!.ToString();
}
