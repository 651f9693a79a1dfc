using Farshore.Aws;
using Farshore.Aws.Iam;
using Farshore.Region.Hosting;

namespace Farshore.Region.Iam;

/// <summary>Instance profiles: a name by which an instance is given at most one role.</summary>
sealed class InstanceProfiles(RegionContext region, IamRoles iam)
{
    public void Serve(Operations served)
    {
        served.Add(IamApi.CreateInstanceProfile, CreateAsync);
        served.Add(IamApi.GetInstanceProfile, (request, _, _) =>
            Task.FromResult(new GetInstanceProfileResponse { InstanceProfile = Answer(Find(request.InstanceProfileName)) }));
        served.Add(IamApi.ListInstanceProfiles, ListAsync);
        served.Add(IamApi.ListInstanceProfilesForRole, ListForRoleAsync);
        served.Add(IamApi.AddRoleToInstanceProfile, AddRoleAsync);
        served.Add(IamApi.RemoveRoleFromInstanceProfile, RemoveRoleAsync);
        served.Add(IamApi.DeleteInstanceProfile, DeleteAsync);
    }

    async Task<CreateInstanceProfileResponse> CreateAsync(CreateInstanceProfileRequest request, Call call,
        CancellationToken cancellationToken)
    {
        var (name, path) = (IamErrors.CheckName("instanceProfileName", request.InstanceProfileName, 128),
            IamErrors.CheckPath(request.Path));
        var stored = new StoredProfile
        {
            Profile = new()
            {
                Path = path,
                InstanceProfileName = name,
                InstanceProfileId = IamRoles.NewId("AIPA"),
                Arn = IamRoles.ArnOf("instance-profile", path, name),
                CreateDate = IamRoles.Seconds(region.Time.GetUtcNow()),
                Roles = [],
                Tags = RoleTags.Merge([], request.Tags ?? []),
            },
        };
        return ReferenceEquals(await iam.Profiles.AddAsync(name, stored, cancellationToken), stored)
            ? new() { InstanceProfile = stored.Profile }
            : throw IamErrors.Exists("Instance Profile", name);
    }

    Task<ListInstanceProfilesResponse> ListAsync(ListInstanceProfilesRequest request, Call call, CancellationToken cancellationToken)
    {
        var all = iam.Profiles.List().Where(stored => stored.Profile.Path.StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal));
        var (page, next) = Page(all, request.Marker, request.MaxItems);
        return Task.FromResult(new ListInstanceProfilesResponse { InstanceProfiles = page, IsTruncated = next is not null, Marker = next });
    }

    Task<ListInstanceProfilesForRoleResponse> ListForRoleAsync(ListInstanceProfilesForRoleRequest request, Call call,
        CancellationToken cancellationToken)
    {
        if (iam.Roles.Find(request.RoleName) is null) throw IamErrors.NoRole(request.RoleName);
        var (page, next) = Page(iam.Profiles.List().Where(stored => stored.RoleName == request.RoleName), request.Marker, request.MaxItems);
        return Task.FromResult(
            new ListInstanceProfilesForRoleResponse { InstanceProfiles = page, IsTruncated = next is not null, Marker = next });
    }

    async Task<AddRoleToInstanceProfileResponse> AddRoleAsync(AddRoleToInstanceProfileRequest request, Call call,
        CancellationToken cancellationToken)
    {
        if (iam.Roles.Find(request.RoleName) is null) throw IamErrors.NoRole(request.RoleName);
        await ChangeAsync(request.InstanceProfileName, stored => stored.RoleName is null
            ? stored with { RoleName = request.RoleName }
            : throw new AwsException("LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1", 409),
                cancellationToken);
        return new();
    }

    async Task<RemoveRoleFromInstanceProfileResponse> RemoveRoleAsync(RemoveRoleFromInstanceProfileRequest request, Call call,
        CancellationToken cancellationToken)
    {
        await ChangeAsync(request.InstanceProfileName, stored => stored.RoleName == request.RoleName
            ? stored with { RoleName = null }
            : throw IamErrors.NoRole(request.RoleName), cancellationToken);
        return new();
    }

    async Task<DeleteInstanceProfileResponse> DeleteAsync(DeleteInstanceProfileRequest request, Call call,
        CancellationToken cancellationToken)
    {
        if (Find(request.InstanceProfileName).RoleName is not null)
            throw IamErrors.Conflict("must remove roles from instance profile first.");
        await iam.Profiles.DeleteAsync(request.InstanceProfileName, cancellationToken);
        return new();
    }

    (List<InstanceProfile> Items, string? Next) Page(IEnumerable<StoredProfile> all, string? marker, int? most)
    {
        var (page, next) = Paging.Page(all, stored =>
            stored.Profile.InstanceProfileName, marker, IamErrors.Limit(most), IamErrors.BadMarker);
        return ([.. page.Select(Answer)], next);
    }

    InstanceProfile Answer(StoredProfile stored) => stored.Profile with
    {
        Roles = stored.RoleName is { } name && iam.Roles.Find(name) is { } role ? [Roles.Answer(role.Role)] : [],
    };

    StoredProfile Find(string name) => iam.Profiles.Find(name) ?? throw IamErrors.NoProfile(name);

    async Task ChangeAsync(string name, Func<StoredProfile, StoredProfile> change, CancellationToken cancellationToken) =>
        _ = await iam.Profiles.UpdateAsync(name, change, cancellationToken) ?? throw IamErrors.NoProfile(name);
}
