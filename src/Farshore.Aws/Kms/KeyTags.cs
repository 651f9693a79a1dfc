namespace Farshore.Aws.Kms;

/// <summary>A label on a key.</summary>
public sealed record Tag
{
    public required string TagKey { get; init; }

    public required string TagValue { get; init; }
}

/// <summary>Adds labels to a key.</summary>
public sealed record TagResourceRequest
{
    public required string KeyId { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }
}

/// <summary>The key has the labels.</summary>
public sealed record TagResourceResponse;

/// <summary>Takes labels from a key.</summary>
public sealed record UntagResourceRequest
{
    public required string KeyId { get; init; }

    public required IReadOnlyList<string> TagKeys { get; init; }
}

/// <summary>The labels are gone.</summary>
public sealed record UntagResourceResponse;

/// <summary>Asks for a key's labels.</summary>
public sealed record ListResourceTagsRequest
{
    public required string KeyId { get; init; }

    public int? Limit { get; init; }

    public string? Marker { get; init; }
}

/// <summary>The labels of a key.</summary>
public sealed record ListResourceTagsResponse
{
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? NextMarker { get; init; }

    public bool? Truncated { get; init; }
}

public static partial class KmsApi
{
    public static readonly Operation<TagResourceRequest, TagResourceResponse> TagResource =
        new(Service, nameof(TagResource), HttpRoute.Rpc, KmsShapes.Default.TagResourceRequest, KmsShapes.Default.TagResourceResponse);

    public static readonly Operation<UntagResourceRequest, UntagResourceResponse> UntagResource =
        new(Service, nameof(UntagResource), HttpRoute.Rpc, KmsShapes.Default.UntagResourceRequest, KmsShapes.Default.UntagResourceResponse);

    public static readonly Operation<ListResourceTagsRequest, ListResourceTagsResponse> ListResourceTags =
        new(Service, nameof(ListResourceTags), HttpRoute.Rpc,
            KmsShapes.Default.ListResourceTagsRequest, KmsShapes.Default.ListResourceTagsResponse);
}
