using System.Text.Json.Serialization;
using Farshore.Aws;

namespace Farshore.Region.Peers;

/// <summary>How the events of a region's buckets are read, and sent on to webhooks.</summary>
public static class EventApi
{
    public static readonly Operation<ListEventsRequest, ListEventsResponse> ListEvents = new(
        PeerApi.Service, "ListEvents", new("GET", "/_farshore/events"),
        EventApiShapes.Default.ListEventsRequest, EventApiShapes.Default.ListEventsResponse);

    public static readonly Operation<PutWebhookRequest, WebhookResponse> PutWebhook = new(
        PeerApi.Service, "PutWebhook", new("PUT", "/_farshore/webhooks"),
        EventApiShapes.Default.PutWebhookRequest, EventApiShapes.Default.WebhookResponse);

    public static readonly Operation<DeleteWebhookRequest, WebhookResponse> DeleteWebhook = new(
        PeerApi.Service, "DeleteWebhook", new("DELETE", "/_farshore/webhooks"),
        EventApiShapes.Default.DeleteWebhookRequest, EventApiShapes.Default.WebhookResponse);

    public static readonly Operation<ListWebhooksRequest, ListWebhooksResponse> ListWebhooks = new(
        PeerApi.Service, "ListWebhooks", new("GET", "/_farshore/webhooks"),
        EventApiShapes.Default.ListWebhooksRequest, EventApiShapes.Default.ListWebhooksResponse);
}

/// <summary>A page of events, oldest first.</summary>
public sealed record ListEventsRequest
{
    /// <summary>Of one bucket; of all where it is absent.</summary>
    [InQuery("bucket")]
    public string? Bucket { get; init; }

    /// <summary>Id of the last event that is known already.</summary>
    [InQuery("after")]
    public long? After { get; init; }

    [InQuery("most")]
    public int? Most { get; init; }
}

/// <summary>Events of a bucket, each as often as it has receivers.</summary>
public sealed record ListEventsResponse
{
    public required IReadOnlyList<ReadableEvent> Events { get; init; }

    /// <summary>To ask for the next page with; the same as before where there is nothing new.</summary>
    public required long Last { get; init; }
}

/// <summary>One event as one of its receivers gets it.</summary>
public sealed record ReadableEvent
{
    public required long Id { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>E.g. <c>s3:ObjectCreated:Put</c>.</summary>
    public required string Name { get; init; }

    public required string Bucket { get; init; }

    public required string Key { get; init; }

    public string? VersionId { get; init; }

    /// <summary>ARN, or <c>events.amazonaws.com</c> for EventBridge.</summary>
    public required string Destination { get; init; }

    /// <summary>AWS's JSON.</summary>
    public required string Message { get; init; }
}

/// <summary>Sends a bucket's events to an address, from now on.</summary>
public sealed record PutWebhookRequest
{
    public required string Bucket { get; init; }

    public required string Url { get; init; }

    /// <summary>The address may be one outside of this computer.</summary>
    public bool? AllowRemote { get; init; }
}

/// <summary>Ends it; what was not delivered is not.</summary>
public sealed record DeleteWebhookRequest
{
    [InQuery("bucket")]
    public required string Bucket { get; init; }

    [InQuery("url")]
    public required string Url { get; init; }
}

/// <summary>The change is on disk.</summary>
public sealed record WebhookResponse;

/// <summary>Asks where events are sent.</summary>
public sealed record ListWebhooksRequest;

/// <summary>All webhooks of the region.</summary>
public sealed record ListWebhooksResponse
{
    public required IReadOnlyList<Webhook> Webhooks { get; init; }
}

/// <summary>A bucket's events on their way to an address.</summary>
/// <param name="Bucket">Whose events.</param>
/// <param name="Url">Where they are posted.</param>
/// <param name="Cursor">Id of the last event that arrived.</param>
public sealed record Webhook(string Bucket, string Url, long Cursor);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListEventsRequest)), JsonSerializable(typeof(ListEventsResponse))]
[JsonSerializable(typeof(PutWebhookRequest)), JsonSerializable(typeof(DeleteWebhookRequest)), JsonSerializable(typeof(WebhookResponse))]
[JsonSerializable(typeof(ListWebhooksRequest)), JsonSerializable(typeof(ListWebhooksResponse))]
sealed partial class EventApiShapes : JsonSerializerContext;
