namespace Farshore.Aws.Ssm;

/// <summary>A parameter with its value.</summary>
public sealed record Parameter
{
    public string? Name { get; init; }

    public string? Type { get; init; }

    public string? Value { get; init; }

    public long? Version { get; init; }

    public string? Selector { get; init; }

    public string? SourceResult { get; init; }

    public DateTimeOffset? LastModifiedDate { get; init; }

    public string? ARN { get; init; }

    public string? DataType { get; init; }
}

/// <summary>What a parameter must be like to be listed.</summary>
public sealed record ParameterStringFilter
{
    public required string Key { get; init; }

    public string? Option { get; init; }

    public IReadOnlyList<string>? Values { get; init; }
}

/// <summary>Asks for one by name, by ARN, or by name with a version or label after a colon.</summary>
public sealed record GetParameterRequest
{
    public required string Name { get; init; }

    public bool? WithDecryption { get; init; }
}

/// <summary>The one that was asked for.</summary>
public sealed record GetParameterResult
{
    public Parameter? Parameter { get; init; }
}

/// <summary>Asks for up to ten.</summary>
public sealed record GetParametersRequest
{
    public required IReadOnlyList<string> Names { get; init; }

    public bool? WithDecryption { get; init; }
}

/// <summary>Those that are there, and the names of those that are not.</summary>
public sealed record GetParametersResult
{
    public IReadOnlyList<Parameter>? Parameters { get; init; }

    public IReadOnlyList<string>? InvalidParameters { get; init; }
}

/// <summary>Asks for those under a path, ten at a time.</summary>
public sealed record GetParametersByPathRequest
{
    public required string Path { get; init; }

    public bool? Recursive { get; init; }

    public IReadOnlyList<ParameterStringFilter>? ParameterFilters { get; init; }

    public bool? WithDecryption { get; init; }

    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>A page in order of name.</summary>
public sealed record GetParametersByPathResult
{
    public IReadOnlyList<Parameter>? Parameters { get; init; }

    public string? NextToken { get; init; }
}

public static partial class SsmApi
{
    public static readonly Operation<GetParameterRequest, GetParameterResult> GetParameter =
        new(Service, nameof(GetParameter), HttpRoute.Rpc, SsmShapes.Default.GetParameterRequest, SsmShapes.Default.GetParameterResult);

    public static readonly Operation<GetParametersRequest, GetParametersResult> GetParameters =
        new(Service, nameof(GetParameters), HttpRoute.Rpc, SsmShapes.Default.GetParametersRequest, SsmShapes.Default.GetParametersResult);

    public static readonly Operation<GetParametersByPathRequest, GetParametersByPathResult> GetParametersByPath =
        new(Service, nameof(GetParametersByPath), HttpRoute.Rpc, SsmShapes.Default.GetParametersByPathRequest,
            SsmShapes.Default.GetParametersByPathResult);
}
