namespace Farshore.Aws.Ssm;

/// <summary>Makes a parameter, or a new version of one.</summary>
public sealed record PutParameterRequest
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string Value { get; init; }

    public string? Type { get; init; }

    public string? KeyId { get; init; }

    public bool? Overwrite { get; init; }

    public string? AllowedPattern { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? Tier { get; init; }

    public string? Policies { get; init; }

    public string? DataType { get; init; }
}

/// <summary>The version that was made.</summary>
public sealed record PutParameterResult
{
    public long? Version { get; init; }

    public string? Tier { get; init; }
}

/// <summary>Removes one with all its versions.</summary>
public sealed record DeleteParameterRequest
{
    public required string Name { get; init; }
}

/// <summary>DeleteParameter answers nothing.</summary>
public sealed record DeleteParameterResult;

/// <summary>Removes up to ten.</summary>
public sealed record DeleteParametersRequest
{
    public required IReadOnlyList<string> Names { get; init; }
}

/// <summary>Those that were removed, and those that were not there.</summary>
public sealed record DeleteParametersResult
{
    public IReadOnlyList<string>? DeletedParameters { get; init; }

    public IReadOnlyList<string>? InvalidParameters { get; init; }
}

public static partial class SsmApi
{
    public static readonly Operation<PutParameterRequest, PutParameterResult> PutParameter =
        new(Service, nameof(PutParameter), HttpRoute.Rpc, SsmShapes.Default.PutParameterRequest, SsmShapes.Default.PutParameterResult);

    public static readonly Operation<DeleteParameterRequest, DeleteParameterResult> DeleteParameter =
        new(Service, nameof(DeleteParameter), HttpRoute.Rpc, SsmShapes.Default.DeleteParameterRequest,
            SsmShapes.Default.DeleteParameterResult);

    public static readonly Operation<DeleteParametersRequest, DeleteParametersResult> DeleteParameters =
        new(Service, nameof(DeleteParameters), HttpRoute.Rpc, SsmShapes.Default.DeleteParametersRequest,
            SsmShapes.Default.DeleteParametersResult);
}
