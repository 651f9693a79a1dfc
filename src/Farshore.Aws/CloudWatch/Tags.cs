namespace Farshore.Aws.CloudWatch;

/// <summary>A label of an alarm.</summary>
public sealed record Tag
{
    public required string Key { get; init; }

    public required string Value { get; init; }
}

/// <summary>Labels an alarm.</summary>
public sealed record TagResourceInput
{
    public required string ResourceARN { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }
}

/// <summary>The labels are on it.</summary>
public sealed record TagResourceOutput;

/// <summary>Takes labels off.</summary>
public sealed record UntagResourceInput
{
    public required string ResourceARN { get; init; }

    public required IReadOnlyList<string> TagKeys { get; init; }
}

/// <summary>They are off.</summary>
public sealed record UntagResourceOutput;

/// <summary>Asks for the labels of an alarm.</summary>
public sealed record ListTagsForResourceInput
{
    public required string ResourceARN { get; init; }
}

/// <summary>Its labels.</summary>
public sealed record ListTagsForResourceOutput
{
    public IReadOnlyList<Tag>? Tags { get; init; }
}

public static partial class CloudWatchApi
{
    public static readonly Operation<TagResourceInput, TagResourceOutput> TagResource =
        new(Service, nameof(TagResource), HttpRoute.Rpc, CloudWatchShapes.Default.TagResourceInput,
            CloudWatchShapes.Default.TagResourceOutput);

    public static readonly Operation<UntagResourceInput, UntagResourceOutput> UntagResource =
        new(Service, nameof(UntagResource), HttpRoute.Rpc, CloudWatchShapes.Default.UntagResourceInput,
            CloudWatchShapes.Default.UntagResourceOutput);

    public static readonly Operation<ListTagsForResourceInput, ListTagsForResourceOutput> ListTagsForResource =
        new(Service, nameof(ListTagsForResource), HttpRoute.Rpc, CloudWatchShapes.Default.ListTagsForResourceInput,
            CloudWatchShapes.Default.ListTagsForResourceOutput);
}
