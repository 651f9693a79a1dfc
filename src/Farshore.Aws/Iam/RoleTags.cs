namespace Farshore.Aws.Iam;

/// <summary>Adds labels to a role.</summary>
public sealed record TagRoleRequest
{
    public required string RoleName { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }
}

/// <summary>The role has the labels.</summary>
public sealed record TagRoleResponse;

/// <summary>Takes labels from a role.</summary>
public sealed record UntagRoleRequest
{
    public required string RoleName { get; init; }

    public required IReadOnlyList<string> TagKeys { get; init; }
}

/// <summary>The labels are gone.</summary>
public sealed record UntagRoleResponse;

/// <summary>Asks for a role's labels, page by page.</summary>
public sealed record ListRoleTagsRequest
{
    public required string RoleName { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }
}

/// <summary>One page of labels.</summary>
public sealed record ListRoleTagsResponse
{
    public required IReadOnlyList<Tag> Tags { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

public static partial class IamApi
{
    public static readonly Operation<TagRoleRequest, TagRoleResponse> TagRole =
        new(Service, nameof(TagRole), HttpRoute.Rpc, IamShapes.Default.TagRoleRequest, IamShapes.Default.TagRoleResponse);

    public static readonly Operation<UntagRoleRequest, UntagRoleResponse> UntagRole =
        new(Service, nameof(UntagRole), HttpRoute.Rpc, IamShapes.Default.UntagRoleRequest, IamShapes.Default.UntagRoleResponse);

    public static readonly Operation<ListRoleTagsRequest, ListRoleTagsResponse> ListRoleTags =
        new(Service, nameof(ListRoleTags), HttpRoute.Rpc, IamShapes.Default.ListRoleTagsRequest, IamShapes.Default.ListRoleTagsResponse);
}
