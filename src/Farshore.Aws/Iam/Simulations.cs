namespace Farshore.Aws.Iam;

/// <summary>A circumstance of the imagined request: a condition key with its values.</summary>
public sealed record ContextEntry
{
    public string? ContextKeyName { get; init; }

    public IReadOnlyList<string>? ContextKeyValues { get; init; }

    public string? ContextKeyType { get; init; }
}

/// <summary>Asks what a user or role could do, without its trying.</summary>
public sealed record SimulatePrincipalPolicyRequest
{
    public required string PolicySourceArn { get; init; }

    public IReadOnlyList<string>? PolicyInputList { get; init; }

    public IReadOnlyList<string>? PermissionsBoundaryPolicyInputList { get; init; }

    public required IReadOnlyList<string> ActionNames { get; init; }

    public IReadOnlyList<string>? ResourceArns { get; init; }

    public string? ResourcePolicy { get; init; }

    public string? ResourceOwner { get; init; }

    public string? CallerArn { get; init; }

    public IReadOnlyList<ContextEntry>? ContextEntries { get; init; }

    public string? ResourceHandlingOption { get; init; }

    public int? MaxItems { get; init; }

    public string? Marker { get; init; }
}

/// <summary>Asks what policies would allow that nobody has yet.</summary>
public sealed record SimulateCustomPolicyRequest
{
    public required IReadOnlyList<string> PolicyInputList { get; init; }

    public IReadOnlyList<string>? PermissionsBoundaryPolicyInputList { get; init; }

    public required IReadOnlyList<string> ActionNames { get; init; }

    public IReadOnlyList<string>? ResourceArns { get; init; }

    public string? ResourcePolicy { get; init; }

    public string? ResourceOwner { get; init; }

    public string? CallerArn { get; init; }

    public IReadOnlyList<ContextEntry>? ContextEntries { get; init; }

    public string? ResourceHandlingOption { get; init; }

    public int? MaxItems { get; init; }

    public string? Marker { get; init; }
}

/// <summary>A statement that decided.</summary>
public sealed record Statement
{
    public string? SourcePolicyId { get; init; }

    public string? SourcePolicyType { get; init; }
}

/// <summary>The verdict on one resource of several.</summary>
public sealed record ResourceSpecificResult
{
    public required string EvalResourceName { get; init; }

    public required string EvalResourceDecision { get; init; }

    public IReadOnlyList<Statement>? MatchedStatements { get; init; }

    public IReadOnlyList<string>? MissingContextValues { get; init; }
}

/// <summary>The verdict on one action: <c>allowed</c>, <c>explicitDeny</c> or <c>implicitDeny</c>.</summary>
public sealed record EvaluationResult
{
    public required string EvalActionName { get; init; }

    public string? EvalResourceName { get; init; }

    public required string EvalDecision { get; init; }

    public IReadOnlyList<Statement>? MatchedStatements { get; init; }

    public IReadOnlyList<string>? MissingContextValues { get; init; }

    public IReadOnlyList<ResourceSpecificResult>? ResourceSpecificResults { get; init; }
}

/// <summary>One page of verdicts.</summary>
public sealed record SimulatePolicyResponse
{
    public IReadOnlyList<EvaluationResult>? EvaluationResults { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

public static partial class IamApi
{
    /// <summary>What a user or role may do by its policies.</summary>
    public static readonly Operation<SimulatePrincipalPolicyRequest, SimulatePolicyResponse> SimulatePrincipalPolicy =
        new(Service, nameof(SimulatePrincipalPolicy), HttpRoute.Rpc,
            IamShapes.Default.SimulatePrincipalPolicyRequest, IamShapes.Default.SimulatePolicyResponse);

    /// <summary>What given policies would allow.</summary>
    public static readonly Operation<SimulateCustomPolicyRequest, SimulatePolicyResponse> SimulateCustomPolicy =
        new(Service, nameof(SimulateCustomPolicy), HttpRoute.Rpc,
            IamShapes.Default.SimulateCustomPolicyRequest, IamShapes.Default.SimulatePolicyResponse);
}
