using System.Net;
using System.Security.Cryptography;
using Farshore.Aws.Sns;
using Farshore.Region.Hosting;
using Farshore.Region.Storage;

namespace Farshore.Region.Sns;

/// <summary>Who gets what is published. A local region delivers to http addresses of this computer, and needs no confirmation for
/// them; it writes no e-mail, so that one who is to get some never confirms.</summary>
sealed class Subscriptions(RegionContext region, Topics topics)
{
    const int OnPage = 100;
    static readonly string[] Protocols =
        ["http", "https", "email", "email-json", "sms", "sqs", "application", "lambda", "firehose"];

    public Table<StoredSubscription> All { get; } =
        new(region.Database, "sns_subscriptions", SnsRecordShapes.Default.StoredSubscription);

    public void Serve(Operations served)
    {
        served.Add(SnsApi.Subscribe, SubscribeAsync);
        served.Add(SnsApi.Unsubscribe, UnsubscribeAsync);
        served.Add(SnsApi.ListSubscriptionsByTopic, ListAsync);
        served.Add(SnsApi.DeleteTopic, DeleteTopicAsync);
    }

    public IReadOnlyList<StoredSubscription> Of(StoredTopic topic) => All.List(prefix: topic.Arn + ":");

    async Task<SubscribeResponse> SubscribeAsync(SubscribeInput request, Call call, CancellationToken cancellationToken)
    {
        var topic = topics.Find(request.TopicArn);
        var endpoint = Checked(request.Protocol, request.Endpoint);
        if (Of(topic).FirstOrDefault(one => one.Protocol == request.Protocol && one.Endpoint == endpoint) is { } there)
            return new() { SubscriptionArn = Told(there, request) };
        var arn = $"{topic.Arn}:{new Guid(RandomNumberGenerator.GetBytes(16))}";
        var isRaw = request.Attributes?.GetValueOrDefault("RawMessageDelivery") is "true";
        var made = new StoredSubscription(arn, topic.Arn, call.Caller.Account, request.Protocol, endpoint, isRaw)
        {
            IsPending = request.Protocol is "email" or "email-json",
        };
        await All.PutAsync(arn, made, cancellationToken);
        return new() { SubscriptionArn = Told(made, request) };
    }

    async Task<UnsubscribeResponse> UnsubscribeAsync(UnsubscribeInput request, Call call, CancellationToken cancellationToken)
    {
        if (request.SubscriptionArn.Split(':').Length < 7)
            throw SnsErrors.Parameter("SubscriptionArn Reason: An ARN must have at least 6 elements");
        await All.DeleteAsync(request.SubscriptionArn, cancellationToken);
        return new();
    }

    Task<ListSubscriptionsByTopicResponse> ListAsync(
        ListSubscriptionsByTopicInput request, Call call, CancellationToken cancellationToken)
    {
        var (page, next) = Paging.Page(
            Of(topics.Find(request.TopicArn)), one => one.Arn, request.NextToken, OnPage, () => SnsErrors.Parameter("NextToken"));
        return Task.FromResult(new ListSubscriptionsByTopicResponse
        {
            Subscriptions = [.. page.Select(one => new Subscription
            {
                SubscriptionArn = one.IsPending ? "PendingConfirmation" : one.Arn,
                Owner = one.Owner,
                Protocol = one.Protocol,
                Endpoint = one.Endpoint,
                TopicArn = one.Topic,
            })],
            NextToken = next,
        });
    }

    async Task<DeleteTopicResponse> DeleteTopicAsync(DeleteTopicInput request, Call call, CancellationToken cancellationToken)
    {
        if (!Farshore.Aws.Arn.TryParse(request.TopicArn, out var arn)) throw SnsErrors.Parameter("TopicArn");
        await region.Database.WriteAsync(connection =>
        {
            if (topics.All.Find(connection, arn.Resource) is not { } topic || topic.Arn != request.TopicArn) return;
            topics.All.Delete(connection, topic.Name);
            foreach (var one in All.List(connection, prefix: topic.Arn + ":")) All.Delete(connection, one.Arn);
        }, cancellationToken);
        return new();
    }

    static string Told(StoredSubscription one, SubscribeInput request) =>
        one.IsPending && request.ReturnSubscriptionArn is not true ? "pending confirmation" : one.Arn;

    static string Checked(string protocol, string? endpoint)
    {
        if (!Protocols.Contains(protocol)) throw SnsErrors.Parameter($"Amazon SNS does not support this protocol string: {protocol}");
        if (protocol is "email" or "email-json")
            return endpoint is not null && endpoint.Split('@') is [{ Length: > 0 }, { Length: > 0 }]
                ? endpoint : throw SnsErrors.Parameter("Email address");
        if (protocol is not ("http" or "https"))
            throw SnsErrors.Parameter($"Protocol: a local region delivers to http and https, not to {protocol}");
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var url) || url.Scheme != protocol)
            throw SnsErrors.Parameter("Endpoint must match the specified protocol");
        var isHere = url.Host is "localhost"
            || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
        return isHere ? url.AbsoluteUri : throw SnsErrors.Parameter("Endpoint: a local region delivers to addresses of this computer only");
    }
}
