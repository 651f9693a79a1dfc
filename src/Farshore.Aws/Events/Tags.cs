namespace Farshore.Aws.Events;

/// <summary>A label of a rule.</summary>
public sealed record Tag
{
    public required string Key { get; init; }

    public required string Value { get; init; }
}

/// <summary>Labels a rule or bus.</summary>
public sealed record TagResourceRequest
{
    public required string ResourceARN { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }
}

/// <summary>The labels are on it.</summary>
public sealed record TagResourceResponse;

/// <summary>Takes labels off.</summary>
public sealed record UntagResourceRequest
{
    public required string ResourceARN { get; init; }

    public required IReadOnlyList<string> TagKeys { get; init; }
}

/// <summary>They are off.</summary>
public sealed record UntagResourceResponse;

/// <summary>Asks for the labels of a rule or bus.</summary>
public sealed record ListTagsForResourceRequest
{
    public required string ResourceARN { get; init; }
}

/// <summary>Its labels.</summary>
public sealed record ListTagsForResourceResponse
{
    public IReadOnlyList<Tag>? Tags { get; init; }
}

public static partial class EventsApi
{
    public static readonly Operation<TagResourceRequest, TagResourceResponse> TagResource =
        new(Service, nameof(TagResource), HttpRoute.Rpc, EventsShapes.Default.TagResourceRequest,
            EventsShapes.Default.TagResourceResponse);

    public static readonly Operation<UntagResourceRequest, UntagResourceResponse> UntagResource =
        new(Service, nameof(UntagResource), HttpRoute.Rpc, EventsShapes.Default.UntagResourceRequest,
            EventsShapes.Default.UntagResourceResponse);

    public static readonly Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> ListTagsForResource =
        new(Service, nameof(ListTagsForResource), HttpRoute.Rpc, EventsShapes.Default.ListTagsForResourceRequest,
            EventsShapes.Default.ListTagsForResourceResponse);
}
