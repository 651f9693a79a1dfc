using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Recovery.Export;
using Farshore.Recovery.Inventory;

namespace Farshore.Recovery.Proofs;

/// <summary>Compares the secondary bucket with a record of the primary one, version by version and byte by byte. Calls nothing in the
/// primary Region and changes nothing.</summary>
/// <param name="secondary">Client of the secondary Region.</param>
public sealed class BucketProof(IAmazonS3 secondary)
{
    /// <summary>Objects read at once.</summary>
    public int Concurrency { get; init; } = 16;

    public ContentReading Content { get; init; }

    /// <summary>What export and replication were to bring.</summary>
    public ExportScope Scope { get; init; }

    /// <summary>Whether the replication rule repeats deletes.</summary>
    public bool DeleteMarkers { get; init; }

    /// <summary>The secondary bucket has versions of its own from before that stand for none of the record.</summary>
    public bool HasHistory { get; init; }

    /// <summary>The moment of the disaster: the end of what can have been written in the primary.</summary>
    public DateTimeOffset? DisasterAt { get; init; }

    /// <param name="record">What the primary bucket held.</param>
    /// <param name="bucket">The secondary bucket.</param>
    /// <param name="log">The export's log; null where nothing was exported.</param>
    /// <param name="progress">Told after each version.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public async Task<BucketProofResult> RunAsync(
        BucketRecord record, string bucket, ExportLog? log, IProgress<BucketProgress>? progress, CancellationToken cancellationToken)
    {
        var pairing = new VersionPairing(log, Scope, DeleteMarkers);
        var keys = BucketRecordFile.ReadAsync(record, cancellationToken).ByKeyAsync(cancellationToken)
            .WithAsync(VersionListing.ReadAsync(secondary, bucket, null, cancellationToken).ByKeyAsync(cancellationToken),
                cancellationToken);
        var judged = keys.SelectMany(pairing.Pair)
            .WorkInOrderAsync(Concurrency, (pair, token) => JudgeAsync(pair, record, bucket, log, token), cancellationToken);

        using var tally = new BucketTally(record, bucket, Content);
        await foreach (var verdict in judged)
        {
            tally.Add(verdict);
            progress?.Report(tally.Progress);
        }

        return tally.Finish(DisasterAt);
    }

    async Task<PairVerdict> JudgeAsync(VersionPair pair, BucketRecord record, string bucket, ExportLog? log,
        CancellationToken cancellationToken) =>
        pair switch
        {
            { Recorded: null, Found: { } found } => await JudgeUnpairedAsync(found, record, bucket, log, cancellationToken),
            { Recorded: { } recorded, Found: null } => new(pair.IsWanted ? PairEnd.Absent : PairEnd.OutOfScope, recorded, null),
            { Recorded: { IsDeleteMarker: true } recorded, Found.IsDeleteMarker: true } => Identical(recorded),
            { Recorded: { } recorded, Found: { } found } =>
                await CompareAsync(recorded, found, pair.ExpectedETag, bucket, cancellationToken),
            _ => throw new InvalidOperationException("a pair of nothing"),
        };

    async Task<PairVerdict> CompareAsync(
        RecordedVersion recorded, RecordedVersion found, string expectedETag, string bucket, CancellationToken cancellationToken)
    {
        if (recorded.IsDeleteMarker != found.IsDeleteMarker)
            return Different(recorded, found, found.IsDeleteMarker ? "a delete marker, and no object" : "an object, and no delete marker");
        if (Content == ContentReading.Listing || recorded.Sha256 is null)
        {
            return found.Size == recorded.Size && found.ETag == expectedETag
                ? Identical(recorded)
                : Different(recorded, found, $"{found.Size} bytes with ETag {found.ETag}, not {recorded.Size} with {expectedETag}");
        }

        var read = await ObjectContent.HashAsync(secondary, bucket, found.Key, found.VersionId, cancellationToken);
        if (read is null) return new(PairEnd.Absent, recorded, null);
        return read.Sha256 == recorded.Sha256
            ? Identical(recorded) with { Bytes = read.Size }
            : Different(recorded, found with { Size = read.Size, Sha256 = read.Sha256 },
                $"SHA-256 {read.Sha256}, not {recorded.Sha256}") with
            {
                Bytes = read.Size,
            };
    }

    // What lies in the secondary and not in the record came later, or should not be there.
    async Task<PairVerdict> JudgeUnpairedAsync(
        RecordedVersion found, BucketRecord record, string bucket, ExportLog? log, CancellationToken cancellationToken)
    {
        if (log?.IsDestination(found.Key, found.VersionId) == true)
            return Extra(found, "an exported copy of a version that the record does not hold");
        if (found.LastModified >= WholeSecond(record.Head.TakenAt)
            && (found.IsDeleteMarker || await IsReplicaAsync(found, bucket, cancellationToken)))
            return new(PairEnd.Newer, null, found);
        if (HasHistory) return new(PairEnd.OutOfScope, null, found);
        return found.LastModified > DisasterAt
            ? new(PairEnd.Written, null, found)
            : Extra(found, "not in the record, not exported, and older than the disaster");
    }

    async Task<bool> IsReplicaAsync(RecordedVersion found, string bucket, CancellationToken cancellationToken)
    {
        var head = await secondary.GetObjectMetadataAsync(
            new GetObjectMetadataRequest { BucketName = bucket, Key = found.Key, VersionId = found.VersionId }, cancellationToken);
        return head.ReplicationStatus?.Value == "REPLICA";
    }

    // S3 tells times in whole seconds, cut off.
    static DateTimeOffset WholeSecond(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), time.Offset);

    static PairVerdict Identical(RecordedVersion recorded) => new(PairEnd.Identical, recorded, recorded);

    static PairVerdict Different(RecordedVersion recorded, RecordedVersion found, string detail) =>
        new(PairEnd.Different, recorded, found) { Detail = detail };

    static PairVerdict Extra(RecordedVersion found, string detail) => new(PairEnd.Extra, null, found) { Detail = detail };
}
