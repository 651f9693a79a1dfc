using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Farshore.Region.S3.Events;

/// <summary>What queues, topics and functions receive: AWS's event record, version 2.</summary>
static class EventMessage
{
    const string Time = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    static readonly EventMessages Shapes = new(
        new JsonSerializerOptions(EventMessages.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Of(string region, StoredEvent stored) => stored.Event.Name == EventNames.Test
        ? JsonSerializer.Serialize(TestOf(stored), Shapes.TestMessage)
        : JsonSerializer.Serialize(new EventRecords([RecordOf(region, stored)]), Shapes.EventRecords);

    /// <summary>Grows with the events, and so tells which of two on one key was later.</summary>
    public static string SequencerOf(StoredEvent stored) => stored.Id.ToString("X18", CultureInfo.InvariantCulture);

    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture);

    static TestMessage TestOf(StoredEvent stored) => new(
        "Amazon S3", stored.Event.Name, Text(stored.Event.At), stored.Bucket, stored.RequestId ?? "", HostId(stored));

    static EventRecord RecordOf(string region, StoredEvent stored)
    {
        var happened = stored.Event;
        return new()
        {
            EventVersion = VersionOf(happened.Name),
            AwsRegion = region,
            EventTime = Text(happened.At),
            EventName = happened.Name[EventNames.Prefix.Length..],
            UserIdentity = new(stored.Principal ?? ""),
            RequestParameters = new(stored.Address ?? ""),
            ResponseElements = new(stored.RequestId ?? "", HostId(stored)),
            S3 = new(
                stored.ConfigurationId ?? "",
                new(stored.Bucket, new(CustomerId(stored.Owner)), $"arn:aws:s3:::{stored.Bucket}"),
                new(Encoded(happened.Key))
                {
                    Size = HasSize(happened) ? happened.Size : null,
                    ETag = happened.ETag,
                    VersionId = happened.VersionId,
                    Sequencer = SequencerOf(stored),
                }),
            GlacierEventData = happened.RestoredUntil is { } until
                ? new(new(Text(until), happened.RestoredFrom ?? "GLACIER")) : null,
            ReplicationEventData = happened.Replication is { } replication ? DataOf(replication) : null,
            LifecycleEventData = happened.TransitionedTo is { } storageClass ? new(new(storageClass)) : null,
        };
    }

    // As a form's field, except that folders stay readable.
    static string Encoded(string key) => WebUtility.UrlEncode(key).Replace("%2F", "/", StringComparison.Ordinal)
        .Replace("!", "%21", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal)
        .Replace(")", "%29", StringComparison.Ordinal);

    // What adds fields to a record has a version of its own.
    static string VersionOf(string name) => name.Split(':')[1] switch
    {
        "Replication" => "2.2",
        "ObjectCreated" or "ObjectRemoved" => "2.1",
        "ObjectRestore" when name != EventNames.RestoreOver => "2.1",
        _ => "2.3",
    };

    static bool HasSize(BucketEvent happened) => happened.Name is not (EventNames.Deleted or EventNames.MarkerMade
        or EventNames.Expired or EventNames.ExpiredByMarker);

    static ReplicationMessageData DataOf(ReplicationEventData data) => new(
        data.ReplicationRuleId, data.DestinationBucket, data.S3Operation, Text(data.RequestTime))
    {
        FailureReason = data.FailureReason,
        Threshold = data.Threshold?.ToString(CultureInfo.InvariantCulture),
        ReplicationTime = data.ReplicationTime is { } at ? Text(at) : null,
    };

    // As in the answer to the request.
    static string HostId(StoredEvent stored) =>
        stored.RequestId is { } id ? Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(id))) : "";

    // AWS names a bucket's owner by an old kind of customer number here.
    static string CustomerId(string account) =>
        "A" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("customer/" + account)))[..13];
}

/// <summary>What a receiver gets when a configuration that names it is put.</summary>
sealed record TestMessage(
    [property: JsonPropertyName("Service")] string Service, [property: JsonPropertyName("Event")] string Event,
    [property: JsonPropertyName("Time")] string Time, [property: JsonPropertyName("Bucket")] string Bucket,
    [property: JsonPropertyName("RequestId")] string RequestId, [property: JsonPropertyName("HostId")] string HostId);

/// <summary>The message: always one record, as on AWS.</summary>
sealed record EventRecords([property: JsonPropertyName("Records")] IReadOnlyList<EventRecord> Records);

/// <summary>AWS's record of one event.</summary>
sealed record EventRecord
{
    public required string EventVersion { get; init; }

    public string EventSource { get; init; } = "aws:s3";

    public required string AwsRegion { get; init; }

    public required string EventTime { get; init; }

    public required string EventName { get; init; }

    public required EventPrincipal UserIdentity { get; init; }

    public required EventRequest RequestParameters { get; init; }

    public required EventResponse ResponseElements { get; init; }

    [JsonPropertyName("s3")]
    public required EventSubject S3 { get; init; }

    public GlacierEventData? GlacierEventData { get; init; }

    public ReplicationMessageData? ReplicationEventData { get; init; }

    public LifecycleEventData? LifecycleEventData { get; init; }
}

sealed record EventPrincipal(string PrincipalId);

sealed record EventRequest([property: JsonPropertyName("sourceIPAddress")] string SourceIPAddress);

sealed record EventResponse(
    [property: JsonPropertyName("x-amz-request-id")] string RequestId, [property: JsonPropertyName("x-amz-id-2")] string HostId);

sealed record EventSubject(string ConfigurationId, EventBucket Bucket, EventObject Object)
{
    [JsonPropertyName("s3SchemaVersion"), JsonPropertyOrder(-1)]
    public string SchemaVersion { get; init; } = "1.0";
}

sealed record EventBucket(string Name, EventPrincipal OwnerIdentity, string Arn);

sealed record EventObject(string Key)
{
    public long? Size { get; init; }

    public string? ETag { get; init; }

    public string? VersionId { get; init; }

    public string? Sequencer { get; init; }
}

sealed record GlacierEventData(RestoreEventData RestoreEventData);

sealed record RestoreEventData(string LifecycleRestorationExpiryTime, string LifecycleRestoreStorageClass);

sealed record LifecycleEventData(TransitionEventData TransitionEventData);

sealed record TransitionEventData(string DestinationStorageClass);

sealed record ReplicationMessageData(
    string ReplicationRuleId, string DestinationBucket, [property: JsonPropertyName("s3Operation")] string S3Operation, string RequestTime)
{
    public string? FailureReason { get; init; }

    public string? Threshold { get; init; }

    public string? ReplicationTime { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EventRecords))]
[JsonSerializable(typeof(TestMessage))]
sealed partial class EventMessages : JsonSerializerContext;
