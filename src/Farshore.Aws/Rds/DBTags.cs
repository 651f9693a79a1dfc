namespace Farshore.Aws.Rds;

/// <summary>Asks for the tags of an instance, snapshot or group by ARN.</summary>
public sealed record ListTagsForResourceMessage
{
    public required string ResourceName { get; init; }

    [Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }
}

/// <summary>The tags of a resource.</summary>
public sealed record TagListMessage
{
    [Items("Tag")]
    public IReadOnlyList<Tag>? TagList { get; init; }
}

/// <summary>Puts tags on a resource, over older ones of the same keys.</summary>
public sealed record AddTagsToResourceMessage
{
    public required string ResourceName { get; init; }

    [Items("Tag")]
    public required IReadOnlyList<Tag> Tags { get; init; }
}

/// <summary>AddTagsToResource answers nothing.</summary>
public sealed record AddTagsToResourceResponse;

/// <summary>Takes tags off a resource.</summary>
public sealed record RemoveTagsFromResourceMessage
{
    public required string ResourceName { get; init; }

    public required IReadOnlyList<string> TagKeys { get; init; }
}

/// <summary>RemoveTagsFromResource answers nothing.</summary>
public sealed record RemoveTagsFromResourceResponse;

public static partial class RdsApi
{
    public static readonly Operation<ListTagsForResourceMessage, TagListMessage> ListTagsForResource = new(
        Service, nameof(ListTagsForResource), HttpRoute.Rpc,
        RdsShapes.Default.ListTagsForResourceMessage, RdsShapes.Default.TagListMessage);

    public static readonly Operation<AddTagsToResourceMessage, AddTagsToResourceResponse> AddTagsToResource = new(
        Service, nameof(AddTagsToResource), HttpRoute.Rpc,
        RdsShapes.Default.AddTagsToResourceMessage, RdsShapes.Default.AddTagsToResourceResponse);

    public static readonly Operation<RemoveTagsFromResourceMessage, RemoveTagsFromResourceResponse> RemoveTagsFromResource = new(
        Service, nameof(RemoveTagsFromResource), HttpRoute.Rpc,
        RdsShapes.Default.RemoveTagsFromResourceMessage, RdsShapes.Default.RemoveTagsFromResourceResponse);
}
