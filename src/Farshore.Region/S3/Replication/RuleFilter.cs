using Farshore.Aws.S3;

namespace Farshore.Region.S3.Replication;

/// <summary>Which objects a rule takes, whichever of the five ways its XML says so.</summary>
/// <param name="Prefix">Start of the key; empty takes every key.</param>
/// <param name="Tags">Tags that an object must have, all of them.</param>
sealed record RuleFilter(string Prefix, IReadOnlyList<Tag> Tags)
{
    public static RuleFilter Of(ReplicationRule rule) => rule.Filter switch
    {
        { And: { } and } => new(and.Prefix ?? "", and.Tags ?? []),
        { Tag: { } tag } => new("", [tag]),
        { Prefix: { } prefix } => new(prefix, []),
        null => new(rule.Prefix ?? "", []),
        _ => new("", []),
    };

    public bool Takes(string key, IReadOnlyDictionary<string, string> tags) =>
        key.StartsWith(Prefix, StringComparison.Ordinal)
        && Tags.All(wanted => tags.TryGetValue(wanted.Key, out var value) && string.Equals(value, wanted.Value, StringComparison.Ordinal));
}
