namespace Farshore.Aws.Iam;

/// <summary>The form in which an instance is given a role.</summary>
public sealed record InstanceProfile
{
    public required string Path { get; init; }

    public required string InstanceProfileName { get; init; }

    public required string InstanceProfileId { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public required IReadOnlyList<Role> Roles { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>A new instance profile, yet without a role.</summary>
public sealed record CreateInstanceProfileRequest
{
    public required string InstanceProfileName { get; init; }

    public string? Path { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>The instance profile as it was made.</summary>
public sealed record CreateInstanceProfileResponse
{
    public required InstanceProfile InstanceProfile { get; init; }
}

/// <summary>Asks for one instance profile by its name.</summary>
public sealed record GetInstanceProfileRequest
{
    public required string InstanceProfileName { get; init; }
}

/// <summary>The instance profile that was asked for.</summary>
public sealed record GetInstanceProfileResponse
{
    public required InstanceProfile InstanceProfile { get; init; }
}

/// <summary>Asks for the account's instance profiles, page by page.</summary>
public sealed record ListInstanceProfilesRequest
{
    public string? PathPrefix { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }
}

/// <summary>One page of instance profiles.</summary>
public sealed record ListInstanceProfilesResponse
{
    public required IReadOnlyList<InstanceProfile> InstanceProfiles { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>Asks for the instance profiles that hold a role.</summary>
public sealed record ListInstanceProfilesForRoleRequest
{
    public required string RoleName { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }
}

/// <summary>One page of instance profiles of a role.</summary>
public sealed record ListInstanceProfilesForRoleResponse
{
    public required IReadOnlyList<InstanceProfile> InstanceProfiles { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>Puts a role into an instance profile, which holds one at most.</summary>
public sealed record AddRoleToInstanceProfileRequest
{
    public required string InstanceProfileName { get; init; }

    public required string RoleName { get; init; }
}

/// <summary>The instance profile holds the role.</summary>
public sealed record AddRoleToInstanceProfileResponse;

/// <summary>Takes the role out of an instance profile.</summary>
public sealed record RemoveRoleFromInstanceProfileRequest
{
    public required string InstanceProfileName { get; init; }

    public required string RoleName { get; init; }
}

/// <summary>The instance profile is empty.</summary>
public sealed record RemoveRoleFromInstanceProfileResponse;

/// <summary>Names the instance profile to remove; it must be empty.</summary>
public sealed record DeleteInstanceProfileRequest
{
    public required string InstanceProfileName { get; init; }
}

/// <summary>The instance profile is gone.</summary>
public sealed record DeleteInstanceProfileResponse;

public static partial class IamApi
{
    public static readonly Operation<CreateInstanceProfileRequest, CreateInstanceProfileResponse> CreateInstanceProfile =
        new(Service, nameof(CreateInstanceProfile), HttpRoute.Rpc,
            IamShapes.Default.CreateInstanceProfileRequest, IamShapes.Default.CreateInstanceProfileResponse);

    public static readonly Operation<GetInstanceProfileRequest, GetInstanceProfileResponse> GetInstanceProfile =
        new(Service, nameof(GetInstanceProfile), HttpRoute.Rpc,
            IamShapes.Default.GetInstanceProfileRequest, IamShapes.Default.GetInstanceProfileResponse);

    public static readonly Operation<ListInstanceProfilesRequest, ListInstanceProfilesResponse> ListInstanceProfiles =
        new(Service, nameof(ListInstanceProfiles), HttpRoute.Rpc,
            IamShapes.Default.ListInstanceProfilesRequest, IamShapes.Default.ListInstanceProfilesResponse);

    public static readonly Operation<ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse> ListInstanceProfilesForRole =
        new(Service, nameof(ListInstanceProfilesForRole), HttpRoute.Rpc,
            IamShapes.Default.ListInstanceProfilesForRoleRequest, IamShapes.Default.ListInstanceProfilesForRoleResponse);

    public static readonly Operation<AddRoleToInstanceProfileRequest, AddRoleToInstanceProfileResponse> AddRoleToInstanceProfile =
        new(Service, nameof(AddRoleToInstanceProfile), HttpRoute.Rpc,
            IamShapes.Default.AddRoleToInstanceProfileRequest, IamShapes.Default.AddRoleToInstanceProfileResponse);

    public static readonly Operation<RemoveRoleFromInstanceProfileRequest, RemoveRoleFromInstanceProfileResponse>
        RemoveRoleFromInstanceProfile =
        new(Service, nameof(RemoveRoleFromInstanceProfile), HttpRoute.Rpc,
            IamShapes.Default.RemoveRoleFromInstanceProfileRequest, IamShapes.Default.RemoveRoleFromInstanceProfileResponse);

    public static readonly Operation<DeleteInstanceProfileRequest, DeleteInstanceProfileResponse> DeleteInstanceProfile =
        new(Service, nameof(DeleteInstanceProfile), HttpRoute.Rpc,
            IamShapes.Default.DeleteInstanceProfileRequest, IamShapes.Default.DeleteInstanceProfileResponse);
}
