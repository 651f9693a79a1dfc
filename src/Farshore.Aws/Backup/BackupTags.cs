namespace Farshore.Aws.Backup;

/// <summary>Puts tags on a vault or recovery point, over older ones of the same keys.</summary>
public sealed record TagResourceInput
{
    [InPath("resourceArn")]
    public required string ResourceArn { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}

/// <summary>TagResource answers nothing.</summary>
public sealed record TagResourceResponse;

/// <summary>Takes tags off a vault or recovery point.</summary>
public sealed record UntagResourceInput
{
    [InPath("resourceArn")]
    public required string ResourceArn { get; init; }

    public required IReadOnlyList<string> TagKeyList { get; init; }
}

/// <summary>UntagResource answers nothing.</summary>
public sealed record UntagResourceResponse;

/// <summary>Asks for the tags of a vault or recovery point.</summary>
public sealed record ListTagsInput
{
    [InPath("resourceArn")]
    public required string ResourceArn { get; init; }

    [InQuery("nextToken")]
    public string? NextToken { get; init; }

    [InQuery("maxResults")]
    public int? MaxResults { get; init; }
}

/// <summary>A page of tags.</summary>
public sealed record ListTagsOutput
{
    public string? NextToken { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

public static partial class BackupApi
{
    public static readonly Operation<TagResourceInput, TagResourceResponse> TagResource = new(
        Service, nameof(TagResource), new("POST", "/tags/{resourceArn}"),
        BackupShapes.Default.TagResourceInput, BackupShapes.Default.TagResourceResponse);

    public static readonly Operation<UntagResourceInput, UntagResourceResponse> UntagResource = new(
        Service, nameof(UntagResource), new("POST", "/untag/{resourceArn}"),
        BackupShapes.Default.UntagResourceInput, BackupShapes.Default.UntagResourceResponse);

    public static readonly Operation<ListTagsInput, ListTagsOutput> ListTags = new(
        Service, nameof(ListTags), new("GET", "/tags/{resourceArn}/"),
        BackupShapes.Default.ListTagsInput, BackupShapes.Default.ListTagsOutput);
}
