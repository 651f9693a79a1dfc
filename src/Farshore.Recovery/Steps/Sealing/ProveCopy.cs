using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Verify;

namespace Farshore.Recovery.Steps.Sealing;

/// <summary>Reads every block of a machine's copy in the secondary and compares it with the record of the original: only then is the
/// machine
/// called recoverable.</summary>
public sealed record ProveCopy(string Resource, string Ledger, Ref<string> Copy, Ref<IReadOnlyList<DiskRecord>> Disks) : Step<MemberProof>
{
    const string Compared = "blocks";

    public override IEnumerable<string> Needs() => [Copy.Step, Disks.Step];

    public override string? About() => Resource;

    public override bool MovesContent() => true;

    public override bool OnlyWaits() => true;

    public override bool MaySkip() => true;

    public override MemberProof WhenSkipped(string reason) => MemberProof.Failed(Compared, reason);

    public override async Task<MemberProof> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            return Judge(await ProveDisks.CompareAsync(
                context, Ledger, context.State.Created.Plan, context.Read(Copy), context.Read(Disks), cancellationToken));
        }
        catch (Exception refused) when (Failure.AsRefusal(refused) is { } reason)
        {
            return MemberProof.Failed(Compared, reason);
        }
    }

    static MemberProof Judge(IReadOnlyList<DiskProved> disks)
    {
        var equal = disks.Count > 0 && disks.All(disk => disk.Verified);
        var blocks = disks.Sum(disk => disk.Blocks);
        return new(Compared, equal, equal, equal
            ? $"all {blocks:#,0} blocks of {(disks.Count == 1 ? "the disk" : $"{disks.Count} disks")} are the same"
            : disks.Count == 0 ? "it has no disk that could be compared"
            : string.Join("; ", disks.Where(disk => !disk.Verified).Select(disk =>
                $"{disk.Device}: {disk.Different:#,0} blocks differ, {disk.Missing:#,0} are missing, {disk.Extra:#,0} are too many")));
    }
}
