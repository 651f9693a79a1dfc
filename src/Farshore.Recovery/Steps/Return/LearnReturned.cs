using System.Text.Json;
using Farshore.Recovery.Export;
using Farshore.Recovery.Inventory;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Return;

/// <summary>Turns the log of what was brought home round: each version at home stands for the one it was copied from, so that nothing
/// of it is exported again, and what remains in the secondary is no surplus.</summary>
/// <param name="Resource">As in the plan.</param>
/// <param name="Ledger">The plan's, in the secondary.</param>
/// <param name="HomeLedger">That of the way home.</param>
public sealed record LearnReturned(PlanBucket Resource, string Ledger, string HomeLedger, IReadOnlyList<string> After) : Step<long>
{
    public override IEnumerable<string> Needs() => After;

    public override string? About() => Resource.Name;

    public override bool MovesContent() => true;

    /// <returns>Versions learnt.</returns>
    public override async Task<long> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (away, home, folder, plan) =
            (context.World.InPrimary.S3, context.World.InSecondary.S3, context.World.Folder, context.State.Created.Plan);
        var (returned, known) = (
            Path.Combine(folder, $"returned-{Resource.Name}.log"), Path.Combine(folder, $"learnt-{Resource.Name}.log"));
        var (homeLedger, ledger) = (new Ledger(home, HomeLedger, plan), new Ledger(away, Ledger, plan));
        var key = ledger.ExportLogKey(Resource.Name);
        if (!await homeLedger.HasAsync(key, cancellationToken)) return 0;
        await BucketRecordFile.FetchAsync(home, HomeLedger, key, returned, cancellationToken);
        File.Delete(known);
        if (await ledger.HasAsync(key, cancellationToken)) await BucketRecordFile.FetchAsync(away, Ledger, key, known, cancellationToken);
        var learnt = 0L;
        await using (var log = await ExportLog.OpenAsync(
            known, Resource.Bucket, Resource.Replica, context.World.Time.GetUtcNow(), cancellationToken))
        {
            await foreach (var line in File.ReadLinesAsync(returned, cancellationToken))
            {
                if (JsonSerializer.Deserialize(line, ExportShapes.Default.ExportEntry) is not
                    { Event: ExportEvent.Copied or ExportEvent.Adopted, DestinationVersionId: { } atHome } entry) continue;

                // What was exported once and found at home again is on record already, and under the same name.
                if (log.Find(entry.Key, atHome)?.DestinationVersionId == entry.VersionId) continue;
                await log.AppendAsync(new(entry.At, ExportEvent.Adopted, entry.Key, atHome)
                {
                    DestinationVersionId = entry.VersionId, DestinationETag = entry.ETag, ETag = entry.DestinationETag ?? entry.ETag,
                    Size = entry.Size,
                }, cancellationToken);
                learnt++;
            }
        }

        await BucketRecordFile.SaveAsync(away, Ledger, key, known, cancellationToken);
        return learnt;
    }
}
