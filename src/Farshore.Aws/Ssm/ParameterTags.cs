namespace Farshore.Aws.Ssm;

/// <summary>A label on a parameter.</summary>
public sealed record Tag
{
    public required string Key { get; init; }

    public required string Value { get; init; }
}

/// <summary>Puts labels on a parameter.</summary>
public sealed record AddTagsToResourceRequest
{
    public required string ResourceType { get; init; }

    public required string ResourceId { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }
}

/// <summary>AddTagsToResource answers nothing.</summary>
public sealed record AddTagsToResourceResult;

/// <summary>Asks for the labels of a parameter.</summary>
public sealed record ListTagsForResourceRequest
{
    public required string ResourceType { get; init; }

    public required string ResourceId { get; init; }
}

/// <summary>All labels of a parameter.</summary>
public sealed record ListTagsForResourceResult
{
    public IReadOnlyList<Tag>? TagList { get; init; }
}

/// <summary>Takes labels from a parameter.</summary>
public sealed record RemoveTagsFromResourceRequest
{
    public required string ResourceType { get; init; }

    public required string ResourceId { get; init; }

    public required IReadOnlyList<string> TagKeys { get; init; }
}

/// <summary>RemoveTagsFromResource answers nothing.</summary>
public sealed record RemoveTagsFromResourceResult;

public static partial class SsmApi
{
    public static readonly Operation<AddTagsToResourceRequest, AddTagsToResourceResult> AddTagsToResource =
        new(Service, nameof(AddTagsToResource), HttpRoute.Rpc, SsmShapes.Default.AddTagsToResourceRequest,
            SsmShapes.Default.AddTagsToResourceResult);

    public static readonly Operation<ListTagsForResourceRequest, ListTagsForResourceResult> ListTagsForResource =
        new(Service, nameof(ListTagsForResource), HttpRoute.Rpc, SsmShapes.Default.ListTagsForResourceRequest,
            SsmShapes.Default.ListTagsForResourceResult);

    public static readonly Operation<RemoveTagsFromResourceRequest, RemoveTagsFromResourceResult> RemoveTagsFromResource =
        new(Service, nameof(RemoveTagsFromResource), HttpRoute.Rpc, SsmShapes.Default.RemoveTagsFromResourceRequest,
            SsmShapes.Default.RemoveTagsFromResourceResult);
}
