using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Recovery.Export;
using Farshore.Recovery.Inventory;

namespace Farshore.Recovery.Proofs;

/// <summary>Says of a pair of versions whether the two are the same and, where they are not, why.</summary>
sealed class PairJudge(ObjectHead primary, ObjectHead secondary, ExportLog? log)
{
    // Up to here both are read where nothing else can tell them apart.
    const long LargestRead = 64 << 20;

    public async Task<PairJudged> JudgeAsync(VersionPair pair, JoinedKey key, bool withMetadata, CancellationToken cancellationToken)
    {
        PairJudged same = new(key.Key, pair.Recorded is not null, pair.Found is not null, null);
        try
        {
            return pair switch
            {
                { Recorded: { } here, Found: { } there } => await CompareAsync(same, pair, here, there, withMetadata, cancellationToken),
                { Recorded: { IsDeleteMarker: true } here } => Marker(same, here, key),
                { Recorded: { } here } => await AbsentAsync(same, pair, here, cancellationToken),
                _ => await OnlyThereAsync(same, pair.Found!, key, cancellationToken),
            };
        }
        catch (AwsException refused) when (refused.Status is 401 or 403)
        {
            return same with
            {
                Difference = new(DifferenceClass.Unreadable, key.Key, Seen(pair.Recorded), Seen(pair.Found), $"refused: {refused.Code}"),
            };
        }
    }

    async Task<PairJudged> CompareAsync(PairJudged same, VersionPair pair, RecordedVersion here, RecordedVersion there, bool withMetadata,
        CancellationToken cancellationToken)
    {
        if (here.IsDeleteMarker != there.IsDeleteMarker)
            return With(same, DifferenceClass.Content, here, there, "one side has a delete marker, the other an object");
        if (here.IsDeleteMarker) return same;
        if (here.Size != there.Size)
            return With(same, DifferenceClass.Content, here, there, $"{here.Size:#,0} bytes here, {there.Size:#,0} there");
        var isSettled = there.ETag == pair.ExpectedETag;
        if (isSettled && !withMetadata) return same;

        var (ours, theirs) = (await primary.AskAsync(here, cancellationToken), await secondary.AskAsync(there, cancellationToken));
        // Gone since the listing: the next comparison tells.
        if (ours is null || theirs is null) return same;
        var seen = (Here: Seen(here, ours), There: Seen(there, theirs));
        if (!isSettled && await OtherBytesAsync(here, there, seen.Here!.Checksum, seen.There!.Checksum, cancellationToken) is { } why)
            return same with { Difference = new(DifferenceClass.Content, here.Key, seen.Here, seen.There, why) };
        var differences = ObjectHead.Differences(ours, theirs).ToList();
        if (ours.TagCount > 0 || theirs.TagCount > 0)
        {
            var tags = (Here: await primary.TagsAsync(here, cancellationToken), There: await secondary.TagsAsync(there, cancellationToken));
            if (tags.Here != tags.There) differences.Add($"tags: '{tags.Here}' here, '{tags.There}' there");
        }

        return same with
        {
            MetadataCompared = true,
            Difference = differences.Count == 0 ? null
                : new(DifferenceClass.Metadata, here.Key, seen.Here, seen.There, string.Join("; ", differences)),
        };
    }

    /// <returns>Null where the bytes are the same. Encryption and parts change an ETag without changing a byte.</returns>
    async Task<string?> OtherBytesAsync(
        RecordedVersion here, RecordedVersion there, string? ours, string? theirs, CancellationToken cancellationToken)
    {
        if (ours is not null && theirs is not null && ours.Split(' ')[0] == theirs.Split(' ')[0])
            return ours == theirs ? null : $"checksum {ours} here, {theirs} there";
        if (here.Size > LargestRead)
            return $"ETag {here.ETag} here, {there.ETag} there, and neither has a checksum that would tell whether the bytes differ";
        var (mine, other) = (await primary.ReadAsync(here, cancellationToken), await secondary.ReadAsync(there, cancellationToken));
        return mine is null || other is null || mine.Sha256 == other.Sha256 ? null
            : $"SHA-256 {mine.Sha256} here, {other.Sha256} there";
    }

    /// <summary>A delete matters where a read still finds the object on the other side.</summary>
    static PairJudged Marker(PairJudged judged, RecordedVersion here, JoinedKey key) =>
        here.IsLatest && key.Right.FirstOrDefault(version => version.IsLatest) is { IsDeleteMarker: false } alive
            ? With(judged, DifferenceClass.DeleteMarker, here, alive, "deleted here, still there")
            : judged with { IsNotBrought = true };

    async Task<PairJudged> AbsentAsync(PairJudged judged, VersionPair pair, RecordedVersion here, CancellationToken cancellationToken)
    {
        if (await primary.AskAsync(here, cancellationToken) is not { } head) return judged with { IsNotBrought = true };
        var (what, why) = head.ReplicationStatus switch
        {
            "PENDING" => (DifferenceClass.Pending, "replication has not come to it yet"),
            "FAILED" => (DifferenceClass.Failed, "replication gave it up"),
            "COMPLETED" or "COMPLETE" => (DifferenceClass.Missing, "replication says that it is there, and it is not"),
            "REPLICA" => (DifferenceClass.NotReplicated, "it came here by replication itself, and is not passed on"),
            _ => (DifferenceClass.NotReplicated, "no rule took it: it is older than the rule, or outside of it"),
        };
        return what is DifferenceClass.NotReplicated && !pair.IsWanted ? judged with { IsNotBrought = true }
            : judged with { Difference = new(what, here.Key, Seen(here, head), null, why) };
    }

    async Task<PairJudged> OnlyThereAsync(PairJudged judged, RecordedVersion there, JoinedKey key, CancellationToken cancellationToken)
    {
        var hides = there.IsLatest && key.Left.Any(version => version is { IsLatest: true, IsDeleteMarker: false });
        if (there.IsDeleteMarker)
            return With(judged, DifferenceClass.OnlySecondary, null, there, hides
                ? "deleted there alone: a read there finds nothing" : "a delete marker that the primary does not have");
        var head = await secondary.AskAsync(there, cancellationToken);
        var origin = head?.ReplicationStatus is "REPLICA" ? "came by replication; the primary has deleted this version for good"
            : log?.IsDestination(there.Key, there.VersionId) is true ? "came by export; the primary has deleted what it is a copy of"
            : "written there, not brought there";
        return judged with
        {
            Difference = new(DifferenceClass.OnlySecondary, there.Key, null, Seen(there, head),
                hides ? $"{origin}; a read there finds this one, not what the primary has" : origin),
        };
    }

    static PairJudged With(PairJudged judged, DifferenceClass what, RecordedVersion? here, RecordedVersion? there, string detail) =>
        judged with { Difference = new(what, judged.Key, Seen(here), Seen(there), detail) };

    static SeenVersion? Seen(RecordedVersion? version, HeadObjectOutput? head = null) => version is null ? null
        : new(version.VersionId, version.Size, version.ETag, version.LastModified, version.IsDeleteMarker, version.IsLatest)
        {
            ReplicationStatus = head?.ReplicationStatus, Checksum = ObjectHead.Checksum(head),
        };
}
