using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Farshore.Aws.Client;
using Farshore.Aws.Sns;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Sns;

public sealed class PublishTests : IAsyncLifetime
{
    readonly HttpListener listener = new();
    readonly ConcurrentQueue<(string? Type, string Body)> posted = [];
    LocalRegions regions = null!;
    string url = "";
    int refusals;
    IAwsClient Sns => regions.Client();

    public async ValueTask InitializeAsync()
    {
        using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        listener.Prefixes.Add(url);
        listener.Start();
        _ = ListenAsync();
        regions = await LocalRegions.StartAsync();
    }

    public ValueTask DisposeAsync()
    {
        listener.Close();
        return regions.DisposeAsync();
    }

    [Fact]
    public async Task What_is_published_comes_to_everybody_who_subscribes_also_after_a_stumble()
    {
        refusals = 2;
        var topic = (await Sns.SendAsync(SnsApi.CreateTopic, new() { Name = "ops" }, default)).TopicArn!;
        Assert.Equal(topic, (await Sns.SendAsync(SnsApi.CreateTopic, new() { Name = "ops" }, default)).TopicArn);
        await Sns.SendAsync(SnsApi.Subscribe, new() { TopicArn = topic, Protocol = "http", Endpoint = url }, default);

        var sent = await Sns.SendAsync(SnsApi.Publish, new() { TopicArn = topic, Subject = "drill", Message = "{\"a\": \"ü\"}" }, default);

        for (var tries = 0; posted.IsEmpty && tries < 500; tries++) await Task.Delay(20, TestContext.Current.CancellationToken);
        var (type, body) = Assert.Single(posted);
        Assert.Equal("Notification", type);
        var message = JsonDocument.Parse(body).RootElement;
        Assert.Equal((sent.MessageId, topic, "drill", "{\"a\": \"ü\"}"), (message.GetProperty("MessageId").GetString(),
            message.GetProperty("TopicArn").GetString(), message.GetProperty("Subject").GetString(),
                message.GetProperty("Message").GetString()));
    }

    [Fact]
    public async Task A_topic_is_listed_until_it_goes_with_its_subscriptions()
    {
        var topic = (await Sns.SendAsync(SnsApi.CreateTopic, new() { Name = "ops" }, default)).TopicArn!;
        var subscription = (await Sns.SendAsync(SnsApi.Subscribe, new() { TopicArn = topic, Protocol = "http", Endpoint = url }, default))
            .SubscriptionArn!;

        Assert.Equal(topic, Assert.Single((await Sns.SendAsync(SnsApi.ListTopics, new(), default)).Topics!).TopicArn);
        var listed = Assert.Single(
            (await Sns.SendAsync(SnsApi.ListSubscriptionsByTopic, new() { TopicArn = topic }, default)).Subscriptions!);
        Assert.Equal((subscription, url), (listed.SubscriptionArn, listed.Endpoint));
        await Sns.SendAsync(SnsApi.Unsubscribe, new() { SubscriptionArn = subscription }, default);
        await Sns.SendAsync(SnsApi.DeleteTopic, new() { TopicArn = topic }, default);
        await Sns.SendAsync(SnsApi.DeleteTopic, new() { TopicArn = topic }, default);

        Assert.Empty((await Sns.SendAsync(SnsApi.ListTopics, new(), default)).Topics ?? []);
        await Sns.SendAsync(SnsApi.Publish, new() { TopicArn = topic, Message = "late" }, default).RefusedAsync("NotFound");
    }

    [Fact]
    public async Task Refuses_what_SNS_refuses_and_addresses_of_others()
    {
        var topic = (await Sns.SendAsync(SnsApi.CreateTopic, new() { Name = "ops" }, default)).TopicArn!;

        await Sns.SendAsync(SnsApi.CreateTopic, new() { Name = "a b" }, default).RefusedAsync("InvalidParameter");
        await Sns.SendAsync(SnsApi.Publish, new() { TopicArn = topic, Message = "" }, default).RefusedAsync("InvalidParameter");
        await Sns.SendAsync(SnsApi.Publish, new() { TopicArn = topic, Message = "a", Subject = "ü" },
            default).RefusedAsync("InvalidParameter");
        await Sns.SendAsync(SnsApi.Subscribe, new() { TopicArn = topic, Protocol = "http", Endpoint = "http://example.com/" }, default)
            .RefusedAsync("InvalidParameter");
        await Sns.SendAsync(SnsApi.Subscribe, new() { TopicArn = topic, Protocol = "http", Endpoint = "https://127.0.0.1/" }, default)
            .RefusedAsync("InvalidParameter");
    }

    async Task ListenAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext call;
            try
            {
                call = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(call.Request.InputStream);
            var body = await reader.ReadToEndAsync();
            var isRefused = Interlocked.Decrement(ref refusals) >= 0;
            if (!isRefused) posted.Enqueue((call.Request.Headers["x-amz-sns-message-type"], body));
            call.Response.StatusCode = isRefused ? 503 : 200;
            call.Response.Close();
        }
    }
}
