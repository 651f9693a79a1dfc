namespace Farshore.Aws.Ssm;

/// <summary>Gives names to a version of a parameter; names that another version has move.</summary>
public sealed record LabelParameterVersionRequest
{
    public required string Name { get; init; }

    public long? ParameterVersion { get; init; }

    public required IReadOnlyList<string> Labels { get; init; }
}

/// <summary>Names that cannot be given, and the version meant.</summary>
public sealed record LabelParameterVersionResult
{
    public IReadOnlyList<string>? InvalidLabels { get; init; }

    public long? ParameterVersion { get; init; }
}

public static partial class SsmApi
{
    public static readonly Operation<LabelParameterVersionRequest, LabelParameterVersionResult> LabelParameterVersion =
        new(Service, nameof(LabelParameterVersion), HttpRoute.Rpc, SsmShapes.Default.LabelParameterVersionRequest,
            SsmShapes.Default.LabelParameterVersionResult);
}
