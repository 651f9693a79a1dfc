namespace Farshore.Aws.Sns;

/// <summary>Where the messages of a topic are to be sent as well.</summary>
public sealed record SubscribeInput
{
    public required string TopicArn { get; init; }

    public required string Protocol { get; init; }

    public string? Endpoint { get; init; }

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    public bool? ReturnSubscriptionArn { get; init; }
}

/// <summary>The subscription, or that it is to be confirmed first.</summary>
public sealed record SubscribeResponse
{
    public string? SubscriptionArn { get; init; }
}

/// <summary>A subscription that is to end.</summary>
public sealed record UnsubscribeInput
{
    public required string SubscriptionArn { get; init; }
}

/// <summary>Nothing more is sent there.</summary>
public sealed record UnsubscribeResponse;

/// <summary>Asks who subscribes to a topic, a hundred at a time.</summary>
public sealed record ListSubscriptionsByTopicInput
{
    public required string TopicArn { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>One address that gets the messages of a topic.</summary>
public sealed record Subscription
{
    public string? SubscriptionArn { get; init; }

    public string? Owner { get; init; }

    public string? Protocol { get; init; }

    public string? Endpoint { get; init; }

    public string? TopicArn { get; init; }
}

/// <summary>One page of subscriptions.</summary>
public sealed record ListSubscriptionsByTopicResponse
{
    public IReadOnlyList<Subscription>? Subscriptions { get; init; }

    public string? NextToken { get; init; }
}

public static partial class SnsApi
{
    public static readonly Operation<SubscribeInput, SubscribeResponse> Subscribe =
        new(Service, nameof(Subscribe), HttpRoute.Rpc, SnsShapes.Default.SubscribeInput, SnsShapes.Default.SubscribeResponse);

    public static readonly Operation<UnsubscribeInput, UnsubscribeResponse> Unsubscribe =
        new(Service, nameof(Unsubscribe), HttpRoute.Rpc, SnsShapes.Default.UnsubscribeInput, SnsShapes.Default.UnsubscribeResponse);

    public static readonly Operation<ListSubscriptionsByTopicInput, ListSubscriptionsByTopicResponse> ListSubscriptionsByTopic =
        new(Service, nameof(ListSubscriptionsByTopic), HttpRoute.Rpc, SnsShapes.Default.ListSubscriptionsByTopicInput,
            SnsShapes.Default.ListSubscriptionsByTopicResponse);
}
