namespace Farshore.Aws.Iam;

/// <summary>A new user of the caller's account.</summary>
public sealed record CreateUserRequest
{
    public string? Path { get; init; }

    public required string UserName { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>A person or program with keys of its own.</summary>
public sealed record User
{
    public required string Path { get; init; }

    public required string UserName { get; init; }

    public required string UserId { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>The user as it was made.</summary>
public sealed record CreateUserResponse
{
    public User? User { get; init; }
}

/// <summary>Asks for a user by name; without one, for the caller.</summary>
public sealed record GetUserRequest
{
    public string? UserName { get; init; }
}

/// <summary>The user that was asked for.</summary>
public sealed record GetUserResponse
{
    public required User User { get; init; }
}

/// <summary>Asks for the account's users, page by page.</summary>
public sealed record ListUsersRequest
{
    public string? PathPrefix { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }
}

/// <summary>One page of users.</summary>
public sealed record ListUsersResponse
{
    public required IReadOnlyList<User> Users { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>Names the user to remove; it must have no keys and policies left.</summary>
public sealed record DeleteUserRequest
{
    public required string UserName { get; init; }
}

/// <summary>The user is gone.</summary>
public sealed record DeleteUserResponse;

public static partial class IamApi
{
    public static readonly Operation<CreateUserRequest, CreateUserResponse> CreateUser =
        new(Service, nameof(CreateUser), HttpRoute.Rpc, IamShapes.Default.CreateUserRequest, IamShapes.Default.CreateUserResponse);

    public static readonly Operation<GetUserRequest, GetUserResponse> GetUser =
        new(Service, nameof(GetUser), HttpRoute.Rpc, IamShapes.Default.GetUserRequest, IamShapes.Default.GetUserResponse);

    public static readonly Operation<ListUsersRequest, ListUsersResponse> ListUsers =
        new(Service, nameof(ListUsers), HttpRoute.Rpc, IamShapes.Default.ListUsersRequest, IamShapes.Default.ListUsersResponse);

    public static readonly Operation<DeleteUserRequest, DeleteUserResponse> DeleteUser =
        new(Service, nameof(DeleteUser), HttpRoute.Rpc, IamShapes.Default.DeleteUserRequest, IamShapes.Default.DeleteUserResponse);
}
