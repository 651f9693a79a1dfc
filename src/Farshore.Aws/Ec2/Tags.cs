namespace Farshore.Aws.Ec2;

/// <summary>A key and value that somebody put on a resource.</summary>
public sealed record Tag
{
    public string? Key { get; init; }

    public string? Value { get; init; }
}

/// <summary>Tags for what a call is about to make, by its type.</summary>
public sealed record TagSpecification
{
    public string? ResourceType { get; init; }

    [WireName("Tag")]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>Which tags to put on which resources.</summary>
public sealed record CreateTagsRequest
{
    public bool? DryRun { get; init; }

    [WireName("ResourceId")]
    public required IReadOnlyList<string> Resources { get; init; }

    [WireName("Tag")]
    public required IReadOnlyList<Tag> Tags { get; init; }
}

/// <summary>Tags to take off; one without a value goes whatever its value, and none at all means every one.</summary>
public sealed record DeleteTagsRequest
{
    public bool? DryRun { get; init; }

    [WireName("resourceId")]
    public required IReadOnlyList<string> Resources { get; init; }

    [WireName("tag")]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>Which tags to list.</summary>
public sealed record DescribeTagsRequest
{
    public bool? DryRun { get; init; }

    [WireName("Filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }

    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>A tag with the resource that bears it.</summary>
public sealed record TagDescription
{
    public string? Key { get; init; }

    public string? ResourceId { get; init; }

    public string? ResourceType { get; init; }

    public string? Value { get; init; }
}

/// <summary>One page of tags.</summary>
public sealed record DescribeTagsResult
{
    public string? NextToken { get; init; }

    [WireName("tagSet")]
    public IReadOnlyList<TagDescription>? Tags { get; init; }
}

/// <summary>CreateTags answers nothing but its success.</summary>
public sealed record CreateTagsResponse;

/// <summary>DeleteTags answers nothing but its success.</summary>
public sealed record DeleteTagsResponse;

public static partial class Ec2Api
{
    /// <summary>Puts tags on resources, over older ones of the same keys.</summary>
    public static readonly Operation<CreateTagsRequest, CreateTagsResponse> CreateTags =
        new(Service, nameof(CreateTags), HttpRoute.Rpc, Ec2Shapes.Default.CreateTagsRequest, Ec2Shapes.Default.CreateTagsResponse);

    /// <summary>Takes tags off resources.</summary>
    public static readonly Operation<DeleteTagsRequest, DeleteTagsResponse> DeleteTags =
        new(Service, nameof(DeleteTags), HttpRoute.Rpc, Ec2Shapes.Default.DeleteTagsRequest, Ec2Shapes.Default.DeleteTagsResponse);

    /// <summary>Every tag of every resource.</summary>
    public static readonly Operation<DescribeTagsRequest, DescribeTagsResult> DescribeTags =
        new(Service, nameof(DescribeTags), HttpRoute.Rpc, Ec2Shapes.Default.DescribeTagsRequest, Ec2Shapes.Default.DescribeTagsResult);
}
