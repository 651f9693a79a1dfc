using Farshore.Aws;
using Farshore.Aws.Iam;
using Farshore.Region.Hosting;

namespace Farshore.Region.Iam;

/// <summary>Labels on roles; keys differ by more than case.</summary>
sealed class RoleTags(IamRoles iam)
{
    const int MostTags = 50;

    public void Serve(Operations served)
    {
        served.Add(IamApi.TagRole, TagAsync);
        served.Add(IamApi.UntagRole, UntagAsync);
        served.Add(IamApi.ListRoleTags, ListAsync);
    }

    /// <summary>Tags after others were put over them.</summary>
    public static IReadOnlyList<Tag> Merge(IEnumerable<Tag> older, IReadOnlyList<Tag> newer)
    {
        if (newer.DistinctBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase).Count() < newer.Count)
            throw new AwsException("InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        List<Tag> merged = [.. older.Where(tag => !newer.Any(one => one.Key.Equals(tag.Key, StringComparison.OrdinalIgnoreCase))),
            .. newer];
        return merged.Count(tag => !tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)) <= MostTags
            ? [.. merged.OrderBy(tag => tag.Key, StringComparer.Ordinal)]
            : throw new AwsException("LimitExceeded", $"Cannot exceed quota for TagsPerRole: {MostTags}", 409);
    }

    async Task<TagRoleResponse> TagAsync(TagRoleRequest request, Call call, CancellationToken cancellationToken)
    {
        await ChangeAsync(request.RoleName, tags => Merge(tags, request.Tags), cancellationToken);
        return new();
    }

    async Task<UntagRoleResponse> UntagAsync(UntagRoleRequest request, Call call, CancellationToken cancellationToken)
    {
        await ChangeAsync(request.RoleName, tags =>
            [.. tags.Where(tag => !request.TagKeys.Contains(tag.Key, StringComparer.OrdinalIgnoreCase))], cancellationToken);
        return new();
    }

    Task<ListRoleTagsResponse> ListAsync(ListRoleTagsRequest request, Call call, CancellationToken cancellationToken)
    {
        var role = iam.Roles.Find(request.RoleName) ?? throw IamErrors.NoRole(request.RoleName);
        var (page, next) = Paging.Page(
            role.Role.Tags ?? [], tag => tag.Key, request.Marker, IamErrors.Limit(request.MaxItems), IamErrors.BadMarker);
        return Task.FromResult(new ListRoleTagsResponse { Tags = page, IsTruncated = next is not null, Marker = next });
    }

    async Task ChangeAsync(string name, Func<IReadOnlyList<Tag>, IReadOnlyList<Tag>> change, CancellationToken cancellationToken) =>
        _ = await iam.Roles.UpdateAsync(name, stored =>
            stored with { Role = stored.Role with { Tags = change(stored.Role.Tags ?? []) } }, cancellationToken)
            ?? throw IamErrors.NoRole(name);
}
