namespace Farshore.Aws.Sns;

/// <summary>Asks for what a topic is set to.</summary>
public sealed record GetTopicAttributesInput
{
    public required string TopicArn { get; init; }
}

/// <summary>Settings and counts by name.</summary>
public sealed record GetTopicAttributesResponse
{
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}

/// <summary>Sets one thing of a topic.</summary>
public sealed record SetTopicAttributesInput
{
    public required string TopicArn { get; init; }

    public required string AttributeName { get; init; }

    public string? AttributeValue { get; init; }
}

/// <summary>SetTopicAttributes answers nothing.</summary>
public sealed record SetTopicAttributesResponse;

public static partial class SnsApi
{
    public static readonly Operation<GetTopicAttributesInput, GetTopicAttributesResponse> GetTopicAttributes =
        new(Service, nameof(GetTopicAttributes), HttpRoute.Rpc,
            SnsShapes.Default.GetTopicAttributesInput, SnsShapes.Default.GetTopicAttributesResponse);

    public static readonly Operation<SetTopicAttributesInput, SetTopicAttributesResponse> SetTopicAttributes =
        new(Service, nameof(SetTopicAttributes), HttpRoute.Rpc,
            SnsShapes.Default.SetTopicAttributesInput, SnsShapes.Default.SetTopicAttributesResponse);
}
