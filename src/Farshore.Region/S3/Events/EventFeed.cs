using System.Net;
using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Peers;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3.Events;

/// <summary>Lets the outbox be read by whoever has the home's own key, and sends it on to webhooks.</summary>
public sealed class EventFeed : IAsyncDisposable
{
    const int MostOnPage = 1000;

    readonly RegionContext region;
    readonly ObjectStore store;
    readonly Webhooks webhooks;
    readonly BridgePump bridge;

    public EventFeed(RegionContext region, ObjectStore store)
    {
        (this.region, this.store) = (region, store);
        webhooks = new(region);
        bridge = new(region);
        store.BucketDeleted += webhooks.Forget;
    }

    public void Serve(Operations served)
    {
        served.Add(EventApi.ListEvents, ListAsync);
        served.Add(EventApi.PutWebhook, PutWebhookAsync);
        served.Add(EventApi.DeleteWebhook, DeleteWebhookAsync);
        served.Add(EventApi.ListWebhooks, ListWebhooksAsync);
    }

    /// <summary>Takes up what an earlier process had not delivered.</summary>
    public void Start()
    {
        webhooks.Start();
        bridge.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await bridge.DisposeAsync();
        await webhooks.DisposeAsync();
    }

    /// <summary>An event as each of its receivers gets it.</summary>
    internal static IEnumerable<ReadableEvent> Deliveries(string region, StoredEvent stored)
    {
        if (stored.Destination is { } arn) yield return Of(stored, arn, EventMessage.Of(region, stored));
        if (stored.EventBridge) yield return Of(stored, EventBridgeMessage.Destination, EventBridgeMessage.Of(region, stored));
    }

    static ReadableEvent Of(StoredEvent stored, string destination, string message) => new()
    {
        Id = stored.Id,
        Time = stored.Event.At,
        Name = stored.Event.Name,
        Bucket = stored.Bucket,
        Key = stored.Event.Key,
        VersionId = stored.Event.VersionId,
        Destination = destination,
        Message = message,
    };

    Task<ListEventsResponse> ListAsync(ListEventsRequest request, Call call, CancellationToken cancellationToken)
    {
        PeerService.OnlyHome(region, call);
        if (request.Bucket is { } bucket) Need(bucket);
        var after = request.After ?? 0;
        var most = Math.Clamp(request.Most ?? MostOnPage, 1, MostOnPage);
        var events = region.Database.Read(connection => EventTable.After(connection, request.Bucket, after, most));
        return Task.FromResult(new ListEventsResponse
        {
            Events = [.. events.SelectMany(stored => Deliveries(region.Name, stored))],
            Last = events.Count == 0 ? after : events[^1].Id,
        });
    }

    async Task<WebhookResponse> PutWebhookAsync(PutWebhookRequest request, Call call, CancellationToken cancellationToken)
    {
        PeerService.OnlyHome(region, call);
        Need(request.Bucket);
        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new AwsException("ValidationException", $"'{request.Url}' is not an http address");
        if (request.AllowRemote is not true && !IsHere(url))
        {
            throw new AwsException(
                "ValidationException", $"{url.Host} may be another computer; events are sent there only if that is allowed explicitly");
        }

        await webhooks.AddAsync(request.Bucket, url.AbsoluteUri, cancellationToken);
        return new();
    }

    async Task<WebhookResponse> DeleteWebhookAsync(DeleteWebhookRequest request, Call call, CancellationToken cancellationToken)
    {
        PeerService.OnlyHome(region, call);
        Need(request.Bucket);
        var url = Uri.TryCreate(request.Url, UriKind.Absolute, out var given) ? given.AbsoluteUri : request.Url;
        if (!await webhooks.RemoveAsync(request.Bucket, url, cancellationToken))
            throw new AwsException("NoSuchWebhook", $"Events of {request.Bucket} are not sent to {request.Url}", 404);
        return new();
    }

    Task<ListWebhooksResponse> ListWebhooksAsync(ListWebhooksRequest request, Call call, CancellationToken cancellationToken)
    {
        PeerService.OnlyHome(region, call);
        return Task.FromResult(new ListWebhooksResponse { Webhooks = webhooks.List() });
    }

    void Need(string bucket)
    {
        if (store.Buckets.Find(bucket) is null)
            throw new AwsException("NoSuchBucket", $"There is no bucket {bucket} in {region.Name}", 404);
    }

    static bool IsHere(Uri url) => url.Host == "localhost"
        || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
