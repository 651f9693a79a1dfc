using Farshore.Recovery.Export;
using Farshore.Recovery.Inventory;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Proofs;

/// <summary>Compares two buckets that are both there, as they are now: the listings version by version, what the listings cannot settle by
/// asking, and of current objects what is beside the bytes too. Changes nothing.</summary>
/// <remarks>It says where the two differ and what would help; that a recovery has everything, <see cref="BucketProof"/> proves.</remarks>
public sealed class SideBySide(RegionAccess primary, RegionAccess secondary)
{
    /// <summary>Versions asked about at once.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>Current objects whose headers, metadata and tags are compared; the bytes of every version are.</summary>
    public int MostMetadata { get; init; } = 50_000;

    /// <summary>Whether the rule brings delete markers.</summary>
    public bool DeleteMarkers { get; init; }

    /// <param name="bucket">In the primary.</param>
    /// <param name="replica">In the secondary.</param>
    /// <param name="log">The export's log; null where nothing was exported.</param>
    /// <param name="tally">Takes what is found.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public async Task RunAsync(string bucket, string replica, ExportLog? log, SideBySideTally tally, CancellationToken cancellationToken)
    {
        var pairing = new VersionPairing(log, ExportScope.Current, DeleteMarkers);
        PairJudge judge = new(new(primary, bucket), new(secondary, replica), log);
        var left = MostMetadata;
        var keys = VersionListing.ReadAsync(primary.S3, bucket, null, cancellationToken).ByKeyAsync(cancellationToken)
            .WithAsync(VersionListing.ReadAsync(secondary.S3, replica, null, cancellationToken).ByKeyAsync(cancellationToken),
                cancellationToken);
        var judged = keys
            .SelectMany(key => Matched(pairing.Pair(key)).Select(pair => (Key: key, Pair: pair)))
            .WorkInOrderAsync(Concurrency, (work, token) => judge.JudgeAsync(
                work.Pair, work.Key, work.Pair.Recorded is { IsLatest: true } && Interlocked.Decrement(ref left) >= 0, token),
                cancellationToken);
        await foreach (var one in judged) tally.Add(one);
    }

    /// <summary>Looks at the replica alone, where the primary cannot be asked.</summary>
    public async Task RunOneSidedAsync(string replica, SideBySideTally tally, CancellationToken cancellationToken)
    {
        await foreach (var version in VersionListing.ReadAsync(secondary.S3, replica, null, cancellationToken)) tally.See(version.Key);
    }

    /// <summary>A copy that no log tells of, under an id of its own, still stands for what it is a copy of.</summary>
    static List<VersionPair> Matched(IReadOnlyList<VersionPair> pairs)
    {
        List<VersionPair> matched = [.. pairs];
        foreach (var alone in pairs.Where(pair => pair is { Found: null, Recorded.IsDeleteMarker: false }))
        {
            var copy = matched.FirstOrDefault(pair => pair is { Recorded: null, Found: { IsDeleteMarker: false } found }
                && found.Size == alone.Recorded!.Size && found.ETag == alone.Recorded.ETag);
            if (copy is null) continue;
            matched.Remove(copy);
            matched[matched.IndexOf(alone)] = alone with { Found = copy.Found };
        }

        return matched;
    }
}
