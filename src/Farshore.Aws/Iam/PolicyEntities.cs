namespace Farshore.Aws.Iam;

/// <summary>A user that has a policy.</summary>
public sealed record PolicyUser
{
    public string? UserName { get; init; }

    public string? UserId { get; init; }
}

/// <summary>A role that has a policy.</summary>
public sealed record PolicyRole
{
    public string? RoleName { get; init; }

    public string? RoleId { get; init; }
}

/// <summary>A group that has a policy: none, here.</summary>
public sealed record PolicyGroup
{
    public string? GroupName { get; init; }

    public string? GroupId { get; init; }
}

/// <summary>Asks who has a policy.</summary>
public sealed record ListEntitiesForPolicyRequest
{
    public required string PolicyArn { get; init; }

    public string? EntityFilter { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }
}

/// <summary>Everybody who has it.</summary>
public sealed record ListEntitiesForPolicyResponse
{
    public IReadOnlyList<PolicyGroup>? PolicyGroups { get; init; }

    public IReadOnlyList<PolicyUser>? PolicyUsers { get; init; }

    public IReadOnlyList<PolicyRole>? PolicyRoles { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

public static partial class IamApi
{
    public static readonly Operation<ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse> ListEntitiesForPolicy =
        new(Service, nameof(ListEntitiesForPolicy), HttpRoute.Rpc, IamShapes.Default.ListEntitiesForPolicyRequest,
            IamShapes.Default.ListEntitiesForPolicyResponse);
}
