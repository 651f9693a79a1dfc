using Farshore.Aws;
using Farshore.Aws.Iam;
using Farshore.Region.Hosting;

namespace Farshore.Region.Iam;

/// <summary>Users of the caller's account.</summary>
sealed class Users(IamUsers users)
{
    public void Serve(Operations served)
    {
        served.Add(IamApi.CreateUser, CreateAsync);
        served.Add(IamApi.GetUser, GetAsync);
        served.Add(IamApi.ListUsers, ListAsync);
        served.Add(IamApi.DeleteUser, DeleteAsync);
    }

    /// <summary>The user that a request means: by name, or whoever calls.</summary>
    /// <exception cref="AwsException"><c>NoSuchEntity</c>; <c>ValidationError</c> where the caller is no user.</exception>
    public static StoredUser Meant(IamUsers users, string? name, Call call) => name is not null
        ? users.Find(call.Caller.Account, name) ?? throw IamErrors.NoUser(name)
        : users.FindByArn(call.Caller.Arn)
            ?? throw IamErrors.Validation("Must specify userName when calling with non-User credentials");

    async Task<CreateUserResponse> CreateAsync(CreateUserRequest request, Call call, CancellationToken cancellationToken) => new()
    {
        User = (await users.AddAsync(call.Caller.Account, request.Path, request.UserName, request.Tags ?? [], cancellationToken)).User,
    };

    Task<GetUserResponse> GetAsync(GetUserRequest request, Call call, CancellationToken cancellationToken)
    {
        var user = request.UserName is null && call.Caller.IsRoot ? Root(call.Caller) : Meant(users, request.UserName, call).User;
        return Task.FromResult(new GetUserResponse { User = user });
    }

    Task<ListUsersResponse> ListAsync(ListUsersRequest request, Call call, CancellationToken cancellationToken)
    {
        var all = users.List(call.Caller.Account).Select(stored => stored.User)
            .Where(user => user.Path.StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal));
        var (page, next) = Paging.Page(all, user => user.UserName, request.Marker, IamErrors.Limit(request.MaxItems), IamErrors.BadMarker);
        // A list leaves tags out, as AWS's does.
        return Task.FromResult(new ListUsersResponse
        {
            Users = [.. page.Select(user => user with { Tags = null })], IsTruncated = next is not null, Marker = next,
        });
    }

    async Task<DeleteUserResponse> DeleteAsync(DeleteUserRequest request, Call call, CancellationToken cancellationToken)
    {
        var user = Meant(users, request.UserName, call);
        if (users.KeysOf(user).Count > 0) throw IamErrors.Conflict("must delete access keys first.");
        if (user.Attached is not []) throw IamErrors.Conflict("must detach all policies first.");
        if (user.Inline.Count > 0) throw IamErrors.Conflict("must delete policies first.");
        await users.RemoveAsync(user.Account, user.User.UserName, cancellationToken);
        return new();
    }

    static User Root(Principal root) => new()
    {
        Path = "/", UserName = "root", UserId = root.Account, Arn = root.Arn, CreateDate = DateTimeOffset.UnixEpoch,
    };
}
