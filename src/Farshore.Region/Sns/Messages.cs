using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Farshore.Aws.Sns;
using Farshore.Region.Hosting;

namespace Farshore.Region.Sns;

/// <summary>Takes messages: each is on disk, once for everybody who is to get it, before its publisher is answered.</summary>
sealed partial class Messages(RegionContext region, Topics topics, Subscriptions subscriptions, Deliveries deliveries)
{
    const int MostBytes = 256 * 1024;

    static readonly SnsRecordShapes Readable =
        new(new JsonSerializerOptions(SnsRecordShapes.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Serve(Operations served) => served.Add(SnsApi.Publish, PublishAsync);

    async Task<PublishResponse> PublishAsync(PublishInput request, Call call, CancellationToken cancellationToken)
    {
        if (request.PhoneNumber is not null) throw SnsErrors.Parameter("PhoneNumber: a local region sends no text messages");
        var topic = topics.Find(request.TopicArn ?? request.TargetArn
            ?? throw SnsErrors.Parameter("TopicArn or TargetArn Reason: no value for required parameter"));
        Check(request);
        var text = request.MessageStructure is "json" ? Default(request.Message) : request.Message;
        var id = new Guid(RandomNumberGenerator.GetBytes(16)).ToString();
        var body = JsonSerializer.Serialize(new(
            "Notification", id, topic.Arn, request.Subject, text,
            region.Time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))
        {
            MessageAttributes = request.MessageAttributes?.ToDictionary(pair => pair.Key, pair => new NotificationAttribute(
                pair.Value.DataType, pair.Value.StringValue ?? Convert.ToBase64String(pair.Value.BinaryValue ?? []))),
        }, Readable.Notification);
        await deliveries.AddAsync([.. subscriptions.Of(topic).Select(one => (one, one.RawDelivery ? text : body))], id, cancellationToken);
        return new() { MessageId = id };
    }

    static void Check(PublishInput request)
    {
        if (request.Message.Length == 0) throw SnsErrors.Parameter("Empty message");
        if (System.Text.Encoding.UTF8.GetByteCount(request.Message) > MostBytes) throw SnsErrors.Parameter("Message too long");
        if (request.Subject is { } subject && !Subject().IsMatch(subject)) throw SnsErrors.Parameter("Subject");
        if (request.MessageStructure is not (null or "json")) throw SnsErrors.Parameter("MessageStructure");
    }

    /// <summary>The text for protocols that have none of their own.</summary>
    static string Default(string message)
    {
        Dictionary<string, string>? texts;
        try
        {
            texts = JsonSerializer.Deserialize(message, SnsRecordShapes.Default.DictionaryStringString);
        }
        catch (JsonException)
        {
            throw SnsErrors.Parameter("Message Structure - JSON message body failed to parse");
        }

        return texts?.GetValueOrDefault("http") ?? texts?.GetValueOrDefault("default")
            ?? throw SnsErrors.Parameter("Message Structure - No default entry in JSON message body");
    }

    // Printable ASCII, not beginning with a space, at most 100.
    [GeneratedRegex("^[!-~][ -~]{0,99}$")]
    private static partial Regex Subject();
}
