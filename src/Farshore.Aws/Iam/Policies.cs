namespace Farshore.Aws.Iam;

/// <summary>A managed policy, its document apart.</summary>
public sealed record Policy
{
    public string? PolicyName { get; init; }

    public string? PolicyId { get; init; }

    public string? Arn { get; init; }

    public string? Path { get; init; }

    public string? DefaultVersionId { get; init; }

    public int? AttachmentCount { get; init; }

    public bool? IsAttachable { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public DateTimeOffset? UpdateDate { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>A policy of the customer's own, which roles and users can be given.</summary>
public sealed record CreatePolicyRequest
{
    public required string PolicyName { get; init; }

    public string? Path { get; init; }

    public required string PolicyDocument { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>The policy as it was made.</summary>
public sealed record CreatePolicyResponse
{
    public Policy? Policy { get; init; }
}

/// <summary>Asks for one by its ARN.</summary>
public sealed record GetPolicyRequest
{
    public required string PolicyArn { get; init; }
}

/// <summary>The policy, without its document.</summary>
public sealed record GetPolicyResponse
{
    public Policy? Policy { get; init; }
}

/// <summary>Asks for the customer's, AWS's, or all that are known here.</summary>
public sealed record ListPoliciesRequest
{
    public string? Scope { get; init; }

    public bool? OnlyAttached { get; init; }

    public string? PathPrefix { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }
}

/// <summary>A page in order of ARN.</summary>
public sealed record ListPoliciesResponse
{
    public IReadOnlyList<Policy>? Policies { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>Removes one that nobody has.</summary>
public sealed record DeletePolicyRequest
{
    public required string PolicyArn { get; init; }
}

/// <summary>DeletePolicy answers nothing.</summary>
public sealed record DeletePolicyResponse;

public static partial class IamApi
{
    public static readonly Operation<CreatePolicyRequest, CreatePolicyResponse> CreatePolicy =
        new(Service, nameof(CreatePolicy), HttpRoute.Rpc, IamShapes.Default.CreatePolicyRequest, IamShapes.Default.CreatePolicyResponse);

    public static readonly Operation<GetPolicyRequest, GetPolicyResponse> GetPolicy =
        new(Service, nameof(GetPolicy), HttpRoute.Rpc, IamShapes.Default.GetPolicyRequest, IamShapes.Default.GetPolicyResponse);

    public static readonly Operation<ListPoliciesRequest, ListPoliciesResponse> ListPolicies =
        new(Service, nameof(ListPolicies), HttpRoute.Rpc, IamShapes.Default.ListPoliciesRequest, IamShapes.Default.ListPoliciesResponse);

    public static readonly Operation<DeletePolicyRequest, DeletePolicyResponse> DeletePolicy =
        new(Service, nameof(DeletePolicy), HttpRoute.Rpc, IamShapes.Default.DeletePolicyRequest, IamShapes.Default.DeletePolicyResponse);
}
