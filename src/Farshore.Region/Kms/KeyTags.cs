using Farshore.Aws;
using Farshore.Aws.Kms;
using Farshore.Region.Hosting;
using Farshore.Region.Partitions;

namespace Farshore.Region.Kms;

/// <summary>Labels on keys.</summary>
sealed class KeyTags(Partition partition, KmsKeys keys)
{
    /// <summary>Not a tag but the token of the call that made a key: only the regions themselves are told.</summary>
    public const string MadeBy = "aws:cloudformation:token";

    const int MostTags = 50;

    public void Serve(Operations served)
    {
        served.Add(KmsApi.TagResource, TagAsync);
        served.Add(KmsApi.UntagResource, UntagAsync);
        served.Add(KmsApi.ListResourceTags, ListAsync);
    }

    /// <param name="tags">What is asked for.</param>
    /// <param name="isOurs">A service asks on somebody's behalf: its tags begin with aws:.</param>
    /// <exception cref="AwsException"><c>TagException</c>.</exception>
    public static Dictionary<string, string> Read(IEnumerable<Tag> tags, bool isOurs)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            if (tag.TagKey.Length == 0 || (!isOurs && IsReserved(tag.TagKey))
                || !read.TryAdd(tag.TagKey, tag.TagValue))
                throw new AwsException("TagException", $"Tag key '{tag.TagKey}' is empty, given twice, or begins with aws:");
        }

        return read;
    }

    async Task<TagResourceResponse> TagAsync(TagResourceRequest request, Call call, CancellationToken cancellationToken)
    {
        var added = Read(request.Tags, IsOurs(call));
        await keys.Keys.UpdateAsync(keys.FindById(request.KeyId).Id, key =>
        {
            var tags = key.Changeable(call, "TagResource").Tags.Concat(added).GroupBy(tag => tag.Key)
                .ToDictionary(group => group.Key, group => group.Last().Value);
            return tags.Count(tag => !IsReserved(tag.Key)) <= MostTags ? key with { Tags = tags }
                : throw new AwsException("LimitExceededException", $"A key has {MostTags} tags at most");
        }, cancellationToken);
        return new();
    }

    async Task<UntagResourceResponse> UntagAsync(UntagResourceRequest request, Call call, CancellationToken cancellationToken)
    {
        if (!IsOurs(call) && request.TagKeys.FirstOrDefault(IsReserved) is { } reserved)
            throw new AwsException("TagException", $"Tag key '{reserved}' begins with aws:");
        await keys.Keys.UpdateAsync(keys.FindById(request.KeyId).Id, key => key.Changeable(call, "UntagResource") with
        {
            Tags = key.Tags.Where(tag => !request.TagKeys.Contains(tag.Key)).ToDictionary(),
        }, cancellationToken);
        return new();
    }

    Task<ListResourceTagsResponse> ListAsync(ListResourceTagsRequest request, Call call, CancellationToken cancellationToken)
    {
        var tags = keys.FindById(request.KeyId).Tags.Where(tag => tag.Key != MadeBy || IsOurs(call)).OrderBy(tag =>
            tag.Key, StringComparer.Ordinal);
        var (page, next) = Paging.Page(tags, tag => tag.Key, request.Marker, KmsErrors.Limit(request.Limit, 50, 50), KmsErrors.BadMarker);
        return Task.FromResult(new ListResourceTagsResponse
        {
            Tags = [.. page.Select(tag => new Tag { TagKey = tag.Key, TagValue = tag.Value })],
            NextMarker = next,
            Truncated = next is not null,
        });
    }

    bool IsOurs(Call call) => partition.IsPeer(call.Caller.AccessKeyId);

    static bool IsReserved(string key) => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);
}
