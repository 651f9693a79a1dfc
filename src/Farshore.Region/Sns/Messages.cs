using System.Text.Json;
using System.Text.RegularExpressions;
using Farshore.Aws.Sns;
using Farshore.Region.Hosting;

namespace Farshore.Region.Sns;

/// <summary>Takes messages: each is on disk, once for everybody who is to get it, before its publisher is answered.</summary>
sealed partial class Messages(RegionContext region, TopicPublisher publisher)
{
    const int MostBytes = 256 * 1024;

    public void Serve(Operations served) => served.Add(SnsApi.Publish, PublishAsync);

    async Task<PublishResponse> PublishAsync(PublishInput request, Call call, CancellationToken cancellationToken)
    {
        if (request.PhoneNumber is not null) throw SnsErrors.Parameter("PhoneNumber: a local region sends no text messages");
        var topic = publisher.Topics.Find(request.TopicArn ?? request.TargetArn
            ?? throw SnsErrors.Parameter("TopicArn or TargetArn Reason: no value for required parameter"));
        Check(request);
        var text = request.MessageStructure is "json" ? Default(request.Message) : request.Message;
        var attributes = request.MessageAttributes?.ToDictionary(pair => pair.Key, pair => new NotificationAttribute(
            pair.Value.DataType, pair.Value.StringValue ?? Convert.ToBase64String(pair.Value.BinaryValue ?? [])));
        var id = await region.Database.WriteAsync(
            connection => publisher.Publish(connection, topic, new(request.Subject, text, text, attributes)), cancellationToken);
        return new() { MessageId = id };
    }

    public static bool IsTooLong(string message) => System.Text.Encoding.UTF8.GetByteCount(message) > MostBytes;

    static void Check(PublishInput request)
    {
        if (request.Message.Length == 0) throw SnsErrors.Parameter("Empty message");
        if (IsTooLong(request.Message)) throw SnsErrors.Parameter("Message too long");
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
