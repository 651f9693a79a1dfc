using Amazon.S3.Model;
using Farshore.Recovery.Export;
using Farshore.Recovery.Inventory;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Proofs;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Moving;

/// <summary>What replication had brought when it was done.</summary>
/// <param name="Versions">Versions of the bucket.</param>
/// <param name="Looks">How often both buckets were listed until nothing was missing.</param>
public sealed record Drained(long Versions, int Looks);

/// <summary>Waits until everything that was written has come to the replica. Nobody may write any more.</summary>
public sealed record WaitForReplication(PlanBucket Resource, string Ledger, IReadOnlyList<string> After) : Step<Drained>
{
    public override IEnumerable<string> Needs() => After;

    public override string? About() => Resource.Name;

    public override bool OnlyWaits() => true;

    public override async Task<Drained> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        await using var log = await ExportLogs.FetchAsync(context, Ledger, Resource, cancellationToken);
        var looks = 0;
        return await context.UntilAsync(async () =>
        {
            looks++;
            var (versions, behind) = await LookAsync(context, log, cancellationToken);
            context.Report($"{behind} of {versions} versions are under way");
            return behind == 0 ? new Drained(versions, looks) : null;
        }, $"{Resource.Bucket} to be replicated to {Resource.Replica}", cancellationToken);
    }

    async Task<(long Versions, long Behind)> LookAsync(StepContext context, ExportLog? log, CancellationToken cancellationToken)
    {
        var (source, replica) = (context.World.InPrimary.S3, context.World.InSecondary.S3);
        var pairing = new VersionPairing(log, ExportScope.Current, deleteMarkers: false);
        var (versions, behind) = (0L, 0L);
        var keys = VersionListing.ReadAsync(source, Resource.Bucket, null, cancellationToken).ByKeyAsync(cancellationToken)
            .WithAsync(VersionListing.ReadAsync(replica, Resource.Replica, null, cancellationToken).ByKeyAsync(cancellationToken),
                cancellationToken);
        await foreach (var key in keys)
        {
            foreach (var pair in pairing.Pair(key).Where(pair => pair.Recorded is not null))
            {
                versions++;
                if (pair.Found is not null || pair.Recorded is not { IsDeleteMarker: false } missing) continue;
                behind += await IsUnderWayAsync(context, missing, cancellationToken) || pair.IsWanted ? 1 : 0;
            }
        }

        return (versions, behind);
    }

    /// <exception cref="StepRefusedException">Replication has given it up, and will not try again by itself.</exception>
    async Task<bool> IsUnderWayAsync(StepContext context, RecordedVersion missing, CancellationToken cancellationToken)
    {
        var head = await context.World.InPrimary.S3.GetObjectMetadataAsync(new GetObjectMetadataRequest
        {
            BucketName = Resource.Bucket, Key = missing.Key, VersionId = missing.VersionId,
        }, cancellationToken);
        return head.ReplicationStatus?.Value switch
        {
            "PENDING" => true,
            "FAILED" => throw new StepRefusedException($"the replication of {Resource.Bucket}/{missing.Key} failed and is not tried again: "
                + "mend what its role or key lacks, then farshore export"),
            null or "" when missing.IsLatest => throw new StepRefusedException(
                $"{Resource.Bucket}/{missing.Key} is older than the replication rule and was never exported: farshore export brings it"),
            _ => false,
        };
    }
}

/// <summary>Fetches export logs from a ledger.</summary>
static class ExportLogs
{
    /// <summary>Null where nothing was exported.</summary>
    public static async Task<ExportLog?> FetchAsync(
        StepContext context, string bucket, PlanBucket resource, CancellationToken cancellationToken)
    {
        var (world, s3) = (context.World, context.World.InSecondary.S3);
        var ledger = new Ledger(s3, bucket, context.State.Created.Plan);
        var key = ledger.ExportLogKey(resource.Name);
        if (!await ledger.HasAsync(key, cancellationToken)) return null;
        var file = Path.Combine(world.Folder, $"drained-{resource.Name}.log");
        await BucketRecordFile.FetchAsync(s3, bucket, key, file, cancellationToken);
        return await ExportLog.OpenAsync(file, resource.Bucket, resource.Replica, world.Time.GetUtcNow(), cancellationToken);
    }
}
