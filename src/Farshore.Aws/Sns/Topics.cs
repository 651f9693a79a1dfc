namespace Farshore.Aws.Sns;

/// <summary>A label of a topic.</summary>
public sealed record Tag
{
    public required string Key { get; init; }

    public required string Value { get; init; }
}

/// <summary>A name for a new topic; asking again for one that is there gives that one.</summary>
public sealed record CreateTopicInput
{
    public required string Name { get; init; }

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? DataProtectionPolicy { get; init; }
}

/// <summary>The topic, new or found.</summary>
public sealed record CreateTopicResponse
{
    public string? TopicArn { get; init; }
}

/// <summary>A topic that is to go, with all its subscriptions.</summary>
public sealed record DeleteTopicInput
{
    public required string TopicArn { get; init; }
}

/// <summary>The topic is gone, or never was.</summary>
public sealed record DeleteTopicResponse;

/// <summary>Asks for the topics of the Region, a hundred at a time.</summary>
public sealed record ListTopicsInput
{
    public string? NextToken { get; init; }
}

/// <summary>A topic as lists name it.</summary>
public sealed record Topic
{
    public string? TopicArn { get; init; }
}

/// <summary>One page of topics.</summary>
public sealed record ListTopicsResponse
{
    public IReadOnlyList<Topic>? Topics { get; init; }

    public string? NextToken { get; init; }
}

public static partial class SnsApi
{
    public static readonly Operation<CreateTopicInput, CreateTopicResponse> CreateTopic =
        new(Service, nameof(CreateTopic), HttpRoute.Rpc, SnsShapes.Default.CreateTopicInput, SnsShapes.Default.CreateTopicResponse);

    public static readonly Operation<DeleteTopicInput, DeleteTopicResponse> DeleteTopic =
        new(Service, nameof(DeleteTopic), HttpRoute.Rpc, SnsShapes.Default.DeleteTopicInput, SnsShapes.Default.DeleteTopicResponse);

    public static readonly Operation<ListTopicsInput, ListTopicsResponse> ListTopics =
        new(Service, nameof(ListTopics), HttpRoute.Rpc, SnsShapes.Default.ListTopicsInput, SnsShapes.Default.ListTopicsResponse);
}
