using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>Reads every block of a machine's recovery point in the primary and writes the hashes to the ledger: the copy is compared with
/// them when the primary is gone.</summary>
public sealed record RecordDisks(string Resource, string Ledger, string Plan, Ref<PointMade> Point) : Step<IReadOnlyList<DiskRecord>>
{
    public override IEnumerable<string> Needs() => [Point.Step];

    public override string? About() => Resource;

    public override bool MovesContent() => true;

    public override async Task<IReadOnlyList<DiskRecord>> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (aws, ledger) = (context.World.InPrimary.Aws, new Ledger(context.World.InSecondary.S3, Ledger, Plan));
        List<DiskRecord> records = [];
        foreach (var (device, snapshot) in await RecoveryPoints.SnapshotsAsync(aws, context.Read(Point).Arn, cancellationToken))
        {
            var blocks = await DiskBlocks.ReadAsync(aws, snapshot, done => context.Report($"{device}: {done} blocks"), cancellationToken);
            var key = ledger.KeyOf(context.State.Run, $"disks/{Resource}{device.Replace('/', '-')}.blocks");
            await ledger.PutAsync(key, blocks.Write(), cancellationToken);
            records.Add(new(device, snapshot, blocks.SizeGiB, blocks.Hashes.Count, blocks.Root(), key));
        }

        return records;
    }

    public override async Task UndoAsync(StepContext context, IReadOnlyList<DiskRecord> output, CancellationToken cancellationToken)
    {
        var ledger = new Ledger(context.World.InSecondary.S3, Ledger, Plan);
        foreach (var record in output) await ledger.DeleteAsync(record.RecordKey, cancellationToken);
    }
}
