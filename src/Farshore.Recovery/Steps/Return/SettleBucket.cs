using Amazon.S3.Model;
using Farshore.Recovery.Export;
using Farshore.Recovery.Inventory;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Protect;

namespace Farshore.Recovery.Steps.Return;

/// <summary>What was done so that the bucket at home shows what stands in the secondary.</summary>
/// <param name="Copied">Objects put on top of what had been written at home meanwhile.</param>
/// <param name="Hidden">Objects that were deleted where the workload stood, or were never there: hidden by a delete marker.</param>
public sealed record BucketSettled(long Copied, long Hidden);

/// <summary>After every version has been brought home: sees to it that whoever reads there finds what stands in the secondary. What was
/// written at home meanwhile stays as an older version.</summary>
/// <param name="Resource">As on the way home: its bucket is where the workload stands, its replica is at home.</param>
public sealed record SettleBucket(PlanBucket Resource, string Ledger, IReadOnlyList<string> After) : Step<BucketSettled>
{
    public override IEnumerable<string> Needs() => After;

    public override string? About() => Resource.Name;

    public override bool MovesContent() => true;

    public override async Task<BucketSettled> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (here, home) = (context.World.InPrimary.S3, context.World.InSecondary.S3);
        var file = ExportBucket.LogFile(context, Resource);
        var (copied, hidden) = (0L, 0L);
        await using (var log = await ExportLog.OpenAsync(
            file, Resource.Bucket, Resource.Replica, context.World.Time.GetUtcNow(), cancellationToken))
        {
            var keys = VersionListing.ReadAsync(here, Resource.Bucket, null, cancellationToken).ByKeyAsync(cancellationToken).WithAsync(
                VersionListing.ReadAsync(home, Resource.Replica, null, cancellationToken).ByKeyAsync(cancellationToken), cancellationToken);
            await foreach (var key in keys)
            {
                var (wanted, shown) = (Current(key.Left), Current(key.Right));
                if (wanted is null && shown is not null)
                {
                    await home.DeleteObjectAsync(
                        new DeleteObjectRequest { BucketName = Resource.Replica, Key = key.Key }, cancellationToken);
                    hidden++;
                }
                else if (wanted is not null && !Same(wanted, shown, log))
                {
                    var (version, etag) = await new ObjectCopy(here, home)
                        .CopyAsync(Resource.Bucket, wanted, Resource.Replica, cancellationToken);
                    await log.AppendAsync(new(context.World.Time.GetUtcNow(), ExportEvent.Copied, wanted.Key, wanted.VersionId)
                    {
                        DestinationVersionId = version, DestinationETag = etag, ETag = wanted.ETag, Size = wanted.Size,
                    }, cancellationToken);
                    copied++;
                }
            }
        }

        var saved = new Ledger(home, Ledger, context.State.Created.Plan).ExportLogKey(Resource.Name);
        await BucketRecordFile.SaveAsync(home, Ledger, saved, file, cancellationToken);
        return new(copied, hidden);
    }

    static RecordedVersion? Current(IReadOnlyList<RecordedVersion> versions) =>
        versions.FirstOrDefault(version => version is { IsLatest: true, IsDeleteMarker: false });

    static bool Same(RecordedVersion wanted, RecordedVersion? shown, ExportLog log) => shown is not null
        && ((wanted.VersionId == shown.VersionId && wanted.VersionId != "null")
            || log.Find(wanted.Key, wanted.VersionId)?.DestinationVersionId == shown.VersionId
            || (wanted.ETag == shown.ETag && wanted.Size == shown.Size));
}
