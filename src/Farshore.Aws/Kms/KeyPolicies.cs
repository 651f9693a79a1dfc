namespace Farshore.Aws.Kms;

/// <summary>Asks who may use a key.</summary>
public sealed record GetKeyPolicyRequest
{
    public required string KeyId { get; init; }

    public string? PolicyName { get; init; }
}

/// <summary>The policy of a key.</summary>
public sealed record GetKeyPolicyResponse
{
    public string? Policy { get; init; }

    public string? PolicyName { get; init; }
}

/// <summary>Replaces the policy of a key.</summary>
public sealed record PutKeyPolicyRequest
{
    public required string KeyId { get; init; }

    public string? PolicyName { get; init; }

    public required string Policy { get; init; }

    public bool? BypassPolicyLockoutSafetyCheck { get; init; }
}

/// <summary>The policy is replaced.</summary>
public sealed record PutKeyPolicyResponse;

/// <summary>Asks for the names of a key's policies.</summary>
public sealed record ListKeyPoliciesRequest
{
    public required string KeyId { get; init; }

    public int? Limit { get; init; }

    public string? Marker { get; init; }
}

/// <summary>The names, of which there is one.</summary>
public sealed record ListKeyPoliciesResponse
{
    public IReadOnlyList<string>? PolicyNames { get; init; }

    public string? NextMarker { get; init; }

    public bool? Truncated { get; init; }
}

public static partial class KmsApi
{
    public static readonly Operation<GetKeyPolicyRequest, GetKeyPolicyResponse> GetKeyPolicy =
        new(Service, nameof(GetKeyPolicy), HttpRoute.Rpc, KmsShapes.Default.GetKeyPolicyRequest, KmsShapes.Default.GetKeyPolicyResponse);

    public static readonly Operation<PutKeyPolicyRequest, PutKeyPolicyResponse> PutKeyPolicy =
        new(Service, nameof(PutKeyPolicy), HttpRoute.Rpc, KmsShapes.Default.PutKeyPolicyRequest, KmsShapes.Default.PutKeyPolicyResponse);

    public static readonly Operation<ListKeyPoliciesRequest, ListKeyPoliciesResponse> ListKeyPolicies =
        new(Service, nameof(ListKeyPolicies), HttpRoute.Rpc,
            KmsShapes.Default.ListKeyPoliciesRequest, KmsShapes.Default.ListKeyPoliciesResponse);
}
