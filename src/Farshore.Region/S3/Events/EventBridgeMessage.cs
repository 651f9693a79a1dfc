using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Farshore.Region.S3.Events;

/// <summary>What EventBridge receives: its own form of the same event, for buckets whose configuration names it.</summary>
static class EventBridgeMessage
{
    /// <summary>Stands for EventBridge where receivers are named by ARN.</summary>
    public const string Destination = "events.amazonaws.com";

    const string Source = "aws.s3";

    static readonly EventBridgeMessages Shapes = new(
        new JsonSerializerOptions(EventBridgeMessages.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Replication's events are not sent there.</summary>
    public static bool Knows(string name) => TypeOf(name) is not null;

    public static string Of(string region, StoredEvent stored)
    {
        var happened = stored.Event;
        return JsonSerializer.Serialize(
            new(
                IdOf(region, stored), TypeOf(happened.Name)!, Source, stored.Owner, happened.At.UtcDateTime.ToString(
                    "yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
                region, [$"arn:aws:s3:::{stored.Bucket}"], DetailOf(stored)),
            Shapes.BridgedEvent);
    }

    static BridgedDetail DetailOf(StoredEvent stored)
    {
        var happened = stored.Event;
        var deleted = TypeOf(happened.Name) == "Object Deleted";
        return new(
            new(stored.Bucket),
            new(happened.Key, deleted ? null : happened.Size, happened.ETag, happened.VersionId, EventMessage.SequencerOf(stored)),
            stored.RequestId ?? "", stored.Requester ?? "")
        {
            SourceIPAddress = stored.RequestId is null ? null : stored.Address,
            Reason = ReasonOf(stored),
            DeletionType = !deleted ? null
                : happened.Name is EventNames.MarkerMade or EventNames.ExpiredByMarker ? "Delete Marker Created" : "Permanently Deleted",
            DestinationStorageClass = happened.TransitionedTo,
            SourceStorageClass = happened.RestoredFrom,
            RestoreExpiryTime = happened.RestoredUntil is { } until ? EventMessage.Text(until) : null,
        };
    }

    static string? TypeOf(string name) => name switch
    {
        EventNames.Put or EventNames.Post or EventNames.Copy or EventNames.Completed => "Object Created",
        EventNames.Deleted or EventNames.MarkerMade or EventNames.Expired or EventNames.ExpiredByMarker => "Object Deleted",
        EventNames.RestoreAsked => "Object Restore Initiated",
        EventNames.Restored => "Object Restore Completed",
        EventNames.RestoreOver => "Object Restore Expired",
        EventNames.Transitioned => "Object Storage Class Changed",
        EventNames.AclPut => "Object ACL Updated",
        EventNames.Tagged => "Object Tags Added",
        EventNames.Untagged => "Object Tags Deleted",
        _ => null,
    };

    static string? ReasonOf(StoredEvent stored) => stored.Event.Name switch
    {
        EventNames.Put => "PutObject",
        EventNames.Post => "POST Object",
        EventNames.Copy => "CopyObject",
        EventNames.Completed => "CompleteMultipartUpload",
        EventNames.Deleted or EventNames.MarkerMade => "DeleteObject",
        EventNames.Expired or EventNames.ExpiredByMarker => "Lifecycle Expiration",
        _ => null,
    };

    // Delivered twice, an event has the same id twice.
    static string IdOf(string region, StoredEvent stored) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{region}/{stored.Bucket}/{stored.Id}")).AsSpan(0, 16)).ToString();
}

/// <summary>An event on the bus.</summary>
sealed record BridgedEvent(
    string Id, [property: JsonPropertyName("detail-type")] string DetailType, string Source, string Account, string Time, string Region,
    IReadOnlyList<string> Resources, BridgedDetail Detail)
{
    [JsonPropertyOrder(-2)]
    public string Version { get; init; } = "0";
}

/// <summary>What S3 says of it.</summary>
sealed record BridgedDetail(
    BridgedBucket Bucket, BridgedObject Object, [property: JsonPropertyName("request-id")] string RequestId, string Requester)
{
    [JsonPropertyOrder(-2)]
    public string Version { get; init; } = "0";

    [JsonPropertyName("source-ip-address")]
    public string? SourceIPAddress { get; init; }

    public string? Reason { get; init; }

    [JsonPropertyName("deletion-type")]
    public string? DeletionType { get; init; }

    [JsonPropertyName("restore-expiry-time")]
    public string? RestoreExpiryTime { get; init; }

    [JsonPropertyName("source-storage-class")]
    public string? SourceStorageClass { get; init; }

    [JsonPropertyName("destination-storage-class")]
    public string? DestinationStorageClass { get; init; }
}

sealed record BridgedBucket(string Name);

sealed record BridgedObject(
    string Key, long? Size, string? Etag, [property: JsonPropertyName("version-id")] string? VersionId, string Sequencer);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BridgedEvent))]
sealed partial class EventBridgeMessages : JsonSerializerContext;
