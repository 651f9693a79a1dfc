using Farshore.Recovery.Inventory;

namespace Farshore.Recovery.Proofs;

/// <summary>How a pair of versions was judged. Whether an absent one is missing or pending is known only at the end.</summary>
enum PairEnd
{
    Identical,
    Different,
    Absent,
    OutOfScope,
    Newer,
    Written,
    Extra,
}

/// <summary>A judged pair.</summary>
/// <param name="End">The judgement.</param>
/// <param name="Recorded">The version of the record, if any.</param>
/// <param name="Found">What the secondary holds, by what was read of it.</param>
sealed record PairVerdict(PairEnd End, RecordedVersion? Recorded, RecordedVersion? Found)
{
    public string? Detail { get; init; }

    public long Bytes { get; init; }
}

/// <summary>Gathers verdicts in the order of the record: counts, both roots, the newest version that came through, what is
/// absent.</summary>
sealed class BucketTally(BucketRecord record, string bucket, ContentReading content) : IDisposable
{
    const int MostDifferences = 1000;

    readonly long[] counts = new long[Enum.GetValues<PairEnd>().Length];
    readonly BucketRoot foundRoot = new();
    readonly BucketRoot recordRoot = new();
    readonly List<BucketDifference> differences = [];
    readonly List<(DateTimeOffset Written, bool WasPending)> absent = [];
    DateTimeOffset? newest;
    long bytes;

    public BucketProgress Progress => new(bucket, counts.Sum(), bytes);

    public void Add(PairVerdict verdict)
    {
        counts[(int)verdict.End]++;
        bytes += verdict.Bytes;
        if (verdict is { Recorded: { } recorded, End: PairEnd.Identical or PairEnd.Different or PairEnd.Absent })
        {
            recordRoot.Add(recorded);
            // In the terms of the record, so that exported versions, whose ids differ, make the same root.
            if (verdict.Found is { } found) foundRoot.Add(recorded.Key, recorded.VersionId, found.Size, BucketRoot.ContentOf(found));
        }

        if (verdict is { End: PairEnd.Identical or PairEnd.Different, Recorded: { } come }) Come(come.LastModified);
        if (verdict is { End: PairEnd.Newer, Found: { } later }) Come(later.LastModified);
        Note(verdict);
    }

    public BucketProofResult Finish(DateTimeOffset? disasterAt)
    {
        var pending = absent.Count(IsPending);
        var recoveredTo = RecoveredTo();
        return new()
        {
            Bucket = bucket,
            Content = content,
            Versions = Of(PairEnd.Identical) + Of(PairEnd.Different) + Of(PairEnd.Absent),
            Identical = Of(PairEnd.Identical),
            Different = Of(PairEnd.Different),
            Missing = Of(PairEnd.Absent) - pending,
            Pending = pending,
            Extra = Of(PairEnd.Extra),
            Newer = Of(PairEnd.Newer),
            Written = Of(PairEnd.Written),
            OutOfScope = Of(PairEnd.OutOfScope),
            Bytes = bytes,
            Root = foundRoot.Finish(),
            RecordRoot = recordRoot.Finish(),
            NewestFound = newest,
            RecoveredTo = recoveredTo,
            RpoSeconds = disasterAt is { } at ? Math.Max(0, (at - recoveredTo).TotalSeconds) : null,
            Differences = [.. differences.Select(Settle)],
        };
    }

    public void Dispose()
    {
        foundRoot.Dispose();
        recordRoot.Dispose();
    }

    void Come(DateTimeOffset written)
    {
        if (newest is null || written > newest) newest = written;
    }

    void Note(PairVerdict verdict)
    {
        if (verdict is { End: PairEnd.Absent, Recorded: { } gone }) absent.Add((gone.LastModified, gone.ReplicationStatus == "PENDING"));
        if (differences.Count == MostDifferences) return;
        var version = verdict.Recorded ?? verdict.Found!;
        (BucketDifferenceKind Kind, string Detail)? difference = verdict.End switch
        {
            PairEnd.Absent when version.ReplicationStatus == "PENDING" => (BucketDifferenceKind.Pending, "replication had not come to it"),
            PairEnd.Absent => (BucketDifferenceKind.Missing, "neither a replica nor an exported copy is there"),
            PairEnd.Different => (BucketDifferenceKind.Different, verdict.Detail!),
            PairEnd.Extra => (BucketDifferenceKind.Extra, verdict.Detail!),
            _ => null,
        };
        if (difference is var (kind, detail)) differences.Add(new(version.Key, version.VersionId, kind, detail, version.LastModified));
    }

    BucketDifference Settle(BucketDifference noted) =>
        noted.Kind == BucketDifferenceKind.Missing && IsPending((noted.LastModified, false))
            ? noted with { Kind = BucketDifferenceKind.Pending, Detail = "newer than anything that was replicated" }
            : noted;

    bool IsPending((DateTimeOffset Written, bool WasPending) version) => version.WasPending || version.Written > newest;

    // Without a loss, the record is the witness up to the moment it was taken, and newer replicas are from then on. With one, it is the
    // oldest loss that counts, because replication does not keep the order of different keys.
    DateTimeOffset RecoveredTo()
    {
        var withoutLoss = newest is null || newest < record.Head.TakenAt ? record.Head.TakenAt : newest.Value;
        return absent.Count == 0 ? withoutLoss : absent.Min(version => version.Written);
    }

    long Of(PairEnd end) => counts[(int)end];
}
