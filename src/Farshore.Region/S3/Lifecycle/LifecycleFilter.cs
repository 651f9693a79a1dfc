using Farshore.Aws.S3;

namespace Farshore.Region.S3.Lifecycle;

/// <summary>Which objects a lifecycle rule takes, whichever way its XML says so.</summary>
/// <param name="Prefix">Start of the key; empty takes every key.</param>
/// <param name="Tags">Tags that an object must have, all of them.</param>
/// <param name="Above">Its size must be greater.</param>
/// <param name="Below">Its size must be less.</param>
sealed record LifecycleFilter(string Prefix, IReadOnlyList<Tag> Tags, long? Above, long? Below)
{
    public bool HasSize => Above is not null || Below is not null;

    public static LifecycleFilter Of(LifecycleRule rule) => rule.Filter switch
    {
        { And: { } and } => new(and.Prefix ?? "", and.Tags ?? [], and.ObjectSizeGreaterThan, and.ObjectSizeLessThan),
        { } one => new(one.Prefix ?? "", one.Tag is { } tag ? [tag] : [], one.ObjectSizeGreaterThan, one.ObjectSizeLessThan),
        null => new(rule.Prefix ?? "", [], null, null),
    };

    public bool TakesKey(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    public bool Takes(string key, long size, IReadOnlyDictionary<string, string> tags) =>
        TakesKey(key) && (Above is null || size > Above) && (Below is null || size < Below)
        && Tags.All(wanted => tags.TryGetValue(wanted.Key, out var value) && string.Equals(value, wanted.Value, StringComparison.Ordinal));

    /// <summary>As AWS's messages name a filter.</summary>
    public override string ToString()
    {
        var parts = new List<string> { $"prefix={Prefix}" };
        parts.AddRange(Tags.Select(tag => $"tag={tag.Key},{tag.Value}"));
        return $"({string.Join(" AND ", parts)})";
    }
}
