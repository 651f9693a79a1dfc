using Farshore.Aws;
using Farshore.Aws.Rds;
using Farshore.Region.Backup;
using Farshore.Region.Hosting;
using Farshore.Region.Rds.Snapshots;

namespace Farshore.Region.Rds;

/// <summary>DB instances as AWS Backup sees them: a recovery point is a snapshot named after its job.</summary>
sealed class ProtectedDatabases(
    RegionContext region, RdsState state, DBSnapshots snapshots, SnapshotWork snapshotWork, DBInstanceRestores restores, InstanceWork work)
    : IProtectedService
{
    public string ResourceType => "RDS";

    public bool Owns(Arn resource) => resource is { Service: "rds", Type: "db" };

    public IReadOnlyList<(Arn Arn, IReadOnlyDictionary<string, string> Tags)> Resources() =>
    [
        .. state.Instances.List().Where(row => row.Status != "deleting").Select(row =>
            (Arn.Parse(row.Shown.DBInstanceArn!), (IReadOnlyDictionary<string, string>)(row.Shown.TagList ?? [])
                .ToDictionary(tag => tag.Key!, tag => tag.Value ?? "", StringComparer.Ordinal))),
    ];

    public bool OwnsRecoveryPoint(Arn recoveryPoint) => recoveryPoint is { Service: "rds", Type: "snapshot" };

    public async Task<RecoveryPointMade> BackUpAsync(
        Arn resource, string jobId, IReadOnlyDictionary<string, string> tags, IProgress<long> bytesDone,
        CancellationToken cancellationToken)
    {
        var id = $"{DBSnapshots.BackupPrefix}job-{jobId.ToLowerInvariant()}";
        var instance = state.Instances.Find(resource.Name) ?? throw RdsErrors.InstanceNotFound(resource.Name);
        if (await EarlierAsync(id, cancellationToken) is null)
        {
            if (instance.Status is "starting" or "modifying" or "rebooting") await work.CarryOn(instance.Id).WaitAsync(cancellationToken);
            try
            {
                await snapshots.BeginAsync(instance.Id, id, TagsOf(tags), "awsbackup", "backing-up", null, cancellationToken);
            }
            catch (AwsException refused) when (refused.Code == "InvalidDBInstanceState")
            {
                throw RdsErrors.InstanceState(
                    $"Instance {instance.Id} is not in (the) available state: it is {state.Instance(instance.Id).Status}.");
            }
        }

        return await EndAsync(id, () => work.CarryOn(instance.Id), bytesDone, cancellationToken);
    }

    public async Task<RecoveryPointMade> CopyInAsync(
        string sourceRegion, Arn recoveryPoint, string jobId, IReadOnlyDictionary<string, string> tags, IProgress<long> bytesDone,
        CancellationToken cancellationToken)
    {
        var id = $"{DBSnapshots.BackupPrefix}copyjob-{jobId.ToLowerInvariant()}";
        var row = await EarlierAsync(id, cancellationToken);
        if (row is null)
        {
            var from = new CopySource(sourceRegion, recoveryPoint.ToString());
            var source = await snapshotWork.FindSourceAsync(from, cancellationToken);
            row = await snapshots.BeginCopyAsync(id, source, from, "awsbackup", TagsOf(tags), null, cancellationToken);
        }

        return await EndAsync(id, () => row.Status == "available" ? Task.CompletedTask : work.Copy(row), bytesDone, cancellationToken);
    }

    public async Task<Arn> RestoreAsync(
        Arn recoveryPoint, string jobId, string role, IReadOnlyDictionary<string, string> metadata, IProgress<long> bytesDone,
        CancellationToken cancellationToken)
    {
        var asked = RestoreMetadata.Read(metadata, recoveryPoint.Name);
        var id = RdsNames.Instance("DBInstanceIdentifier", asked.DBInstanceIdentifier);
        work.Follow(id, bytesDone);
        try
        {
            // A repeated job finds the instance that it made before.
            var row = state.Instances.Find(id) is { } made && made.MadeBy == jobId
                ? made
                : await restores.BeginAsync(asked, jobId, cancellationToken);
            await work.CarryOn(row.Id).WaitAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return state.Instances.Find(id) switch
            {
                { Status: "failed" } failed => throw RdsErrors.InstanceState($"DB instance {id} could not be restored: {failed.Failure}"),
                { Shown.Endpoint: not null } ready => Arn.Parse(ready.Shown.DBInstanceArn!),
                _ => throw RdsErrors.InstanceState($"DB instance {id} was taken away while it was restored."),
            };
        }
        finally
        {
            work.Unfollow(id);
        }
    }

    public async Task DeleteAsync(Arn recoveryPoint, CancellationToken cancellationToken)
    {
        if (state.Snapshots.Find(recoveryPoint.Name) is { } row) await snapshotWork.DeleteAsync(row, cancellationToken);
    }

    /// <summary>What an earlier process of this job left; a failure of it does not count.</summary>
    async Task<SnapshotRow?> EarlierAsync(string id, CancellationToken cancellationToken)
    {
        if (state.Snapshots.Find(id) is not { } earlier) return null;
        if (earlier.Status != "failed") return earlier;
        await snapshotWork.DeleteAsync(earlier, cancellationToken);
        return null;
    }

    async Task<RecoveryPointMade> EndAsync(string id, Func<Task> carryOn, IProgress<long> bytesDone, CancellationToken cancellationToken)
    {
        var progress = snapshotWork.Follow(id);
        progress.Listener = bytesDone;
        using (cancellationToken.Register(() => _ = progress.CallOffAsync())) await carryOn();
        cancellationToken.ThrowIfCancellationRequested();
        var row = state.Snapshots.Find(id);
        if (row is { Status: "available", Content: not null })
            return new(region.Arn("rds", $"snapshot:{id}"), row.Bytes, row.Shown.SnapshotDatabaseTime!.Value, RestoreMetadata.Of(row));
        throw RdsErrors.SnapshotState($"Snapshot {id} failed: {row?.Failure ?? "it was taken away"}");
    }

    static IReadOnlyList<Tag> TagsOf(IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];
}
