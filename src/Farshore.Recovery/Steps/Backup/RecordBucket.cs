using Farshore.Recovery.Inventory;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>Lists and hashes every version that a bucket had at the set's instant and writes the list to the ledger: the replica is
/// compared with it when the primary
/// is gone.</summary>
/// <param name="Instant">Versions written from then on are left out.</param>
/// <param name="After">The step after which that instant is past.</param>
public sealed record RecordBucket(PlanBucket Bucket, string Ledger, string Plan, Ref<DateTimeOffset> Instant, Ref<bool> After)
    : Step<BucketMember>
{
    public override IEnumerable<string> Needs() => [Instant.Step, After.Step];

    public override string? About() => Bucket.Name;

    public override bool MovesContent() => true;

    public override async Task<BucketMember> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (primary, secondary) = (context.World.InPrimary, context.World.InSecondary);
        var ledger = new Ledger(secondary.S3, Ledger, Plan);
        var key = ledger.KeyOf(context.State.Run, $"buckets/{Bucket.Name}.jsonl");
        var file = Path.Combine(context.World.Folder, $"record-{Bucket.Name}.jsonl");
        var progress = new Progress<BucketProgress>(said => context.Report($"{said.Versions} versions"));
        var record = await new BucketRecorder(primary.S3, context.World.Time) { AsOf = context.Read(Instant) }
            .TakeAsync(Bucket.Bucket, primary.Region, file, ContentReading.Full, progress, cancellationToken);
        await BucketRecordFile.SaveAsync(secondary.S3, Ledger, key, file, cancellationToken);
        return new(Bucket.Bucket, Bucket.Replica, key, record.End.Root, record.End.Versions, record.Head.TakenAt);
    }

    public override Task UndoAsync(StepContext context, BucketMember output, CancellationToken cancellationToken) =>
        new Ledger(context.World.InSecondary.S3, Ledger, Plan).DeleteAsync(output.RecordKey, cancellationToken);
}
