namespace Farshore.Aws.Iam;

/// <summary>An identity that a service or a person takes on for a while.</summary>
public sealed record Role
{
    public required string Path { get; init; }

    public required string RoleName { get; init; }

    public required string RoleId { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>Who may take it on; percent-encoded JSON in answers.</summary>
    public string? AssumeRolePolicyDocument { get; init; }

    public string? Description { get; init; }

    public int? MaxSessionDuration { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>A label on an IAM resource.</summary>
public sealed record Tag
{
    public required string Key { get; init; }

    public required string Value { get; init; }
}

/// <summary>Asks for one role by its name.</summary>
public sealed record GetRoleRequest
{
    public required string RoleName { get; init; }
}

/// <summary>The role that was asked for.</summary>
public sealed record GetRoleResponse
{
    public required Role Role { get; init; }
}

/// <summary>A new role and who may take it on.</summary>
public sealed record CreateRoleRequest
{
    public string? Path { get; init; }

    public required string RoleName { get; init; }

    public required string AssumeRolePolicyDocument { get; init; }

    public string? Description { get; init; }

    public int? MaxSessionDuration { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>The role as it was made.</summary>
public sealed record CreateRoleResponse
{
    public required Role Role { get; init; }
}

/// <summary>Names the role to remove; it must have no policies left.</summary>
public sealed record DeleteRoleRequest
{
    public required string RoleName { get; init; }
}

/// <summary>The role is gone.</summary>
public sealed record DeleteRoleResponse;

/// <summary>Asks for the account's roles, page by page.</summary>
public sealed record ListRolesRequest
{
    public string? PathPrefix { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }
}

/// <summary>One page of roles.</summary>
public sealed record ListRolesResponse
{
    public required IReadOnlyList<Role> Roles { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>What else to say of a role, and how long its sessions may last.</summary>
public sealed record UpdateRoleRequest
{
    public required string RoleName { get; init; }

    public string? Description { get; init; }

    public int? MaxSessionDuration { get; init; }
}

/// <summary>The role is changed.</summary>
public sealed record UpdateRoleResponse;

/// <summary>Replaces the policy that says who may take a role on.</summary>
public sealed record UpdateAssumeRolePolicyRequest
{
    public required string RoleName { get; init; }

    public required string PolicyDocument { get; init; }
}

/// <summary>The policy is replaced.</summary>
public sealed record UpdateAssumeRolePolicyResponse;

public static partial class IamApi
{
    public static readonly Operation<GetRoleRequest, GetRoleResponse> GetRole =
        new(Service, nameof(GetRole), HttpRoute.Rpc, IamShapes.Default.GetRoleRequest, IamShapes.Default.GetRoleResponse);

    public static readonly Operation<CreateRoleRequest, CreateRoleResponse> CreateRole =
        new(Service, nameof(CreateRole), HttpRoute.Rpc, IamShapes.Default.CreateRoleRequest, IamShapes.Default.CreateRoleResponse);

    public static readonly Operation<DeleteRoleRequest, DeleteRoleResponse> DeleteRole =
        new(Service, nameof(DeleteRole), HttpRoute.Rpc, IamShapes.Default.DeleteRoleRequest, IamShapes.Default.DeleteRoleResponse);

    public static readonly Operation<ListRolesRequest, ListRolesResponse> ListRoles =
        new(Service, nameof(ListRoles), HttpRoute.Rpc, IamShapes.Default.ListRolesRequest, IamShapes.Default.ListRolesResponse);

    public static readonly Operation<UpdateRoleRequest, UpdateRoleResponse> UpdateRole =
        new(Service, nameof(UpdateRole), HttpRoute.Rpc, IamShapes.Default.UpdateRoleRequest, IamShapes.Default.UpdateRoleResponse);

    public static readonly Operation<UpdateAssumeRolePolicyRequest, UpdateAssumeRolePolicyResponse> UpdateAssumeRolePolicy =
        new(Service, nameof(UpdateAssumeRolePolicy), HttpRoute.Rpc,
            IamShapes.Default.UpdateAssumeRolePolicyRequest, IamShapes.Default.UpdateAssumeRolePolicyResponse);
}
