using System.Text.Json.Serialization;

namespace Farshore.Region.S3.Events;

/// <summary>An event with whom it is for and who brought it about, as one JSON document of the outbox.</summary>
public sealed record StoredEvent
{
    /// <summary>Place in the outbox, in the order of the changes.</summary>
    [JsonIgnore]
    public long Id { get; init; }

    public required string Bucket { get; init; }

    /// <summary>The account that owns the bucket.</summary>
    public required string Owner { get; init; }

    public required BucketEvent Event { get; init; }

    /// <summary>ARN of the queue, topic or function; none where only EventBridge is told.</summary>
    public string? Destination { get; init; }

    public string? ConfigurationId { get; init; }

    /// <summary>EventBridge is told as well.</summary>
    public bool EventBridge { get; init; }

    /// <summary>AWS's operation, or the region's own work.</summary>
    public string? Operation { get; init; }

    /// <summary>As events name users: <c>AWS:</c> and the unique id.</summary>
    public string? Principal { get; init; }

    /// <summary>Account of the caller, or the service that did it.</summary>
    public string? Requester { get; init; }

    public string? Address { get; init; }

    public string? RequestId { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(StoredEvent))]
sealed partial class EventDocuments : JsonSerializerContext;
