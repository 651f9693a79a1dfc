using System.Text.Json.Serialization;

namespace Farshore.Region.Sns;

/// <summary>A topic as the region keeps it.</summary>
sealed record StoredTopic(string Name, string Arn, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>What it was set to, by SNS's names.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();
}

/// <summary>An address that gets what is published to a topic.</summary>
/// <param name="RawDelivery">It gets the message alone, without what SNS puts round it.</param>
sealed record StoredSubscription(string Arn, string Topic, string Owner, string Protocol, string Endpoint, bool RawDelivery)
{
    /// <summary>Whoever reads the address has not said yet that it is wanted: nothing goes there.</summary>
    public bool IsPending { get; init; }
}

/// <summary>A message on its way to one address: on disk before the publisher is answered, until it was taken or given up.</summary>
sealed record Delivery(
    string Key, string Subscription, string Topic, string Endpoint, string MessageId, string Body, bool IsRaw, int Tries,
        DateTimeOffset DueAt);

/// <summary>What an http subscriber is posted.</summary>
sealed record Notification(string Type, string MessageId, string TopicArn, string? Subject, string Message, string Timestamp)
{
    public IReadOnlyDictionary<string, NotificationAttribute>? MessageAttributes { get; init; }
}

/// <summary>An attribute as subscribers see it.</summary>
sealed record NotificationAttribute(string Type, string Value);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredTopic)), JsonSerializable(typeof(StoredSubscription)), JsonSerializable(typeof(Delivery))]
[JsonSerializable(typeof(Notification)), JsonSerializable(typeof(Dictionary<string, string>))]
sealed partial class SnsRecordShapes : JsonSerializerContext;
