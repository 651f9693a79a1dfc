using Farshore.Aws.S3;

namespace Farshore.Region.S3.Lifecycle;

/// <summary>What is to be done with a version.</summary>
enum LifecycleAction
{
    /// <summary>Nothing, for now.</summary>
    None,

    /// <summary>The current version ends as the bucket's versioning has it.</summary>
    Expire,

    /// <summary>The version, or the delete marker, goes for good.</summary>
    Remove,

    /// <summary>It gets another storage class.</summary>
    Transition,
}

/// <summary>What a bucket's rules say of one version at one moment.</summary>
/// <param name="Action">To be done now.</param>
/// <param name="StorageClass">Where to, in a transition.</param>
/// <param name="Next">When something else falls due, as far as is known.</param>
sealed record LifecycleDecision(LifecycleAction Action, string? StorageClass, DateTimeOffset Next);

/// <summary>Holds the rules of a bucket against its versions.</summary>
sealed class LifecycleJudge(LifecycleSetting setting)
{
    const long SmallestTransition = 128 * 1024;

    readonly (LifecycleRule Rule, LifecycleFilter Filter)[] rules =
        [.. setting.Rules.Where(rule => rule.Status == LifecycleDates.Enabled).Select(rule => (rule, LifecycleFilter.Of(rule)))];

    /// <summary>Nothing is ever due.</summary>
    public bool IsIdle => rules.Length == 0;

    public bool HasAborts => rules.Any(one => one.Rule.AbortIncompleteMultipartUpload is not null);

    /// <summary>What falls due at a moment. Expiring comes before changing class, and the coldest class before others.</summary>
    public LifecycleDecision Decide(AgingPlace place, DateTimeOffset at)
    {
        var (version, next) = (place.Version, DateTimeOffset.MaxValue);
        string? to = null;
        foreach (var (rule, filter) in rules)
        {
            if (!Takes(filter, version)) continue;
            if (Ends(rule, place) is { } end)
            {
                if (end <= at)
                {
                    var expires = place.IsCurrent && !version.IsDeleteMarker;
                    return new(expires ? LifecycleAction.Expire : LifecycleAction.Remove, null, DateTimeOffset.MaxValue);
                }

                next = end < next ? end : next;
            }

            if (version.IsDeleteMarker) continue;
            foreach (var (storageClass, due) in Transitions(rule, place))
            {
                if (!StorageClasses.GoesTo(to ?? version.StorageClass, storageClass) || IsTooSmall(version, filter, storageClass)) continue;
                if (due <= at) to = storageClass;
                else next = due < next ? due : next;
            }
        }

        return new(to is null ? LifecycleAction.None : LifecycleAction.Transition, to, next);
    }

    static bool Takes(LifecycleFilter filter, AgingVersion version) => version.IsDeleteMarker
        ? filter.Tags.Count == 0 && !filter.HasSize && filter.TakesKey(version.Key)
        : filter.Takes(version.Key, version.Size, version.Tags);

    static DateTimeOffset? Ends(LifecycleRule rule, AgingPlace place)
    {
        if (place.NoncurrentSince is { } since)
        {
            return rule.NoncurrentVersionExpiration is { NoncurrentDays: { } days } noncurrent
                && place.NewerNoncurrent >= (noncurrent.NewerNoncurrentVersions ?? 0)
                ? LifecycleDates.After(since, days) : null;
        }

        if (!place.Version.IsDeleteMarker) return LifecycleDates.Expiration(rule, place.Version.LastModified);
        if (!place.IsOnly) return null;
        return rule.Expiration?.ExpiredObjectDeleteMarker is true ? DateTimeOffset.MinValue
            : LifecycleDates.Expiration(rule, place.Version.LastModified);
    }

    static IEnumerable<(string Class, DateTimeOffset Due)> Transitions(LifecycleRule rule, AgingPlace place) =>
        place.NoncurrentSince is { } since
            ? (rule.NoncurrentVersionTransitions ?? [])
                .Where(one => place.NewerNoncurrent >= (one.NewerNoncurrentVersions ?? 0))
                .Select(one => (one.StorageClass!, LifecycleDates.After(since, one.NoncurrentDays!.Value)))
            : (rule.Transitions ?? []).Select(one => (
                one.StorageClass!, one.Date ?? LifecycleDates.After(place.Version.LastModified, one.Days!.Value)));

    // A filter by size says itself what is too small.
    bool IsTooSmall(AgingVersion version, LifecycleFilter filter, string storageClass) =>
        version.Size < SmallestTransition && !filter.HasSize
        && !(setting.MinimumSize == LifecycleSetting.ByClass && StorageClasses.IsArchive(storageClass));
}
