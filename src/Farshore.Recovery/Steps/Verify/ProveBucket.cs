using Farshore.Recovery.Export;
using Farshore.Recovery.Inventory;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Proofs;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Verify;

/// <summary>What the comparison of a replica with the record of its bucket came to.</summary>
/// <param name="Result">Version by version; null where it could not be made.</param>
/// <param name="Properties">The replica's settings against the plan.</param>
/// <param name="Error">Why it could not be made.</param>
public sealed record BucketProved(BucketProofResult? Result, IReadOnlyList<PropertyCheck> Properties, string? Error = null)
{
    public bool Verified => Result is { Verified: true } && Properties.All(check => check.Passed);
}

/// <summary>Compares a replica, version by version and byte by byte, with what the primary's bucket held when the set was taken, and its
/// settings with the plan. Changes nothing, and calls nothing in the primary.</summary>
public sealed record ProveBucket(PlanBucket Resource, string Ledger, Ref<Capsule> Set, Ref<Disaster> Disaster, IReadOnlyList<string> After)
    : Step<BucketProved>
{
    public override IEnumerable<string> Needs() => [Set.Step, Disaster.Step, .. After];

    public override string? About() => Resource.Name;

    public override bool MovesContent() => true;

    public override bool OnlyWaits() => true;

    public override bool MaySkip() => true;

    public override BucketProved WhenSkipped(string reason) => new(null, [], reason);

    public override async Task<BucketProved> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (region, capsule) = (context.World.InSecondary, context.Read(Set));
        try
        {
            var properties = await new BucketProperties(region.S3).CheckAsync(Resource.Replica, Expected(region.Region), cancellationToken);
            var result = await CompareAsync(
                context, Resource, Ledger, capsule.Find(Resource.Name)!.Bucket!, context.Read(Disaster).At, cancellationToken);
            return new(result, [.. properties.Where(IsWanted)]);
        }
        catch (Exception refused) when (Failure.AsRefusal(refused) is { } reason)
        {
            return new(null, [], reason);
        }
    }

    /// <summary>Compares a replica with a record in the ledger.</summary>
    internal static async Task<BucketProofResult> CompareAsync(
        StepContext context, PlanBucket resource, string ledger, BucketMember member, DateTimeOffset? disasterAt,
        CancellationToken cancellationToken)
    {
        var (world, s3) = (context.World, context.World.InSecondary.S3);
        var file = Path.Combine(world.Folder, $"record-{resource.Name}.jsonl");
        await BucketRecordFile.FetchAsync(s3, ledger, member.RecordKey, file, cancellationToken);
        var record = await BucketRecordFile.OpenAsync(file, cancellationToken);
        await using var log = await ExportLogAsync(context, resource, ledger, cancellationToken);
        var progress = new Progress<BucketProgress>(said => context.Report($"{said.Versions} versions"));
        return await new BucketProof(s3) { DisasterAt = disasterAt, HasHistory = resource.HasHistory }
            .RunAsync(record, resource.Replica, log, progress, cancellationToken);
    }

    static async Task<ExportLog?> ExportLogAsync(
        StepContext context, PlanBucket resource, string bucket, CancellationToken cancellationToken)
    {
        var (world, s3) = (context.World, context.World.InSecondary.S3);
        var ledger = new Ledger(s3, bucket, context.State.Created.Plan);
        var key = ledger.ExportLogKey(resource.Name);
        if (!await ledger.HasAsync(key, cancellationToken)) return null;
        var file = Path.Combine(world.Folder, $"export-{resource.Name}.log");
        await BucketRecordFile.FetchAsync(s3, bucket, key, file, cancellationToken);
        return await ExportLog.OpenAsync(file, resource.Bucket, resource.Replica, world.Time.GetUtcNow(), cancellationToken);
    }

    BucketExpectations Expected(string region) => new(region)
    {
        Versioning = Resource.Properties.Versioning,
        Encryption = Resource.Properties.Encryption,
        PublicAccessBlocked = Resource.Properties.PublicAccess is "blocked",
    };

    bool IsWanted(PropertyCheck check) => check.Property is not "Replication" || Resource.Properties.Replication is "none";
}
