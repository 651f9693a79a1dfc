using System.Text.Json.Nodes;
using Farshore.Aws.Backup;

namespace Farshore.Region.CloudFormation.Types.Backup;

/// <summary>Tags as the types of AWS Backup write them: an object of keys and values.</summary>
static class TagMaps
{
    /// <summary>A property that is an object of texts; empty where it is absent.</summary>
    public static IReadOnlyDictionary<string, string> Map(this ResourceProperties properties, string name) =>
        properties.Part(name) is { } map
            ? map.Values.ToDictionary(one => one.Key, one => map.Text(one.Key) ?? "", StringComparer.Ordinal)
            : new Dictionary<string, string>();

    /// <summary>The same for a list of texts that may be absent.</summary>
    public static JsonArray? ToJson(this IReadOnlyList<string>? texts) =>
        texts is null ? null : new JsonArray([.. texts.Select(text => (JsonNode?)text)]);

    public static JsonObject ToJson(this IReadOnlyDictionary<string, string> map) =>
        new(map.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));

    /// <summary>Gives a resource the tags now wanted, and takes off those that were wanted before and are not now.</summary>
    public static async Task SettleTagsAsync(
        this ResourceWork work, string arn, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> wanted,
        CancellationToken cancellationToken)
    {
        var all = work.TagsWith(wanted);
        await work.Api.SendAsync(BackupApi.TagResource, new() { ResourceArn = arn, Tags = all }, cancellationToken);
        if (before.Keys.Where(key => !all.ContainsKey(key)).ToList() is { Count: > 0 } gone)
            await work.Api.SendAsync(BackupApi.UntagResource, new() { ResourceArn = arn, TagKeyList = gone }, cancellationToken);
    }

    /// <summary>The tags a template said, as they are now: without those of the stack and of CloudFormation.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadTagsAsync(
        this ResourceWork work, string arn, IReadOnlyDictionary<string, string> said, CancellationToken cancellationToken)
    {
        var tags = await work.Api.SendAsync(BackupApi.ListTags, new() { ResourceArn = arn }, cancellationToken);
        return (tags.Tags ?? new Dictionary<string, string>())
            .Where(tag => !tag.Key.StartsWith("aws:", StringComparison.Ordinal))
            .Where(tag => said.ContainsKey(tag.Key) || work.StackTags.GetValueOrDefault(tag.Key) != tag.Value)
            .ToDictionary(StringComparer.Ordinal);
    }
}
