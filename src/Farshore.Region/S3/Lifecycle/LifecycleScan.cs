using Farshore.Aws;
using Farshore.Region.S3.Storage;
using Farshore.Region.Storage;

namespace Farshore.Region.S3.Lifecycle;

/// <summary>Goes through a bucket once, as of a moment, and does what its rules say. Done twice it does nothing more, so a scan that broke
/// off is begun again.</summary>
sealed class LifecycleScan(Database database, ObjectStore store, BucketState bucket, DateTimeOffset at)
{
    const int OnPage = 1000;

    readonly LifecycleJudge judge = new(bucket.Lifecycle!);
    DateTimeOffset next = DateTimeOffset.MaxValue;

    /// <summary>What was done so far.</summary>
    public int Done { get; private set; }

    /// <returns>When something falls due again, as far as can be known.</returns>
    public async Task<DateTimeOffset> RunAsync(CancellationToken cancellationToken)
    {
        if (judge.IsIdle) return next;
        await ScanVersionsAsync(cancellationToken);
        if (judge.HasAborts) await ScanUploadsAsync(cancellationToken);
        // What was done today has made versions noncurrent and markers lonely.
        return Done > 0 && at.AddDays(1) < next ? at.AddDays(1) : next;
    }

    async Task ScanVersionsAsync(CancellationToken cancellationToken)
    {
        AgingVersion? last = null;
        DateTimeOffset replaced = default;
        var older = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // One more than a page: whether a version is the only one of its key shows in the next.
            var rows = database.Read(connection => AgingVersion.After(connection, bucket.Name, last, OnPage + 1));
            List<Task<bool>> acts = [];
            foreach (var (row, following) in rows.Take(OnPage).Zip(rows.Skip(1).Append(null)))
            {
                var isCurrent = last is null || !string.Equals(last.Key, row.Key, StringComparison.Ordinal);
                older = isCurrent ? 0 : older + 1;
                var isOnly = isCurrent && !string.Equals(following?.Key, row.Key, StringComparison.Ordinal);
                Weigh(new(row, isOnly, isCurrent ? null : replaced, Math.Max(0, older - 1)), acts, cancellationToken);
                (last, replaced) = (row, row.LastModified);
            }

            Done += (await Task.WhenAll(acts)).Count(done => done);
            if (rows.Count <= OnPage) return;
        }
    }

    void Weigh(AgingPlace place, List<Task<bool>> acts, CancellationToken cancellationToken)
    {
        var decision = judge.Decide(place, at);
        if (decision.Next < next) next = decision.Next;
        if (decision.Action != LifecycleAction.None && place.Version.AwaitsReplication)
        {
            if (at.AddDays(1) < next) next = at.AddDays(1);
            return;
        }

        if (decision.Action != LifecycleAction.None) acts.Add(ActAsync(place.Version, decision, cancellationToken));
    }

    async Task<bool> ActAsync(AgingVersion version, LifecycleDecision decision, CancellationToken cancellationToken)
    {
        try
        {
            return await (decision.Action switch
            {
                LifecycleAction.Expire => store.ExpireAsync(bucket.Name, version.Key, version.Sequence, at, cancellationToken),
                LifecycleAction.Remove => store.RemoveAsync(
                    bucket.Name, version.Key, version.VersionId, version.Sequence, cancellationToken),
                _ => store.TransitionAsync(
                    bucket.Name, version.Key, version.VersionId, version.Sequence, decision.StorageClass!, cancellationToken),
            });
        }
        catch (AwsException)
        {
            // Locked, or gone with its bucket: the store has the last word.
            return false;
        }
    }

    async Task ScanUploadsAsync(CancellationToken cancellationToken)
    {
        var (key, id) = (Array.Empty<byte>(), "");
        while (true)
        {
            var uploads = store.UploadsFrom(bucket.Name, key, id, KeyRange.Past(default), OnPage);
            foreach (var upload in uploads)
            {
                (key, id) = (KeyRange.Of(upload.Key), upload.UploadId);
                if (LifecycleDates.Abort(bucket, upload.Key, upload.Initiated) is not { } abort) continue;
                if (abort.At > at)
                {
                    if (abort.At < next) next = abort.At;
                    continue;
                }

                try
                {
                    await store.AbortAsync(upload, cancellationToken);
                    Done++;
                }
                catch (AwsException)
                {
                    // Completed or aborted by its owner meanwhile.
                }
            }

            if (uploads.Count < OnPage) return;
        }
    }
}
