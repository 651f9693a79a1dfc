using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Recovery.Inventory;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Sealing;

/// <summary>How far replication had come with a bucket's versions of before a set's instant.</summary>
/// <param name="Awaited">Versions that were under way when the bucket was recorded.</param>
/// <param name="Pending">Some of those that still are.</param>
/// <param name="Failed">Some of those that S3 has given up; it never tries them again.</param>
public sealed record ReplicationDrained(long Awaited, IReadOnlyList<string> Pending, IReadOnlyList<string> Failed);

/// <summary>Waits until replication has come to every version that a set's record holds, for a bounded time.</summary>
public sealed record DrainReplication(PlanBucket Resource, string Ledger, Ref<BucketMember> Record) : Step<ReplicationDrained>
{
    const int LooksAtOnce = 32;
    const int MostNamed = 10;

    // What S3 Replication Time Control promises for all but a few in ten thousand.
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public override IEnumerable<string> Needs() => [Record.Step];

    public override string? About() => Resource.Name;

    public override bool OnlyWaits() => true;

    public override bool MaySkip() => true;

    public override ReplicationDrained WhenSkipped(string reason) => new(0, [], []);

    public override async Task<ReplicationDrained> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var record = await OpenAsync(context, cancellationToken);
        var failed = new List<string>();
        List<RecordedVersion> pending = [];
        await foreach (var version in BucketRecordFile.ReadAsync(record, cancellationToken))
        {
            if (version.ReplicationStatus is "PENDING") pending.Add(version);
            else if (version.ReplicationStatus is "FAILED") failed.Add(Name(version));
        }

        var (awaited, start) = (pending.Count, context.World.Time.GetTimestamp());
        await context.UntilAsync(async () =>
        {
            var looked = await LookAsync(context.World.InPrimary.S3, pending, cancellationToken);
            failed.AddRange(looked.Where(one => one.Status is "FAILED").Select(one => Name(one.Version)));
            pending = [.. looked.Where(one => one.Status is "PENDING").Select(one => one.Version)];
            context.Report($"{pending.Count} of {awaited} versions are on their way");
            return pending.Count == 0 || context.World.Time.GetElapsedTime(start) > Longest ? "over" : null;
        }, $"replication of {Resource.Bucket}", cancellationToken);
        return new(awaited, [.. pending.Take(MostNamed).Select(Name)], [.. failed.Take(MostNamed)]);
    }

    async Task<BucketRecord> OpenAsync(StepContext context, CancellationToken cancellationToken)
    {
        var file = Path.Combine(context.World.Folder, $"drain-{Resource.Name}.jsonl");
        await BucketRecordFile.FetchAsync(
            context.World.InSecondary.S3, Ledger, context.Read(Record).RecordKey, file, cancellationToken);
        return await BucketRecordFile.OpenAsync(file, cancellationToken);
    }

    async Task<IReadOnlyList<(RecordedVersion Version, string? Status)>> LookAsync(
        IAmazonS3 s3, List<RecordedVersion> versions, CancellationToken cancellationToken) =>
        await versions.ToAsyncEnumerable().WorkInOrderAsync(LooksAtOnce, async (version, token) =>
            (version, await StatusAsync(s3, version, token)), cancellationToken).ToListAsync(cancellationToken);

    /// <summary>Null for a version that is gone.</summary>
    async Task<string?> StatusAsync(IAmazonS3 s3, RecordedVersion version, CancellationToken cancellationToken)
    {
        try
        {
            var head = await s3.GetObjectMetadataAsync(
                new GetObjectMetadataRequest { BucketName = Resource.Bucket, Key = version.Key, VersionId = version.VersionId },
                cancellationToken);
            return head.ReplicationStatus?.Value;
        }
        catch (AmazonS3Exception gone) when (gone.StatusCode is System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    static string Name(RecordedVersion version) => $"{version.Key} ({version.VersionId})";
}
