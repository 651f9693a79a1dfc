using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Farshore.Region.Hosting;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Sns;

/// <summary>Puts messages on their way to everybody who subscribes to a topic, within the transaction of what they tell of: once that is
/// on disk, so are they.</summary>
public sealed class TopicPublisher
{
    static readonly SnsRecordShapes Readable =
        new(new JsonSerializerOptions(SnsRecordShapes.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    readonly RegionContext region;

    public TopicPublisher(RegionContext region)
    {
        this.region = region;
        Topics = new(region);
        Subscriptions = new(region, Topics);
        Deliveries = new(region);
    }

    internal Topics Topics { get; }

    internal Subscriptions Subscriptions { get; }

    internal Deliveries Deliveries { get; }

    /// <summary>Publishes what a service of the region has to say.</summary>
    /// <returns>Why it cannot be published; null where it was.</returns>
    public string? Publish(SqliteConnection connection, string topicArn, string? subject, string message)
    {
        if (message.Length == 0) return "the message is empty";
        if (Messages.IsTooLong(message)) return "the message is longer than a topic takes";
        if (!Farshore.Aws.Arn.TryParse(topicArn, out var arn)
            || Topics.All.Find(connection, arn.Resource) is not { } topic || topic.Arn != topicArn) return $"there is no topic {topicArn}";
        Publish(connection, topic, new(subject, message, message, null));
        return null;
    }

    /// <returns>The message's id.</returns>
    internal string Publish(SqliteConnection connection, StoredTopic topic, PublishedMessage message)
    {
        var id = new Guid(RandomNumberGenerator.GetBytes(16)).ToString();
        var body = JsonSerializer.Serialize(new(
            "Notification", id, topic.Arn, message.Subject, message.Text,
            region.Time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))
        {
            MessageAttributes = message.Attributes,
        }, Readable.Notification);
        foreach (var one in Subscriptions.All.List(connection, prefix: topic.Arn + ":").Where(one => !one.IsPending))
            Deliveries.Add(connection, one, one.RawDelivery ? message.Raw : body, id);
        region.Database.OnCommit(Deliveries.Look);
        return id;
    }
}

/// <summary>What is said to a topic.</summary>
/// <param name="Text">Within what SNS puts round it.</param>
/// <param name="Raw">For those who want it alone.</param>
sealed record PublishedMessage(
    string? Subject, string Text, string Raw, IReadOnlyDictionary<string, NotificationAttribute>? Attributes);
