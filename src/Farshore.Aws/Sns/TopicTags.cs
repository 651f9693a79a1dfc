namespace Farshore.Aws.Sns;

/// <summary>Puts labels on a topic.</summary>
public sealed record TagResourceRequest
{
    public required string ResourceArn { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }
}

/// <summary>TagResource answers nothing.</summary>
public sealed record TagResourceResponse;

/// <summary>Takes labels from a topic.</summary>
public sealed record UntagResourceRequest
{
    public required string ResourceArn { get; init; }

    public required IReadOnlyList<string> TagKeys { get; init; }
}

/// <summary>UntagResource answers nothing.</summary>
public sealed record UntagResourceResponse;

/// <summary>Asks for a topic's labels.</summary>
public sealed record ListTagsForResourceRequest
{
    public required string ResourceArn { get; init; }
}

/// <summary>All labels of a topic.</summary>
public sealed record ListTagsForResourceResponse
{
    public IReadOnlyList<Tag>? Tags { get; init; }
}

public static partial class SnsApi
{
    public static readonly Operation<TagResourceRequest, TagResourceResponse> TagResource =
        new(Service, nameof(TagResource), HttpRoute.Rpc, SnsShapes.Default.TagResourceRequest, SnsShapes.Default.TagResourceResponse);

    public static readonly Operation<UntagResourceRequest, UntagResourceResponse> UntagResource =
        new(Service, nameof(UntagResource), HttpRoute.Rpc, SnsShapes.Default.UntagResourceRequest, SnsShapes.Default.UntagResourceResponse);

    public static readonly Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> ListTagsForResource =
        new(Service, nameof(ListTagsForResource), HttpRoute.Rpc,
            SnsShapes.Default.ListTagsForResourceRequest, SnsShapes.Default.ListTagsForResourceResponse);
}
