using System.Text.Json;
using Farshore.Aws;
using Farshore.Aws.Rds;
using Farshore.Region.Hosting;
using Farshore.Region.Rds.Snapshots;

namespace Farshore.Region.Rds;

/// <summary>DB snapshots: begun, shown, copied, deleted. The work itself is <see cref="SnapshotWork"/>'s.</summary>
sealed class DBSnapshots(RegionContext region, RdsState state, SnapshotWork snapshots, InstanceWork work)
{
    /// <summary>What the snapshots of AWS Backup are named with; only it may delete them.</summary>
    public const string BackupPrefix = "awsbackup:";

    static readonly RdsFilters<SnapshotRow> Filters = new(
        new Dictionary<string, Func<SnapshotRow, IEnumerable<string?>>>(StringComparer.Ordinal)
    {
        ["db-instance-id"] = row => [row.Shown.DBInstanceIdentifier, row.Source.DBInstanceArn],
        ["db-snapshot-id"] = row => [row.Id, row.Shown.DBSnapshotArn],
        ["dbi-resource-id"] = row => [row.Shown.DbiResourceId],
        ["snapshot-type"] = row => [row.Shown.SnapshotType],
        ["engine"] = row => [row.Shown.Engine],
    });

    public void Serve(Operations served)
    {
        served.Add(RdsApi.CreateDBSnapshot, CreateAsync);
        served.Add(RdsApi.DescribeDBSnapshots, Describe);
        served.Add(RdsApi.CopyDBSnapshot, CopyAsync);
        served.Add(RdsApi.DeleteDBSnapshot, DeleteAsync);
        served.Add(RdsPeerApi.GetSnapshotRow, GetRow);
    }

    /// <summary>Finds a snapshot by name or ARN.</summary>
    public SnapshotRow Find(string idOrArn)
    {
        var id = Arn.TryParse(idOrArn, out var arn) ? arn.Name : idOrArn;
        return state.Snapshots.Find(id.ToLowerInvariant()) ?? throw RdsErrors.SnapshotNotFound(id);
    }

    /// <summary>Writes down that an available instance is to be snapshotted, and what it does meanwhile, in one transaction.</summary>
    /// <returns>The instance in its new status.</returns>
    public Task<InstanceRow> BeginAsync(
        string instanceId, string snapshotId, IReadOnlyList<Tag> tags, string type, string status, Call? call,
        CancellationToken cancellationToken)
    {
        var id = snapshotId.StartsWith(BackupPrefix, StringComparison.Ordinal) && type != "manual"
            ? snapshotId
            : RdsNames.Snapshot("DBSnapshotIdentifier", snapshotId);
        return state.Database.WriteAsync(connection =>
        {
            var instance = state.Instances.Find(connection, instanceId) ?? throw RdsErrors.InstanceNotFound(instanceId);
            if (state.Snapshots.Find(connection, id) is not null) throw RdsErrors.SnapshotExists(id);
            if (instance.Status != "available")
                throw RdsErrors.InstanceState(
                    $"Cannot create a snapshot because the database instance {instanceId} is not currently in the available state.");
            var busy = instance.With(status);
            state.Instances.Put(connection, instanceId, busy);
            state.Snapshots.Put(connection, id, new(Shape(id, instance.Shown, type, tags, call), instance.Shown));
            return busy;
        }, cancellationToken);
    }

    async Task<CreateDBSnapshotResult> CreateAsync(CreateDBSnapshotMessage input, Call call, CancellationToken cancellationToken)
    {
        var instance = state.Instance(input.DBInstanceIdentifier);
        await BeginAsync(instance.Id, input.DBSnapshotIdentifier, input.Tags ?? [], "manual", "backing-up", call, cancellationToken);
        _ = work.CarryOn(instance.Id);
        return new() { DBSnapshot = Shown(Find(input.DBSnapshotIdentifier)) };
    }

    Task<DBSnapshotMessage> Describe(DescribeDBSnapshotsMessage input, Call call, CancellationToken cancellationToken)
    {
        if (input.SnapshotType is not (null or "automated" or "manual" or "shared" or "public" or "awsbackup"))
            throw RdsErrors.Value($"Invalid snapshot type: {input.SnapshotType}");
        IEnumerable<SnapshotRow> rows = input.DBSnapshotIdentifier is { } id ? [Find(id)] : state.Snapshots.List();
        var instance = input.DBInstanceIdentifier is { } named && Arn.TryParse(named, out var arn) ? arn.Name : input.DBInstanceIdentifier;
        rows = Filters.Apply(rows, input.Filters)
            .Where(row => instance is null || string.Equals(row.Shown.DBInstanceIdentifier, instance, StringComparison.OrdinalIgnoreCase))
            .Where(row => input.DbiResourceId is null || row.Shown.DbiResourceId == input.DbiResourceId)
            .Where(row => input.SnapshotType is null || row.Shown.SnapshotType == input.SnapshotType);
        var page = RdsPage<SnapshotRow>.Of(rows, row => row.Id, input.Marker, input.MaxRecords);
        return Task.FromResult(new DBSnapshotMessage { DBSnapshots = [.. page.Items.Select(Shown)], Marker = page.Marker });
    }

