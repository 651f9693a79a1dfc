using Farshore.Recovery.Export;
using Farshore.Recovery.Inventory;

namespace Farshore.Recovery.Proofs;

/// <summary>A version of the record beside the version of the secondary that stands for it.</summary>
/// <param name="Recorded">Null for a version of the secondary that stands for none.</param>
/// <param name="Found">Null for a version of the record that is not there.</param>
/// <param name="ExpectedETag">ETag that <paramref name="Found"/> must have where bytes are not read.</param>
/// <param name="IsWanted">The plan brings it to the secondary, so that its absence is a loss.</param>
sealed record VersionPair(RecordedVersion? Recorded, RecordedVersion? Found, string ExpectedETag, bool IsWanted);

/// <summary>Pairs the versions of one key: replicas by their version id, which replication keeps, exported ones by the export
/// log.</summary>
/// <param name="log">The export log; null where nothing was exported.</param>
/// <param name="scope">What the plan brings: with <see cref="ExportScope.Current"/>, old versions from before replication may be
/// absent.</param>
/// <param name="deleteMarkers">Whether the rule replicates delete markers.</param>
sealed class VersionPairing(ExportLog? log, ExportScope scope, bool deleteMarkers)
{
    /// <returns>Pairs in the order of the record, then the versions of the secondary that are left over.</returns>
    public IReadOnlyList<VersionPair> Pair(JoinedKey key)
    {
        Dictionary<string, RecordedVersion> there = key.Right.ToDictionary(version => version.VersionId, StringComparer.Ordinal);
        List<VersionPair> pairs = [];
        foreach (var recorded in key.Left)
        {
            if (recorded.VersionId != "null" && there.Remove(recorded.VersionId, out var replica))
                pairs.Add(new(recorded, replica, recorded.ETag, true));
            else if (Exported(recorded, there) is var (exported, etag) && there.Remove(exported.VersionId))
                pairs.Add(new(recorded, exported, etag, true));
            else
                pairs.Add(new(recorded, null, recorded.ETag, IsWanted(recorded, key.Right.Count > 0)));
        }

        pairs.AddRange(key.Right.Where(version => there.ContainsKey(version.VersionId)).Select(version =>
            new VersionPair(null, version, version.ETag, true)));
        return pairs;
    }

    (RecordedVersion Found, string ETag)? Exported(RecordedVersion recorded, Dictionary<string, RecordedVersion> there)
    {
        if (log?.Find(recorded.Key, recorded.VersionId) is not { } entry
            || (entry.ETag != recorded.ETag && !recorded.IsDeleteMarker)) return null;
        return entry.Event switch
        {
            ExportEvent.Copied or ExportEvent.Adopted when there.GetValueOrDefault(entry.DestinationVersionId!) is { } copy =>
                (copy, entry.DestinationETag ?? recorded.ETag),

            // The export was cut off after the copy and before it could say so.
            ExportEvent.Intent when there.Values.FirstOrDefault(
                one => one.ETag == recorded.ETag && one.Size == recorded.Size && !log.IsDestination(one.Key, one.VersionId)) is { } made =>
                (made, recorded.ETag),
            _ => null,
        };
    }

    // A delete marker over nothing hides nothing, and S3 does not say whether a marker was to be replicated.
    bool IsWanted(RecordedVersion recorded, bool holdsTheKey) => recorded switch
    {
        { IsDeleteMarker: true } => deleteMarkers && holdsTheKey,
        { IsLatest: true } => true,
        _ => scope == ExportScope.AllVersions || recorded.ReplicationStatus is "PENDING" or "COMPLETED" or "COMPLETE",
    };
}
