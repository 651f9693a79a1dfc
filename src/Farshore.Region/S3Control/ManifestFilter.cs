using Farshore.Aws.S3;
using Farshore.Aws.S3Control;
using Farshore.Region.S3.Replication;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3Control;

/// <summary>Which versions a generated manifest has.</summary>
/// <param name="filter">As it was asked for.</param>
/// <param name="rules">The bucket's replication configuration.</param>
/// <param name="markers">Delete markers too: only replication knows what to do with them.</param>
sealed class ManifestFilter(JobManifestGeneratorFilter? filter, ReplicationConfiguration? rules, bool markers)
{
    public bool Takes(StoredVersion version)
    {
        if (version.IsDeleteMarker && !markers) return false;
        if (filter is null) return true;
        return (filter.EligibleForReplication is not true || IsEligible(version))
            && (filter.CreatedAfter is not { } after || version.LastModified > after)
            && (filter.CreatedBefore is not { } before || version.LastModified < before)
            && (filter.ObjectReplicationStatuses is not { Count: > 0 } statuses
                || statuses.Contains(version.ReplicationStatus ?? "NONE"))
            && (filter.ObjectSizeGreaterThanBytes is not { } more || version.Size > more)
            && (filter.ObjectSizeLessThanBytes is not { } less || version.Size < less)
            && (filter.MatchAnyStorageClass is not { Count: > 0 } classes || classes.Contains(version.StorageClass))
            && (filter.KeyNameConstraint is not { } names || Fits(version.Key, names));
    }

    bool IsEligible(StoredVersion version) => rules is not null && ReplicationRules.AllRoutesOf(rules, Candidate.Of(version)).Count > 0;

    static bool Fits(string key, KeyNameConstraint names) =>
        Any(names.MatchAnyPrefix, prefix => key.StartsWith(prefix, StringComparison.Ordinal))
        && Any(names.MatchAnySuffix, suffix => key.EndsWith(suffix, StringComparison.Ordinal))
        && Any(names.MatchAnySubstring, part => key.Contains(part, StringComparison.Ordinal));

    static bool Any(IReadOnlyList<string>? wanted, Func<string, bool> matches) => wanted is not { Count: > 0 } || wanted.Any(matches);
}
