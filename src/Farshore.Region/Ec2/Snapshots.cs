using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>Snapshots of volumes, made here or brought from another Region.</summary>
sealed class Snapshots(RegionContext region, Ec2State state, Tags tags, Volumes volumes, SnapshotWork work, Ec2Peers peers)
{
    static readonly Filters<Snapshot> Filters = new(snapshot => snapshot.Tags ?? [],
        ("snapshot-id", snapshot => [snapshot.SnapshotId]), ("volume-id", snapshot => [snapshot.VolumeId]),
        ("volume-size", snapshot => [snapshot.VolumeSize.ToString()]), ("status", snapshot => [snapshot.State]),
        ("progress", snapshot => [snapshot.Progress]), ("description", snapshot => [snapshot.Description]),
        ("owner-id", snapshot => [snapshot.OwnerId]), ("owner-alias", snapshot => [snapshot.OwnerAlias]),
        ("encrypted", snapshot => [snapshot.Encrypted == true ? "true" : "false"]), ("storage-tier", snapshot => [snapshot.StorageTier]));

    public void Serve(Operations served)
    {
        served.Add(Ec2Api.CreateSnapshot, CreateAsync);
        served.Add(Ec2Api.DescribeSnapshots, DescribeAsync);
        served.Add(Ec2Api.CopySnapshot, CopyAsync);
        served.Add(Ec2Api.DeleteSnapshot, DeleteAsync);
    }

    public SnapshotRecord Require(string? id) =>
        id is null ? throw Ec2Errors.Missing("SnapshotId") : state.Snapshots.Find(id) ?? throw Ec2Errors.NotFound("snapshot", id);

    async Task<Snapshot> CreateAsync(CreateSnapshotRequest request, Call call, CancellationToken cancellationToken)
    {
        var volume = volumes.Require(request.VolumeId);
        if (volume.State == "creating")
            throw new AwsException(
                "IncorrectState", $"The volume '{volume.VolumeId}' is not in a state that can be snapshotted (it is 'creating').");
        Ec2Errors.EndDryRun(request.DryRun);
        var record = SnapshotWork.NewRecord(Names.New("snap-"), volume, request.Description ?? "", call.At);
        var given = Tags.For(request.TagSpecifications, "snapshot");
        await work.TakeAsync([(volume, record)], given, progress: null, cancellationToken);
        return Describe(Require(record.SnapshotId), given);
    }

    Task<DescribeSnapshotsResult> DescribeAsync(DescribeSnapshotsRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var tagsOf = tags.Lookup();
        var chosen = Ec2Errors.Chosen("snapshot", request.SnapshotIds, state.Snapshots.List(), snapshot => snapshot.SnapshotId)
            .Where(snapshot => request.OwnerIds is not { Count: > 0 } owners || owners.Any(owner => Owns(owner, snapshot)))
            .Where(snapshot => request.RestorableByUserIds is not { Count: > 0 } users
                || users.Any(user => user == "all" ? snapshot.OwnerAlias is not null : Owns(user, snapshot)))
            .Select(snapshot => Describe(snapshot, tagsOf(snapshot.SnapshotId)));
        var found = Filters.Apply(chosen, request.Filters);
        var page = Page<Snapshot>.Cut(found, snapshot => snapshot.SnapshotId!, request.MaxResults, request.NextToken);
        return Task.FromResult(new DescribeSnapshotsResult { Snapshots = page.Items, NextToken = page.NextToken });
    }

    async Task<CopySnapshotResult> CopyAsync(CopySnapshotRequest request, Call call, CancellationToken cancellationToken)
    {
        if (request.DestinationRegion is { } destination && destination != region.Name)
            throw Ec2Errors.Invalid("destinationRegion", destination, $"CopySnapshot is sent to the destination; this is {region.Name}.");
        var source = await peers.FindSnapshotAsync(request.SourceRegion, request.SourceSnapshotId, cancellationToken);
        if (source.State != "completed")
            throw new AwsException("IncorrectState", $"Snapshot {source.SnapshotId} is not in the 'completed' state ({source.State}).");
        Ec2Errors.EndDryRun(request.DryRun);
        var given = Tags.For(request.TagSpecifications, "snapshot");
        var copy = SnapshotWork.NewCopy(Names.New("snap-"), source, request.SourceRegion, call.At) with
        {
            Description = request.Description ?? source.Description,
            Encrypted = request.Encrypted ?? source.Encrypted,
            KmsKeyId = request.Encrypted ?? source.Encrypted ? request.KmsKeyId ?? source.KmsKeyId : null,
        };
        await work.FetchAsync([copy], given, progress: null, cancellationToken);
        return new() { SnapshotId = copy.SnapshotId, Tags = given };
    }

    async Task<DeleteSnapshotResponse> DeleteAsync(DeleteSnapshotRequest request, Call call, CancellationToken cancellationToken)
    {
        var snapshot = Require(request.SnapshotId);
        if (snapshot.OwnerAlias is not null)
            throw new AwsException("AuthFailure", $"Not authorized for snapshot {snapshot.SnapshotId}", 403);
        var user = state.Images.List().FirstOrDefault(image => image.Devices.Any(device => device.SnapshotId == snapshot.SnapshotId));
        if (user is not null)
            throw new AwsException("InvalidSnapshot.InUse", $"The snapshot {snapshot.SnapshotId} is currently in use by {user.ImageId}");
        if (snapshot.State == "pending")
            throw new AwsException("IncorrectState", $"Snapshot {snapshot.SnapshotId} is pending; delete it when it is completed.");
        Ec2Errors.EndDryRun(request.DryRun);
        await work.DeleteAsync(snapshot, cancellationToken);
        return new();
    }

    bool Owns(string owner, SnapshotRecord snapshot) =>
        snapshot.OwnerAlias is { } alias ? owner == alias || owner == Images.BaseOwner : owner == "self" || owner == region.Account;

    Snapshot Describe(SnapshotRecord snapshot, IReadOnlyList<Tag> given) => new()
    {
        SnapshotId = snapshot.SnapshotId, VolumeId = snapshot.VolumeId, VolumeSize = snapshot.SizeGiB, State = snapshot.State,
        StateMessage = snapshot.StateMessage, StartTime = snapshot.StartTime, CompletionTime = snapshot.CompletionTime,
        Progress = $"{work.PercentOf(snapshot)}%", Description = snapshot.Description, Encrypted = snapshot.Encrypted,
        KmsKeyId = snapshot.KmsKeyId, StorageTier = "standard", Tags = given, OwnerAlias = snapshot.OwnerAlias,
        OwnerId = snapshot.OwnerAlias is null ? region.Account : Images.BaseOwner,
        FullSnapshotSizeInBytes = snapshot.Root is null ? null : snapshot.StoredBytes,
    };
}
