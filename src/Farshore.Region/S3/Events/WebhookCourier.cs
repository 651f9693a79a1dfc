using System.Net.Http.Headers;
using System.Text;
using Farshore.Region.Hosting;
using Farshore.Region.Peers;
using Farshore.Region.S3.Storage;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.S3.Events;

/// <summary>Posts one bucket's events to one address, in their order, each until it was taken: at least once, as AWS delivers.</summary>
sealed partial class WebhookCourier : IAsyncDisposable
{
    const int OnPage = 100;

    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    readonly CancellationTokenSource stopping = new();
    readonly RegionContext region;
    readonly HttpClient http;
    readonly Webhook webhook;
    readonly ILogger log;
    readonly Task working;
    long cursor;
    long kept;
    bool delivered;
    TimeSpan pause = FirstPause;

    public WebhookCourier(RegionContext region, HttpClient http, Webhook webhook)
    {
        (this.region, this.http, this.webhook) = (region, http, webhook);
        cursor = kept = webhook.Cursor;
        log = region.Logs.CreateLogger("events");
        working = Task.Run(WorkAsync);
    }

    /// <summary>Its bucket and its webhook are still there.</summary>
    public bool IsAtWork => !working.IsCompleted;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await working;
        stopping.Dispose();
    }

    async Task WorkAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var wait = await DeliverAsync();
                if (!await KeepAsync(isResting: wait > TimeSpan.Zero)) return;
                if (wait > TimeSpan.Zero) await Task.Delay(wait, region.Clock.Real, stopping.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailed(log, failure, webhook.Url);
                await Task.Delay(AfterFailure, region.Clock.Real, CancellationToken.None);
            }
        }
    }

    /// <returns>How long to rest; not at all where more is waiting.</returns>
    async Task<TimeSpan> DeliverAsync()
    {
        var (events, newest) = region.Database.Read(connection =>
            (EventTable.After(connection, webhook.Bucket, cursor, OnPage), EventTable.Newest(connection)));
        foreach (var stored in events)
        {
            foreach (var one in EventFeed.Deliveries(region.Name, stored))
            {
                if (await PostAsync(one)) continue;
                var rest = pause;
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                return rest;
            }

            (cursor, pause, delivered) = (stored.Id, FirstPause, true);
        }

        if (events.Count == OnPage) return TimeSpan.Zero;
        // Nothing of this bucket up to here.
        cursor = Math.Max(cursor, newest);
        return BetweenLooks;
    }

    async Task<bool> PostAsync(ReadableEvent one)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url);
            request.Headers.Add("x-farshore-event", $"{region.Name}/{one.Id}");
            request.Headers.Add("x-farshore-destination", one.Destination);
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(one.Message));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await http.SendAsync(request, stopping.Token);
            if (answer.IsSuccessStatusCode) return true;
            LogRefused(log, webhook.Url, $"{(int)answer.StatusCode}", one.Id, pause);
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException && !stopping.IsCancellationRequested)
        {
            LogRefused(log, webhook.Url, away.Message, one.Id, pause);
        }

        return false;
    }

    // A page at a time: what was posted since is posted again after a crash.
    async Task<bool> KeepAsync(bool isResting)
    {
        // Events of other buckets that went by are worth a write only now and then.
        if (cursor == kept || (isResting && !delivered && cursor - kept < OnPage)) return true;
        var there = await region.Database.WriteAsync(connection => connection.Run(
            "UPDATE s3_webhooks SET cursor = $3 WHERE bucket = $1 AND url = $2", webhook.Bucket, webhook.Url, cursor), stopping.Token);
        (kept, delivered) = (cursor, false);
        return there > 0;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Url} did not take event {Id}: {Reason}. Next try in {Pause}")]
    static partial void LogRefused(ILogger log, string url, string reason, long id, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Error, Message = "Events for {Url} cannot be read and are tried again")]
    static partial void LogFailed(ILogger log, Exception failure, string url);
}
