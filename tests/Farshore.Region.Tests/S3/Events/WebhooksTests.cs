using System.Collections.Concurrent;
using System.Net;
using Farshore.Aws.S3;
using Farshore.Region.Peers;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3.Events;

public sealed class WebhooksTests : IAsyncLifetime
{
    readonly HttpListener listener = new();
    readonly ConcurrentQueue<string> received = new();
    readonly string url = $"http://127.0.0.1:{FreePort()}/hook/";
    volatile int refusals;
    LocalRegions regions = null!;

    public async ValueTask InitializeAsync()
    {
        listener.Prefixes.Add(url);
        listener.Start();
        _ = Task.Run(ListenAsync);
        regions = await LocalRegions.StartAsync();
        await regions.S3().PutBucketAsync("told");
        await regions.Client().SendAsync(S3Api.PutBucketNotificationConfiguration, new()
        {
            Bucket = "told", SkipDestinationValidation = true,
            NotificationConfiguration = new() { QueueConfigurations = [new() { QueueArn = "arn:aws:sqs:us-east-1:000000000000:q",
                Events = ["s3:ObjectCreated:*"] }] },
        }, default);
    }

    public async ValueTask DisposeAsync()
    {
        await regions.DisposeAsync();
        listener.Close();
    }

    [Fact]
    public async Task Events_arrive_in_order_though_some_are_refused_first_and_the_region_restarts()
    {
        refusals = 2;
        await regions.Client().SendAsync(EventApi.PutWebhook, new() { Bucket = "told", Url = url }, default);
        foreach (var number in Enumerable.Range(0, 5)) await PutAsync($"{number}");
        await UntilAsync(() => received.Count >= 5);
        refusals = int.MaxValue;
        await PutAsync("5");
        await regions.RestartAsync(LocalRegions.East);
        await PutAsync("6");
        refusals = 0;
        await UntilAsync(() => received.Count >= 7);

        Assert.Equal(["0", "1", "2", "3", "4", "5", "6"], received);
    }

    [Fact]
    public async Task Other_computers_are_told_only_if_that_is_said()
    {
        PutWebhookRequest remote = new() { Bucket = "told", Url = "http://example.com/" };

        await regions.Client().SendAsync(EventApi.PutWebhook, remote, default).RefusedAsync("ValidationException");
        await regions.Client().SendAsync(EventApi.DeleteWebhook, new() { Bucket = "told", Url = url },
            default).RefusedAsync("NoSuchWebhook");

        Assert.Empty((await regions.Client().SendAsync(EventApi.ListWebhooks, new(), default)).Webhooks);
    }

    Task PutAsync(string key) => regions.S3().PutObjectAsync(new() { BucketName = "told", Key = key, ContentBody = "x" });

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

            var message = await System.Text.Json.JsonDocument.ParseAsync(call.Request.InputStream);
            var isRefused = refusals > 0;
            if (isRefused) refusals--;
            else received.Enqueue(KeyOf(message.RootElement));
            call.Response.StatusCode = isRefused ? 503 : 200;
            call.Response.Close();
        }
    }

    static string KeyOf(System.Text.Json.JsonElement message) =>
        message.GetProperty("Records")[0].GetProperty("s3").GetProperty("object").GetProperty("key").GetString()!;

    static async Task UntilAsync(Func<bool> done)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!done()) await looks.WaitForNextTickAsync(patience.Token);
    }

    static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
