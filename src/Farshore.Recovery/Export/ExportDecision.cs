using Farshore.Recovery.Inventory;

namespace Farshore.Recovery.Export;

/// <summary>Which versions are exported.</summary>
public enum ExportScope
{
    /// <summary>What a read without version id finds.</summary>
    Current,

    /// <summary>The whole history, oldest first.</summary>
    AllVersions,
}

/// <summary>What is to be done about one version of the source.</summary>
public enum ExportAct
{
    /// <summary>Copy it, if replication does not turn out to be on its way with it.</summary>
    Copy,

    /// <summary>Repeat the delete marker.</summary>
    Delete,

    /// <summary>An earlier process may have copied it: look before copying again.</summary>
    LookThenCopy,

    /// <summary>The secondary's current version is the same bytes: note that and copy nothing.</summary>
    Adopt,

    /// <summary>The secondary's current version may be the same bytes under another ETag: adopt it if its checksum says so.</summary>
    CompareThenCopy,

    /// <summary>Replication brought it.</summary>
    AlreadyReplicated,

    /// <summary>An earlier export brought it.</summary>
    AlreadyExported,

    /// <summary>The secondary holds a newer version, and a copy made now would hide it.</summary>
    Unplaceable,
}

/// <summary>One version and what is to be done about it.</summary>
/// <param name="Version">At the source.</param>
/// <param name="Act">What to do.</param>
/// <param name="Found">For <see cref="ExportAct.Adopt"/> and <see cref="ExportAct.CompareThenCopy"/> the version in the secondary.</param>
/// <param name="LookOnly">For <see cref="ExportAct.LookThenCopy"/>: a copy made now would be unplaceable.</param>
public sealed record ExportDecision(RecordedVersion Version, ExportAct Act, RecordedVersion? Found = null, bool LookOnly = false);

/// <summary>Decides for one key. A pure function of the two listings and the log.</summary>
static class ExportDecisions
{
    public static IReadOnlyList<ExportDecision> For(JoinedKey key, ExportScope scope, ExportLog log)
    {
        List<ExportDecision> decisions = [];
        var hidden = false;
        foreach (var version in Wanted(key.Left, scope))
        {
            var decision = Decide(version, key, log);
            // Seen from the newest: below something that is there already, nothing can be placed any more.
            if (hidden) decision = Hidden(decision);
            hidden |= decision.Act is ExportAct.AlreadyReplicated or ExportAct.AlreadyExported or ExportAct.Adopt;
            decisions.Add(decision);
        }

        decisions.Reverse();
        return WithoutLonelyMarkers(decisions);
    }

    // Newest first, as listed.
    static IEnumerable<RecordedVersion> Wanted(IReadOnlyList<RecordedVersion> versions, ExportScope scope) => scope switch
    {
        ExportScope.AllVersions => versions,
        _ => versions.Where(version => version is { IsLatest: true, IsDeleteMarker: false }),
    };

    static ExportDecision Decide(RecordedVersion version, JoinedKey key, ExportLog log)
    {
        if (version.VersionId != "null" && key.Right.Any(there => there.VersionId == version.VersionId))
            return new(version, ExportAct.AlreadyReplicated);

        var entry = log.Find(version.Key, version.VersionId);
        var isSame = entry?.ETag == version.ETag || version.IsDeleteMarker;
        if (isSame && entry?.Event is ExportEvent.Copied or ExportEvent.Adopted
            && key.Right.Any(there => there.VersionId == entry.DestinationVersionId))
            return new(version, ExportAct.AlreadyExported);
        if (isSame && entry?.Event == ExportEvent.Intent) return new(version, ExportAct.LookThenCopy);
        if (version.IsDeleteMarker) return new(version, ExportAct.Delete);

        if (key.Right is not [{ IsDeleteMarker: false } current, ..] || current.Size != version.Size
            || log.IsDestination(current.Key, current.VersionId)) return new(version, ExportAct.Copy);

        // Under keys of KMS the same bytes have another ETag in each Region, so that a different one says nothing.
        return new(version, current.ETag == version.ETag ? ExportAct.Adopt : ExportAct.CompareThenCopy, current);
    }

    static ExportDecision Hidden(ExportDecision decision) => decision.Act switch
    {
        ExportAct.Copy or ExportAct.Delete or ExportAct.Adopt or ExportAct.CompareThenCopy => decision with { Act = ExportAct.Unplaceable },
        ExportAct.LookThenCopy => decision with { LookOnly = true },
        _ => decision,
    };

    // A delete marker is repeated only over something to delete.
    static List<ExportDecision> WithoutLonelyMarkers(List<ExportDecision> oldestFirst) =>
        [.. oldestFirst.SkipWhile(decision => decision.Act == ExportAct.Delete)];
}