    async Task<CopyDBSnapshotResult> CopyAsync(CopyDBSnapshotMessage input, Call call, CancellationToken cancellationToken)
    {
        var from = Arn.TryParse(input.SourceDBSnapshotIdentifier, out var arn)
            ? new CopySource(arn.Region, input.SourceDBSnapshotIdentifier)
            : new CopySource(region.Name, region.Arn("rds", $"snapshot:{input.SourceDBSnapshotIdentifier.ToLowerInvariant()}").ToString());
        var target = RdsNames.Snapshot("TargetDBSnapshotIdentifier", input.TargetDBSnapshotIdentifier);
        var source = await snapshots.FindSourceAsync(from, cancellationToken);
        if (source.Status != "available")
            throw RdsErrors.SnapshotState($"The snapshot {from.Arn} cannot be copied because it is {source.Status}.");
        var tags = input.Tags ?? (input.CopyTags == true ? source.Shown.TagList : null) ?? [];
        var row = await BeginCopyAsync(target, source, from, "manual", tags, input.KmsKeyId, cancellationToken);
        _ = work.Copy(row);
        return new() { DBSnapshot = Shown(row) };
    }

    /// <summary>Writes down that a snapshot is to be copied.</summary>
    public async Task<SnapshotRow> BeginCopyAsync(
        string id, SnapshotRow source, CopySource from, string type, IReadOnlyList<Tag> tags, string? key,
        CancellationToken cancellationToken)
    {
        var row = source with
        {
            Content = null,
            Failure = null,
            CopyFrom = from,
            Shown = source.Shown with
            {
                DBSnapshotIdentifier = id,
                DBSnapshotArn = region.Arn("rds", $"snapshot:{id}").ToString(),
                SnapshotType = type,
                Status = "creating",
                SnapshotCreateTime = region.Time.GetUtcNow(),
                SourceDBSnapshotIdentifier = from.Arn,
                SourceRegion = from.Region == region.Name ? null : from.Region,
                AvailabilityZone = from.Region == region.Name ? source.Shown.AvailabilityZone : null,
                VpcId = from.Region == region.Name ? source.Shown.VpcId : null,
                KmsKeyId = key ?? (from.Region == region.Name ? source.Shown.KmsKeyId : null),
                Encrypted = key is not null || source.Shown.Encrypted == true,
                TagList = tags,
            },
        };
        var kept = await state.Snapshots.AddAsync(id, row, cancellationToken);
        return kept.Shown.SnapshotCreateTime == row.Shown.SnapshotCreateTime ? kept : throw RdsErrors.SnapshotExists(id);
    }

    async Task<DeleteDBSnapshotResult> DeleteAsync(DeleteDBSnapshotMessage input, Call call, CancellationToken cancellationToken)
    {
        var row = Find(input.DBSnapshotIdentifier);
        if (row.Shown.SnapshotType == "awsbackup")
            throw RdsErrors.SnapshotState(
                $"Snapshot {row.Id} is managed by AWS Backup and cannot be deleted via Amazon RDS APIs. " +
                "To delete it, use the AWS Backup APIs, CLI, or console.");
        if (row.Status == "creating")
            throw RdsErrors.SnapshotState($"Cannot delete the snapshot because it is not currently in the available state.");
        await snapshots.DeleteAsync(row, cancellationToken);
        return new() { DBSnapshot = Shown(row) with { Status = "deleted" } };
    }

    Task<GetSnapshotRowResponse> GetRow(GetSnapshotRowRequest input, Call call, CancellationToken cancellationToken)
    {
        if (!region.Partition.IsPeer(call.Caller.AccessKeyId))
            throw new AwsException("AccessDeniedException", $"{call.Caller.Arn} may not call the API that regions use with each other",
                403);
        return Task.FromResult(
            new GetSnapshotRowResponse { Row = JsonSerializer.SerializeToUtf8Bytes(Find(input.Identifier), RdsRows.Default.SnapshotRow) });
    }

    DBSnapshot Shown(SnapshotRow row) => row.Shown with { PercentProgress = snapshots.PercentOf(row) };

    DBSnapshot Shape(string id, DBInstance source, string type, IReadOnlyList<Tag> tags, Call? call) => new()
    {
        DBSnapshotIdentifier = id,
        DBSnapshotArn = region.Arn("rds", $"snapshot:{id}").ToString(),
        DBInstanceIdentifier = source.DBInstanceIdentifier,
        DbiResourceId = source.DbiResourceId,
        SnapshotType = type,
        Status = "creating",
        SnapshotCreateTime = call?.At ?? region.Time.GetUtcNow(),
        Engine = source.Engine,
        EngineVersion = source.EngineVersion,
        LicenseModel = source.LicenseModel,
        AllocatedStorage = source.AllocatedStorage,
        StorageType = source.StorageType,
        Iops = source.Iops,
        StorageThroughput = source.StorageThroughput,
        Encrypted = source.StorageEncrypted,
        KmsKeyId = source.KmsKeyId,
        Port = source.DbInstancePort,
        AvailabilityZone = source.AvailabilityZone,
        VpcId = source.DBSubnetGroup?.VpcId,
        InstanceCreateTime = source.InstanceCreateTime,
        MasterUsername = source.MasterUsername,
        TagList = source.CopyTagsToSnapshot == true
            ? [.. tags, .. (source.TagList ?? []).Where(tag => tags.All(given => given.Key != tag.Key))]
            : tags,
    };
}
