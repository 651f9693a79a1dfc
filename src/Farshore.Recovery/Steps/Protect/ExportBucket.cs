using Farshore.Recovery.Export;
using Farshore.Recovery.Inventory;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Protect;

/// <summary>Brings the objects from before the replication rule to the replica, and the log of it to the ledger. A run cut off goes on
/// where the log ends.</summary>
public sealed record ExportBucket(PlanBucket Bucket, string Ledger, string Plan) : Step<ExportResult>
{
    public ExportScope Scope { get; init; }

    /// <summary>What must have happened before.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    // Journals from before it was written down have none.
    public override IEnumerable<string> Needs() => After ?? [];

    public override string? About() => Bucket.Name;

    public override bool MovesContent() => true;

    /// <summary>Where the log is while a run lasts; a run may bring a bucket both ways.</summary>
    internal static string LogFile(StepContext context, PlanBucket bucket) =>
        Path.Combine(context.World.Folder, $"export-{bucket.Name}-to-{bucket.Replica}.log");

    public override async Task<ExportResult> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (primary, secondary) = (context.World.InPrimary.S3, context.World.InSecondary.S3);
        var ledger = new Ledger(secondary, Ledger, Plan);
        var key = ledger.ExportLogKey(Bucket.Name);
        var log = LogFile(context, Bucket);
        if (!File.Exists(log) && await ledger.HasAsync(key, cancellationToken))
            await BucketRecordFile.FetchAsync(secondary, Ledger, key, log, cancellationToken);

        var progress = new Progress<ExportProgress>(said => context.Report($"{said.Versions} versions, {said.Copied} copied"));
        var result = await new BucketExport(primary, secondary, context.World.Time) { Scope = Scope }
            .RunAsync(Bucket.Bucket, Bucket.Replica, log, progress, cancellationToken);
        await BucketRecordFile.SaveAsync(secondary, Ledger, key, log, cancellationToken);
        return result.Succeeded ? result : throw new StepRefusedException(result.GaveUp
            ?? $"{result.Failed} versions of {Bucket.Bucket} could not be exported; the first: "
            + $"{result.Failures[0].Key}: {result.Failures[0].Error}");
    }
}
