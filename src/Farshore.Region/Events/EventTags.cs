using Farshore.Aws;
using Farshore.Aws.Events;
using Farshore.Region.Hosting;

namespace Farshore.Region.Events;

/// <summary>Labels of rules and buses.</summary>
sealed class EventTags(RegionContext region, EventBus bus)
{
    const int MostTags = 50;

    public void Serve(Operations served)
    {
        served.Add(EventsApi.TagResource, async (request, call, cancellationToken) =>
        {
            var more = Checked(region, call, request.Tags);
            await ChangeAsync(request.ResourceARN, tags => tags.Concat(more.Where(tag => !tags.ContainsKey(tag.Key)))
                .ToDictionary(tag => tag.Key, tag => more.GetValueOrDefault(tag.Key, tag.Value), StringComparer.Ordinal),
                    cancellationToken);
            return new();
        });
        served.Add(EventsApi.UntagResource, async (request, _, cancellationToken) =>
        {
            await ChangeAsync(request.ResourceARN, tags => tags.Where(tag => !request.TagKeys.Contains(tag.Key))
                .ToDictionary(StringComparer.Ordinal), cancellationToken);
            return new();
        });
        served.Add(EventsApi.ListTagsForResource, (request, _, _) => Task.FromResult(new ListTagsForResourceResponse
        {
            Tags = [.. TagsOf(request.ResourceARN).OrderBy(tag => tag.Key, StringComparer.Ordinal)
                .Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        }));
    }

    /// <exception cref="AwsException">A key is AWS's own, or said twice.</exception>
    public static Dictionary<string, string> Checked(RegionContext region, Call call, IReadOnlyList<Tag>? tags)
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal);
        foreach (var tag in tags ?? [])
        {
            if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) && !region.Partition.IsPeer(call.Caller.AccessKeyId))
                throw EventsErrors.Validation("aws: prefixed tag key names are not allowed for external use.");
            if (!all.TryAdd(tag.Key, tag.Value)) throw EventsErrors.Validation("Duplicate tag key found in the request.");
        }

        return all;
    }

    IReadOnlyDictionary<string, string> TagsOf(string arn) =>
        KeyOf(arn) is not { } found ? throw NotFound(arn)
        : found.IsRule ? (bus.Rules.Find(found.Key) ?? throw NotFound(arn)).Tags
        : (bus.Buses.Find(found.Key) ?? throw NotFound(arn)).Tags;

    async Task ChangeAsync(
        string arn, Func<IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>> change,
        CancellationToken cancellationToken)
    {
        var (key, isRule) = KeyOf(arn) ?? throw NotFound(arn);
        if (isRule)
            _ = await bus.Rules.UpdateAsync(key, rule => rule with { Tags = Bounded(change(rule.Tags)) }, cancellationToken)
                ?? throw NotFound(arn);
        else
            _ = await bus.Buses.UpdateAsync(key, one => one with { Tags = Bounded(change(one.Tags)) }, cancellationToken)
                ?? throw NotFound(arn);
    }

    static IReadOnlyDictionary<string, string> Bounded(IReadOnlyDictionary<string, string> tags) =>
        tags.Count <= MostTags ? tags : throw EventsErrors.Limit();

    static (string Key, bool IsRule)? KeyOf(string text) => !Arn.TryParse(text, out var arn) || arn.Service != "events" ? null
        : arn.Resource.Split('/') switch
        {
            ["rule", var name] => (StoredRule.KeyOf(EventBus.Default, name), true),
            ["rule", .. var on, var name] => (StoredRule.KeyOf(string.Join('/', on), name), true),
            ["event-bus", .. var name] => (string.Join('/', name), false),
            _ => null,
        };

    static AwsException NotFound(string arn) => new("ResourceNotFoundException", $"Resource {arn} does not exist.");
}
