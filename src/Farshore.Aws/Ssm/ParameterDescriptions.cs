namespace Farshore.Aws.Ssm;

/// <summary>The older form of a filter, which knows names, types and keys.</summary>
public sealed record ParametersFilter
{
    public required string Key { get; init; }

    public required IReadOnlyList<string> Values { get; init; }
}

/// <summary>A parameter without its value.</summary>
public sealed record ParameterMetadata
{
    public string? Name { get; init; }

    public string? ARN { get; init; }

    public string? Type { get; init; }

    public string? KeyId { get; init; }

    public DateTimeOffset? LastModifiedDate { get; init; }

    public string? LastModifiedUser { get; init; }

    public string? Description { get; init; }

    public string? AllowedPattern { get; init; }

    public long? Version { get; init; }

    public string? Tier { get; init; }

    public string? DataType { get; init; }
}

/// <summary>One version of a parameter.</summary>
public sealed record ParameterHistory
{
    public string? Name { get; init; }

    public string? Type { get; init; }

    public string? KeyId { get; init; }

    public DateTimeOffset? LastModifiedDate { get; init; }

    public string? LastModifiedUser { get; init; }

    public string? Description { get; init; }

    public string? Value { get; init; }

    public string? AllowedPattern { get; init; }

    public long? Version { get; init; }

    public IReadOnlyList<string>? Labels { get; init; }

    public string? Tier { get; init; }

    public string? DataType { get; init; }
}

/// <summary>Asks for what is known of parameters but their values.</summary>
public sealed record DescribeParametersRequest
{
    public IReadOnlyList<ParametersFilter>? Filters { get; init; }

    public IReadOnlyList<ParameterStringFilter>? ParameterFilters { get; init; }

    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>A page of descriptions in order of name.</summary>
public sealed record DescribeParametersResult
{
    public IReadOnlyList<ParameterMetadata>? Parameters { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Asks for the versions of one.</summary>
public sealed record GetParameterHistoryRequest
{
    public required string Name { get; init; }

    public bool? WithDecryption { get; init; }

    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>A page of versions, oldest first.</summary>
public sealed record GetParameterHistoryResult
{
    public IReadOnlyList<ParameterHistory>? Parameters { get; init; }

    public string? NextToken { get; init; }
}

public static partial class SsmApi
{
    public static readonly Operation<DescribeParametersRequest, DescribeParametersResult> DescribeParameters =
        new(Service, nameof(DescribeParameters), HttpRoute.Rpc, SsmShapes.Default.DescribeParametersRequest,
            SsmShapes.Default.DescribeParametersResult);

    public static readonly Operation<GetParameterHistoryRequest, GetParameterHistoryResult> GetParameterHistory =
        new(Service, nameof(GetParameterHistory), HttpRoute.Rpc, SsmShapes.Default.GetParameterHistoryRequest,
            SsmShapes.Default.GetParameterHistoryResult);
}
