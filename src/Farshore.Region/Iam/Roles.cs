using Farshore.Aws.Iam;
using Farshore.Region.Hosting;

namespace Farshore.Region.Iam;

/// <summary>Roles and who may take them on.</summary>
sealed class Roles(IamRoles iam)
{
    public void Serve(Operations served)
    {
        served.Add(IamApi.CreateRole, CreateAsync);
        served.Add(IamApi.GetRole, GetAsync);
        served.Add(IamApi.ListRoles, ListAsync);
        served.Add(IamApi.UpdateRole, UpdateAsync);
        served.Add(IamApi.UpdateAssumeRolePolicy, UpdateTrustAsync);
        served.Add(IamApi.DeleteRole, DeleteAsync);
    }

    async Task<CreateRoleResponse> CreateAsync(CreateRoleRequest request, Call call, CancellationToken cancellationToken)
    {
        var name = IamErrors.CheckName("roleName", request.RoleName, 64);
        var role = iam.New(IamErrors.CheckPath(request.Path), name, PolicyText.CheckTrust(request.AssumeRolePolicyDocument)) with
        {
            Description = request.Description,
            MaxSessionDuration = IamErrors.CheckDuration(request.MaxSessionDuration),
            Tags = RoleTags.Merge([], request.Tags ?? []),
        };
        var stored = new StoredRole { Role = role };
        return ReferenceEquals(await iam.Roles.AddAsync(name, stored, cancellationToken), stored)
            ? new() { Role = Answer(role) }
            : throw IamErrors.Exists("Role", name);
    }

    Task<GetRoleResponse> GetAsync(GetRoleRequest request, Call call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetRoleResponse
        {
            Role = Answer((iam.Roles.Find(request.RoleName) ?? throw IamErrors.NoRole(request.RoleName)).Role),
        });

    Task<ListRolesResponse> ListAsync(ListRolesRequest request, Call call, CancellationToken cancellationToken)
    {
        var all = iam.Roles.List().Select(stored => stored.Role)
            .Where(role => role.Path.StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal));
        var (page, next) = Paging.Page(all, role => role.RoleName, request.Marker, IamErrors.Limit(request.MaxItems), IamErrors.BadMarker);
        // A list leaves tags out, as AWS's does.
        return Task.FromResult(new ListRolesResponse
        {
            Roles = [.. page.Select(role => Answer(role) with { Tags = null })],
            IsTruncated = next is not null,
            Marker = next,
        });
    }

    async Task<UpdateRoleResponse> UpdateAsync(UpdateRoleRequest request, Call call, CancellationToken cancellationToken)
    {
        await ChangeAsync(request.RoleName, role => role with
        {
            Description = request.Description ?? role.Description,
            MaxSessionDuration = request.MaxSessionDuration is { } duration ? IamErrors.CheckDuration(duration) : role.MaxSessionDuration,
        }, cancellationToken);
        return new();
    }

    async Task<UpdateAssumeRolePolicyResponse> UpdateTrustAsync(UpdateAssumeRolePolicyRequest request, Call call,
        CancellationToken cancellationToken)
    {
        var trust = PolicyText.CheckTrust(request.PolicyDocument);
        await ChangeAsync(request.RoleName, role => role with { AssumeRolePolicyDocument = trust }, cancellationToken);
        return new();
    }

    async Task<DeleteRoleResponse> DeleteAsync(DeleteRoleRequest request, Call call, CancellationToken cancellationToken)
    {
        var role = iam.Roles.Find(request.RoleName) ?? throw IamErrors.NoRole(request.RoleName);
        if (role.Attached is not []) throw IamErrors.Conflict("must detach all policies first.");
        if (role.Inline.Count > 0) throw IamErrors.Conflict("must delete policies first.");
        if (iam.Profiles.List().Any(profile => profile.RoleName == request.RoleName))
            throw IamErrors.Conflict("must remove roles from instance profile first.");
        await iam.Roles.DeleteAsync(request.RoleName, cancellationToken);
        return new();
    }

    async Task ChangeAsync(string name, Func<Role, Role> change, CancellationToken cancellationToken) =>
        _ = await iam.Roles.UpdateAsync(name, stored => stored with { Role = change(stored.Role) }, cancellationToken)
            ?? throw IamErrors.NoRole(name);

    public static Role Answer(Role role) => role with { AssumeRolePolicyDocument = PolicyText.Encode(role.AssumeRolePolicyDocument!) };
}
