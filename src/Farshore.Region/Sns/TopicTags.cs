using Farshore.Aws;
using Farshore.Aws.Sns;
using Farshore.Region.Hosting;

namespace Farshore.Region.Sns;

/// <summary>Labels on topics.</summary>
sealed class TopicTags(RegionContext region, Topics topics)
{
    const int MostTags = 50;

    public void Serve(Operations served)
    {
        served.Add(SnsApi.TagResource, TagAsync);
        served.Add(SnsApi.UntagResource, UntagAsync);
        served.Add(SnsApi.ListTagsForResource, ListAsync);
    }

    /// <exception cref="AwsException"><c>InvalidParameter</c>: a key is reserved, or given twice.</exception>
    public static Dictionary<string, string> Read(IReadOnlyList<Tag>? tags, bool isOurs)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in tags ?? [])
        {
            if (!isOurs && IsReserved(tag.Key)) throw SnsErrors.Parameter(
                $"Tag Reason: {tag.Key}: aws: prefixed tag key names are not allowed");
            if (!read.TryAdd(tag.Key, tag.Value)) throw SnsErrors.Parameter("Duplicate keys in tag list");
        }

        return read;
    }

    async Task<TagResourceResponse> TagAsync(TagResourceRequest request, Call call, CancellationToken cancellationToken)
    {
        var added = Read(request.Tags, IsOurs(call));
        await ChangeAsync(request.ResourceArn, tags =>
        {
            foreach (var (key, value) in added) tags[key] = value;
            if (tags.Keys.Count(key => !IsReserved(key)) > MostTags)
                throw new AwsException("TagLimitExceeded", "Could not complete request: tag quota of per resource exceeded");
        }, cancellationToken);
        return new();
    }

    async Task<UntagResourceResponse> UntagAsync(UntagResourceRequest request, Call call, CancellationToken cancellationToken)
    {
        if (!IsOurs(call) && request.TagKeys.FirstOrDefault(IsReserved) is { } reserved)
            throw SnsErrors.Parameter($"Tag Reason: {reserved}: aws: prefixed tag key names are not allowed");
        await ChangeAsync(request.ResourceArn, tags =>
        {
            foreach (var key in request.TagKeys) tags.Remove(key);
        }, cancellationToken);
        return new();
    }

    Task<ListTagsForResourceResponse> ListAsync(ListTagsForResourceRequest request, Call call, CancellationToken cancellationToken) =>
        Task.FromResult(new ListTagsForResourceResponse
        {
            Tags = [.. Find(request.ResourceArn).Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal)
                .Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        });

    Task ChangeAsync(string arn, Action<Dictionary<string, string>> change, CancellationToken cancellationToken) =>
        topics.All.UpdateAsync(Find(arn).Name, topic =>
        {
            var tags = new Dictionary<string, string>(topic.Tags, StringComparer.Ordinal);
            change(tags);
            return topic with { Tags = tags };
        }, cancellationToken);

    StoredTopic Find(string arn)
    {
        try
        {
            return topics.Find(arn, "ResourceArn");
        }
        catch (AwsException missing) when (missing.Code == "NotFound")
        {
            throw new AwsException("ResourceNotFound", "Resource does not exist", 404);
        }
    }

    bool IsOurs(Call call) => region.Partition.IsPeer(call.Caller.AccessKeyId);

    static bool IsReserved(string key) => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);
}
