using Amazon.S3;
using Farshore.Recovery.Inventory;

namespace Farshore.Recovery.Export;

/// <summary>Brings objects that were there before replication into the secondary bucket. May be killed at any moment and run again: what is
/// there is found by its replica's version id, by the log, or by looking.</summary>
/// <remarks>
/// 1. Both buckets are listed side by side, key by key.
/// 2. For each key the two listings and the log decide what is to be done (<see cref="ExportDecisions"/>).
/// 3. The intent is written, the copy made, the outcome written; keys run at once, the versions of one key one after the other.
/// </remarks>
public sealed class BucketExport(IAmazonS3 source, IAmazonS3 destination, TimeProvider time)
{
    const int MostFailuresListed = 1000;

    // The Region is away, or the credentials are wrong: a million more attempts would say the same.
    const int MostFailuresInARow = 50;

    /// <summary>Keys worked on at once.</summary>
    public int Concurrency { get; init; } = 16;

    public ExportScope Scope { get; init; }

    /// <summary>What one request copies at most; AWS takes 5 GiB.</summary>
    public long LargestInOneRequest { get; init; } = 5L << 30;

    /// <summary>Copies what is missing and returns when every version of the source is settled.</summary>
    /// <param name="sourceBucket">Where the objects are.</param>
    /// <param name="destinationBucket">Where they are to be; versioned.</param>
    /// <param name="logFile">The export log; an existing one is gone on with.</param>
    /// <param name="progress">Told after each key.</param>
    /// <param name="cancellationToken">Stops between requests; the next run goes on.</param>
    public async Task<ExportResult> RunAsync(
        string sourceBucket, string destinationBucket, string logFile, IProgress<ExportProgress>? progress,
            CancellationToken cancellationToken)
    {
        await using var log = await ExportLog.OpenAsync(logFile, sourceBucket, destinationBucket, time.GetUtcNow(), cancellationToken);
        var exporter = new KeyExport(source, destination, sourceBucket, destinationBucket, log, time)
        {
            Copy = new(source, destination) { LargestInOneRequest = LargestInOneRequest },
        };
        var keys = VersionListing.ReadAsync(source, sourceBucket, null, cancellationToken).ByKeyAsync(cancellationToken)
            .WithAsync(VersionListing.ReadAsync(destination, destinationBucket, null, cancellationToken).ByKeyAsync(cancellationToken),
                cancellationToken)
            .Where(key => key.Left.Count > 0)
            .WorkInOrderAsync(Concurrency, (key, token) =>
                exporter.RunAsync(ExportDecisions.For(key, Scope, log), token), cancellationToken);

        var tally = new ExportTally(MostFailuresListed);
        await foreach (var outcomes in keys)
        {
            foreach (var outcome in outcomes) tally.Add(outcome);
            progress?.Report(tally.Progress);
            if (tally.FailuresInARow >= MostFailuresInARow)
                return tally.Finish($"{MostFailuresInARow} versions failed one after the other, the last one with: {tally.LastError}");
        }

        return tally.Finish(null);
    }
}
