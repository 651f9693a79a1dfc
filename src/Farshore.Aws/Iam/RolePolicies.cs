namespace Farshore.Aws.Iam;

/// <summary>Gives a role a managed policy.</summary>
public sealed record AttachRolePolicyRequest
{
    public required string RoleName { get; init; }

    public required string PolicyArn { get; init; }
}

/// <summary>The role has the policy.</summary>
public sealed record AttachRolePolicyResponse;

/// <summary>Takes a managed policy from a role.</summary>
public sealed record DetachRolePolicyRequest
{
    public required string RoleName { get; init; }

    public required string PolicyArn { get; init; }
}

/// <summary>The role no longer has the policy.</summary>
public sealed record DetachRolePolicyResponse;

/// <summary>Writes a policy into a role, replacing one of the same name.</summary>
public sealed record PutRolePolicyRequest
{
    public required string RoleName { get; init; }

    public required string PolicyName { get; init; }

    public required string PolicyDocument { get; init; }
}

/// <summary>The role holds the policy.</summary>
public sealed record PutRolePolicyResponse;

/// <summary>Takes a policy out of a role.</summary>
public sealed record DeleteRolePolicyRequest
{
    public required string RoleName { get; init; }

    public required string PolicyName { get; init; }
}

/// <summary>The policy is gone.</summary>
public sealed record DeleteRolePolicyResponse;

/// <summary>Asks for a policy that is written into a role.</summary>
public sealed record GetRolePolicyRequest
{
    public required string RoleName { get; init; }

    public required string PolicyName { get; init; }
}

/// <summary>The policy, percent-encoded.</summary>
public sealed record GetRolePolicyResponse
{
    public required string RoleName { get; init; }

    public required string PolicyName { get; init; }

    public required string PolicyDocument { get; init; }
}

/// <summary>Asks for the names of the policies written into a role.</summary>
public sealed record ListRolePoliciesRequest
{
    public required string RoleName { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }
}

/// <summary>One page of names.</summary>
public sealed record ListRolePoliciesResponse
{
    public required IReadOnlyList<string> PolicyNames { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>Asks for the managed policies of a role.</summary>
public sealed record ListAttachedRolePoliciesRequest
{
    public required string RoleName { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }
}

/// <summary>A managed policy as a role refers to it.</summary>
public sealed record AttachedPolicy
{
    public string? PolicyName { get; init; }

    public string? PolicyArn { get; init; }
}

/// <summary>One page of managed policies.</summary>
public sealed record ListAttachedRolePoliciesResponse
{
    public IReadOnlyList<AttachedPolicy>? AttachedPolicies { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

public static partial class IamApi
{
    public static readonly Operation<AttachRolePolicyRequest, AttachRolePolicyResponse> AttachRolePolicy =
        new(Service, nameof(AttachRolePolicy), HttpRoute.Rpc,
            IamShapes.Default.AttachRolePolicyRequest, IamShapes.Default.AttachRolePolicyResponse);

    public static readonly Operation<DetachRolePolicyRequest, DetachRolePolicyResponse> DetachRolePolicy =
        new(Service, nameof(DetachRolePolicy), HttpRoute.Rpc,
            IamShapes.Default.DetachRolePolicyRequest, IamShapes.Default.DetachRolePolicyResponse);

    public static readonly Operation<PutRolePolicyRequest, PutRolePolicyResponse> PutRolePolicy =
        new(Service, nameof(PutRolePolicy), HttpRoute.Rpc, IamShapes.Default.PutRolePolicyRequest, IamShapes.Default.PutRolePolicyResponse);

    public static readonly Operation<DeleteRolePolicyRequest, DeleteRolePolicyResponse> DeleteRolePolicy =
        new(Service, nameof(DeleteRolePolicy), HttpRoute.Rpc,
            IamShapes.Default.DeleteRolePolicyRequest, IamShapes.Default.DeleteRolePolicyResponse);

    public static readonly Operation<GetRolePolicyRequest, GetRolePolicyResponse> GetRolePolicy =
        new(Service, nameof(GetRolePolicy), HttpRoute.Rpc, IamShapes.Default.GetRolePolicyRequest, IamShapes.Default.GetRolePolicyResponse);

    public static readonly Operation<ListRolePoliciesRequest, ListRolePoliciesResponse> ListRolePolicies =
        new(Service, nameof(ListRolePolicies), HttpRoute.Rpc,
            IamShapes.Default.ListRolePoliciesRequest, IamShapes.Default.ListRolePoliciesResponse);

    public static readonly Operation<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse> ListAttachedRolePolicies =
        new(Service, nameof(ListAttachedRolePolicies), HttpRoute.Rpc,
            IamShapes.Default.ListAttachedRolePoliciesRequest, IamShapes.Default.ListAttachedRolePoliciesResponse);
}
