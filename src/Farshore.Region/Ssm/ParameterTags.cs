using Farshore.Aws;
using Farshore.Aws.Ssm;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ssm;

/// <summary>Labels on parameters.</summary>
sealed class ParameterTags(RegionContext region, ParameterStore store)
{
    const int MostTags = 50;

    public void Serve(Operations served)
    {
        served.Add(SsmApi.AddTagsToResource, AddAsync);
        served.Add(SsmApi.ListTagsForResource, ListAsync);
        served.Add(SsmApi.RemoveTagsFromResource, RemoveAsync);
    }

    /// <exception cref="AwsException"><c>ValidationException</c>, <c>TooManyTagsError</c>.</exception>
    public static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> older, IReadOnlyList<Tag> newer, bool isOurs)
    {
        var merged = new Dictionary<string, string>(older, StringComparer.Ordinal);
        foreach (var tag in newer)
        {
            if (!isOurs && IsReserved(tag.Key)) throw SsmErrors.Validation("aws: prefixed tag key names are not allowed for external use.");
            merged[tag.Key] = tag.Value;
        }

        return merged.Keys.Count(key => !IsReserved(key)) <= MostTags ? merged : throw new AwsException("TooManyTagsError",
            $"The number of tags on the resource has reached the maximum of {MostTags}.");
    }

    async Task<AddTagsToResourceResult> AddAsync(AddTagsToResourceRequest request, Call call, CancellationToken cancellationToken)
    {
        await ChangeAsync(request.ResourceType, request.ResourceId, tags => Merge(tags, request.Tags, IsOurs(call)), cancellationToken);
        return new();
    }

    async Task<RemoveTagsFromResourceResult> RemoveAsync(
        RemoveTagsFromResourceRequest request, Call call, CancellationToken cancellationToken)
    {
        if (!IsOurs(call) && request.TagKeys.Any(IsReserved))
            throw SsmErrors.Validation("aws: prefixed tag key names are not allowed for external use.");
        await ChangeAsync(request.ResourceType, request.ResourceId,
            tags => tags.Where(tag => !request.TagKeys.Contains(tag.Key)).ToDictionary(), cancellationToken);
        return new();
    }

    Task<ListTagsForResourceResult> ListAsync(ListTagsForResourceRequest request, Call call, CancellationToken cancellationToken)
    {
        CheckType(request.ResourceType);
        var parameter = store.All.Find(ParameterNames.Read(request.ResourceId).Name) ?? throw NoResource();
        return Task.FromResult(new ListTagsForResourceResult
        {
            TagList = [.. parameter.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal)
                .Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        });
    }

    async Task ChangeAsync(string type, string id, Func<IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>> change,
        CancellationToken cancellationToken)
    {
        CheckType(type);
        _ = await store.All.UpdateAsync(ParameterNames.Read(id).Name,
            parameter => parameter with { Tags = change(parameter.Tags) }, cancellationToken) ?? throw NoResource();
    }

    static void CheckType(string type)
    {
        if (type != "Parameter") throw new AwsException("InvalidResourceType", "Invalid Resource Type");
    }

    static AwsException NoResource() => new("InvalidResourceId", "Invalid Resource Id");

    bool IsOurs(Call call) => region.Partition.IsPeer(call.Caller.AccessKeyId);

    static bool IsReserved(string key) => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);
}
