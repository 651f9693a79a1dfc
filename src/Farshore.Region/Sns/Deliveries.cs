using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Farshore.Region.Hosting;
using Farshore.Region.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Sns;

/// <summary>Brings messages to their addresses: at least once, tried again as AWS does by default, then given up.</summary>
sealed partial class Deliveries(RegionContext region) : IAsyncDisposable
{
    const int MostTries = 50;
    const int AtOnce = 200;
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    readonly Table<Delivery> waiting = new(region.Database, "sns_deliveries", SnsRecordShapes.Default.Delivery);
    readonly SemaphoreSlim more = new(0);
    readonly CancellationTokenSource stopping = new();
    readonly ILogger log = region.Logs.CreateLogger("sns");

    // No proxies, no cookies, no going where an answer points to.
    readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(15),
    };

    long sequence;
    Task working = Task.CompletedTask;

    public void Start() => working = Task.Run(WorkAsync);

    /// <summary>Writes down that a message is to be brought to a subscriber.</summary>
    public void Add(SqliteConnection connection, StoredSubscription to, string body, string id)
    {
        var now = region.Time.GetUtcNow();
        var key = string.Create(CultureInfo.InvariantCulture,
            $"{now.UtcTicks:D20}-{Interlocked.Increment(ref sequence):D10}-{RandomNumberGenerator.GetHexString(6)}");
        waiting.Put(connection, key, new(key, to.Arn, to.Topic, to.Endpoint, id, body, to.RawDelivery, 0, now));
    }

    /// <summary>Has it looked for what was added.</summary>
    public void Look() => more.Release();

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await working;
        stopping.Dispose();
        more.Dispose();
        http.Dispose();
    }

    async Task WorkAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var next = await DeliverAsync();
                await more.WaitAsync(next, stopping.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailed(log, failure);
                await Task.Delay(TimeSpan.FromSeconds(1), region.Clock.Real, CancellationToken.None);
            }
        }
    }

    /// <returns>How long to rest where nothing new comes.</returns>
    async Task<TimeSpan> DeliverAsync()
    {
        var now = region.Time.GetUtcNow();
        var due = waiting.List(most: AtOnce).Where(one => one.DueAt <= now).ToList();
        await Task.WhenAll(due.GroupBy(one => one.Endpoint).Select(async group =>
        {
            foreach (var one in group) await DeliverAsync(one);
        }));
        if (due.Count == AtOnce) return TimeSpan.Zero;
        return waiting.List(most: AtOnce) is { Count: > 0 } left
            ? TimeSpan.FromSeconds(Math.Clamp((left.Min(one => one.DueAt) - region.Time.GetUtcNow()).TotalSeconds, 0.05, 1))
            : Timeout.InfiniteTimeSpan;
    }

    async Task DeliverAsync(Delivery one)
    {
        if (await PostAsync(one) is not { } refusal)
        {
            await waiting.DeleteAsync(one.Key, stopping.Token);
            return;
        }

        var tries = one.Tries + 1;
        LogRefused(log, one.Endpoint, one.MessageId, refusal, tries);
        if (tries >= MostTries) await waiting.DeleteAsync(one.Key, stopping.Token);
        else await waiting.PutAsync(one.Key, one with { Tries = tries, DueAt = region.Time.GetUtcNow() + Pause(tries) }, stopping.Token);
    }

    /// <summary>Three at once, two after a second, ten that grow, the others every 20 seconds.</summary>
    static TimeSpan Pause(int tries) => tries switch
    {
        <= 3 => TimeSpan.Zero,
        <= 5 => TimeSpan.FromSeconds(1),
        <= 15 => TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(1.35, tries - 5))),
        _ => LongestPause,
    };

    /// <returns>Why it was not taken; null where it was.</returns>
    async Task<string?> PostAsync(Delivery one)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, one.Endpoint);
            request.Headers.Add("x-amz-sns-message-type", "Notification");
            request.Headers.Add("x-amz-sns-message-id", one.MessageId);
            request.Headers.Add("x-amz-sns-topic-arn", one.Topic);
            request.Headers.Add("x-amz-sns-subscription-arn", one.Subscription);
            if (one.IsRaw) request.Headers.Add("x-amz-sns-rawdelivery", "true");
            request.Headers.TryAddWithoutValidation("User-Agent", "Amazon Simple Notification Service Agent");
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(one.Body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain") { CharSet = "UTF-8" };
            using var answer = await http.SendAsync(request, stopping.Token);
            return answer.IsSuccessStatusCode ? null : $"{(int)answer.StatusCode}";
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException && !stopping.IsCancellationRequested)
        {
            return away.Message;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Url} did not take message {Id}: {Reason} (try {Tries})")]
    static partial void LogRefused(ILogger log, string url, string id, string reason, int tries);

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages cannot be read and are tried again")]
    static partial void LogFailed(ILogger log, Exception failure);
}
