namespace Farshore.Aws.Iam;

/// <summary>Writes a policy into a user, replacing one of the same name.</summary>
public sealed record PutUserPolicyRequest
{
    public required string UserName { get; init; }

    public required string PolicyName { get; init; }

    public required string PolicyDocument { get; init; }
}

/// <summary>Asks for a policy that is written into a user.</summary>
public sealed record GetUserPolicyRequest
{
    public required string UserName { get; init; }

    public required string PolicyName { get; init; }
}

/// <summary>The policy, percent-encoded.</summary>
public sealed record GetUserPolicyResponse
{
    public required string UserName { get; init; }

    public required string PolicyName { get; init; }

    public required string PolicyDocument { get; init; }
}

/// <summary>Asks for the names of the policies written into a user.</summary>
public sealed record ListUserPoliciesRequest
{
    public required string UserName { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }
}

/// <summary>One page of names.</summary>
public sealed record ListUserPoliciesResponse
{
    public required IReadOnlyList<string> PolicyNames { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>Takes a policy out of a user.</summary>
public sealed record DeleteUserPolicyRequest
{
    public required string UserName { get; init; }

    public required string PolicyName { get; init; }
}

/// <summary>Gives a user a managed policy.</summary>
public sealed record AttachUserPolicyRequest
{
    public required string UserName { get; init; }

    public required string PolicyArn { get; init; }
}

/// <summary>Takes a managed policy from a user.</summary>
public sealed record DetachUserPolicyRequest
{
    public required string UserName { get; init; }

    public required string PolicyArn { get; init; }
}

/// <summary>Asks for the managed policies of a user.</summary>
public sealed record ListAttachedUserPoliciesRequest
{
    public required string UserName { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }
}

/// <summary>One page of managed policies.</summary>
public sealed record ListAttachedUserPoliciesResponse
{
    public IReadOnlyList<AttachedPolicy>? AttachedPolicies { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>The user holds the policy.</summary>
public sealed record PutUserPolicyResponse;

/// <summary>The policy is gone.</summary>
public sealed record DeleteUserPolicyResponse;

/// <summary>The user has the policy.</summary>
public sealed record AttachUserPolicyResponse;

/// <summary>The user no longer has the policy.</summary>
public sealed record DetachUserPolicyResponse;

public static partial class IamApi
{
    public static readonly Operation<PutUserPolicyRequest, PutUserPolicyResponse> PutUserPolicy =
        new(Service, nameof(PutUserPolicy), HttpRoute.Rpc, IamShapes.Default.PutUserPolicyRequest, IamShapes.Default.PutUserPolicyResponse);

    public static readonly Operation<GetUserPolicyRequest, GetUserPolicyResponse> GetUserPolicy =
        new(Service, nameof(GetUserPolicy), HttpRoute.Rpc, IamShapes.Default.GetUserPolicyRequest, IamShapes.Default.GetUserPolicyResponse);

    public static readonly Operation<ListUserPoliciesRequest, ListUserPoliciesResponse> ListUserPolicies =
        new(Service, nameof(ListUserPolicies), HttpRoute.Rpc, IamShapes.Default.ListUserPoliciesRequest,
            IamShapes.Default.ListUserPoliciesResponse);

    public static readonly Operation<DeleteUserPolicyRequest, DeleteUserPolicyResponse> DeleteUserPolicy =
        new(Service, nameof(DeleteUserPolicy), HttpRoute.Rpc, IamShapes.Default.DeleteUserPolicyRequest,
            IamShapes.Default.DeleteUserPolicyResponse);

    public static readonly Operation<AttachUserPolicyRequest, AttachUserPolicyResponse> AttachUserPolicy =
        new(Service, nameof(AttachUserPolicy), HttpRoute.Rpc, IamShapes.Default.AttachUserPolicyRequest,
            IamShapes.Default.AttachUserPolicyResponse);

    public static readonly Operation<DetachUserPolicyRequest, DetachUserPolicyResponse> DetachUserPolicy =
        new(Service, nameof(DetachUserPolicy), HttpRoute.Rpc, IamShapes.Default.DetachUserPolicyRequest,
            IamShapes.Default.DetachUserPolicyResponse);

    public static readonly Operation<ListAttachedUserPoliciesRequest, ListAttachedUserPoliciesResponse> ListAttachedUserPolicies =
        new(Service, nameof(ListAttachedUserPolicies), HttpRoute.Rpc, IamShapes.Default.ListAttachedUserPoliciesRequest,
            IamShapes.Default.ListAttachedUserPoliciesResponse);
}
