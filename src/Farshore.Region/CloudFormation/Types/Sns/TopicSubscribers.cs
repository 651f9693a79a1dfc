using Farshore.Aws.Client;
using Farshore.Aws.Sns;

namespace Farshore.Region.CloudFormation.Types.Sns;

/// <summary>Who gets what is published to one topic.</summary>
sealed class TopicSubscribers(IAwsClient api, string topic)
{
    /// <returns>The subscription's ARN, which is the same for as long as it is there.</returns>
    public async Task<string> AddAsync(
        string protocol, string? endpoint, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? attributes = null) =>
        (await api.SendAsync(SnsApi.Subscribe, new()
        {
            TopicArn = topic, Protocol = protocol, Endpoint = endpoint, ReturnSubscriptionArn = true, Attributes = attributes,
        }, cancellationToken)).SubscriptionArn!;

    /// <summary>Takes one away, found by subscribing once more: a list hides the ARN of one that was never confirmed.</summary>
    public async Task RemoveAsync(string protocol, string endpoint, CancellationToken cancellationToken)
    {
        if ((await ListAsync(cancellationToken)).All(one => (one.Protocol, one.Endpoint) != (protocol, endpoint))) return;
        var arn = await AddAsync(protocol, endpoint, cancellationToken);
        await api.SendAsync(SnsApi.Unsubscribe, new() { SubscriptionArn = arn }, cancellationToken);
    }

    public async Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancellationToken)
    {
        List<Subscription> all = [];
        for (string? next = null; ;)
        {
            var page = await api.SendAsync(
                SnsApi.ListSubscriptionsByTopic, new() { TopicArn = topic, NextToken = next }, cancellationToken);
            all.AddRange(page.Subscriptions ?? []);
            if (page.NextToken is null) return all;
            next = page.NextToken;
        }
    }
}
