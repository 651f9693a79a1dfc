using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Backup;

namespace Farshore.Recovery.Steps.Verify;

/// <summary>A disk of the copy beside the record of the original.</summary>
/// <param name="Device">E.g. <c>/dev/xvda</c>.</param>
/// <param name="Blocks">Blocks of the record that are not all zero.</param>
/// <param name="Identical">Those that the copy holds with the same content.</param>
/// <param name="Different">Those that it holds with other content.</param>
/// <param name="Missing">Those that it does not hold.</param>
/// <param name="Extra">Blocks that only the copy holds.</param>
/// <param name="Root">Hash over the copy.</param>
/// <param name="RecordRoot">Hash over the record. Equal roots: the disks are the same, bit for bit.</param>
public sealed record DiskProved(
    string Device, int Blocks, int Identical, int Different, int Missing, int Extra, string Root, string RecordRoot)
{
    public bool Verified => Root == RecordRoot;

    public static DiskProved Compare(string device, DiskBlocks record, DiskBlocks copy)
    {
        var there = copy.Hashes.ToDictionary(block => block.Index, block => block.Hash);
        var identical = record.Hashes.Count(block => there.TryGetValue(block.Index, out var hash) && hash == block.Hash);
        var missing = record.Hashes.Count(block => !there.ContainsKey(block.Index));
        var different = record.Hashes.Count - identical - missing;
        return new(device, record.Hashes.Count, identical, different, missing,
            copy.Hashes.Count - identical - different, copy.Root(), record.Root());
    }
}

/// <summary>What the comparison of a machine's disks came to.</summary>
/// <param name="Disks">Disk by disk.</param>
/// <param name="Error">Why it could not be made.</param>
public sealed record DisksProved(IReadOnlyList<DiskProved> Disks, string? Error = null)
{
    public bool Verified => Error is null && Disks.Count > 0 && Disks.All(disk => disk.Verified);
}

/// <summary>Reads every block of the copy in the secondary and compares it with the record that was taken of the primary's
/// snapshot.</summary>
public sealed record ProveDisks(PlanMachine Resource, string Ledger, Ref<Capsule> Set, IReadOnlyList<string> After) : Step<DisksProved>
{
    public override IEnumerable<string> Needs() => [Set.Step, .. After];

    public override string? About() => Resource.Name;

    public override bool MovesContent() => true;

    public override bool OnlyWaits() => true;

    public override bool MaySkip() => true;

    public override DisksProved WhenSkipped(string reason) => new([], reason);

    public override async Task<DisksProved> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            var capsule = context.Read(Set);
            var member = capsule.Find(Resource.Name)!;
            return new(await CompareAsync(context, Ledger, capsule.Plan, member.Copy!, member.Disks ?? [], cancellationToken));
        }
        catch (Exception refused) when (Failure.AsRefusal(refused) is { } reason)
        {
            return new([], reason);
        }
    }

    /// <summary>Compares a copy's disks with records in the ledger of a plan.</summary>
    internal static async Task<IReadOnlyList<DiskProved>> CompareAsync(
        StepContext context, string ledger, string plan, string copy, IReadOnlyList<DiskRecord> records,
            CancellationToken cancellationToken)
    {
        var region = context.World.InSecondary;
        var snapshots = await RecoveryPoints.SnapshotsAsync(region.Aws, copy, cancellationToken);
        List<DiskProved> disks = [];
        foreach (var record in records)
        {
            var original = await DiskRecords.ReadAsync(region.S3, ledger, plan, record, cancellationToken);
            var snapshot = snapshots.FirstOrDefault(found => found.Device == record.Device).Snapshot
                ?? throw new StepRefusedException($"the copy {copy} has no disk {record.Device}");
            var now = await DiskBlocks.ReadAsync(
                region.Aws, snapshot, done => context.Report($"{record.Device}: {done} blocks"), cancellationToken);
            disks.Add(DiskProved.Compare(record.Device, original, now));
        }

        return disks;
    }
}

/// <summary>Fetches disk records from a ledger.</summary>
static class DiskRecords
{
    public static async Task<DiskBlocks> ReadAsync(
        Amazon.S3.IAmazonS3 s3, string bucket, string plan, DiskRecord record, CancellationToken cancellationToken)
    {
        var text = await new Ledger(s3, bucket, plan).GetAsync(record.RecordKey, cancellationToken)
            ?? throw new StepRefusedException($"the ledger {bucket} has lost the disk record {record.RecordKey}");
        var blocks = DiskBlocks.Parse(text);
        return blocks.Root() == record.Root ? blocks
            : throw new StepRefusedException($"the disk record {record.RecordKey} is not the one that was sealed");
    }
}
