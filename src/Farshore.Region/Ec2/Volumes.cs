using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Ec2;

/// <summary>Disks by themselves: made, attached (also to running machines), detached, deleted.</summary>
sealed class Volumes(RegionContext region, Ec2State state, Tags tags, VolumeFiles files, Fleet fleet, Regions regions, VolumeKeys keys)
    : IAsyncDisposable
{
    const int MostGiB = 16384;
    static readonly string[] Types = ["gp2", "gp3", "io1", "io2", "st1", "sc1", "standard"];
    static readonly TimeSpan UnplugPatience = TimeSpan.FromSeconds(30);

    static readonly Filters<Volume> Filters = new(volume => volume.Tags ?? [],
        ("volume-id", volume => [volume.VolumeId]), ("status", volume => [volume.State]), ("size", volume => [volume.Size.ToString()]),
        ("snapshot-id", volume => [volume.SnapshotId]), ("volume-type", volume => [volume.VolumeType]),
        ("availability-zone", volume => [volume.AvailabilityZone]), ("encrypted", volume => [volume.Encrypted == true ? "true" : "false"]),
        ("attachment.instance-id", volume => volume.Attachments!.Select(attachment => attachment.InstanceId)),
        ("attachment.device", volume => volume.Attachments!.Select(attachment => attachment.Device)),
        ("attachment.status", volume => volume.Attachments!.Select(attachment => attachment.State)),
        ("attachment.delete-on-termination",
            volume => volume.Attachments!.Select(attachment => attachment.DeleteOnTermination == true ? "true" : "false")));

    readonly KeyedWork background = new(region.Logs.CreateLogger<Volumes>());

    public void Serve(Operations served)
    {
        served.Add(Ec2Api.CreateVolume, CreateAsync);
        served.Add(Ec2Api.DescribeVolumes, DescribeAsync);
        served.Add(Ec2Api.AttachVolume, AttachAsync);
        served.Add(Ec2Api.DetachVolume, DetachAsync);
        served.Add(Ec2Api.DeleteVolume, DeleteAsync);
    }

    public VolumeRecord Require(string? id) =>
        id is null ? throw Ec2Errors.Missing("VolumeId") : state.Volumes.Find(id) ?? throw Ec2Errors.NotFound("volume", id);

    /// <summary>Goes on making and deleting what an earlier process began to.</summary>
    public void Resume()
    {
        foreach (var volume in state.Volumes.List())
        {
            if (volume.State == "creating" && volume.InstanceId is null) _ = Make(volume);
            if (volume.State == "deleting" && volume.InstanceId is null)
                _ = background.Run(volume.VolumeId, token => RemoveAsync(volume, token));
        }
    }

    public ValueTask DisposeAsync() => background.DisposeAsync();

    async Task<Volume> CreateAsync(CreateVolumeRequest request, Call call, CancellationToken cancellationToken)
    {
        if (request.ClientToken is { } token && state.Volumes.List().FirstOrDefault(volume => volume.ClientToken == token) is { } earlier)
            return Describe(earlier, tags.Of(earlier.VolumeId));
        if (regions.Zones.All(zone => zone.ZoneName != request.AvailabilityZone))
            throw new AwsException("InvalidZone.NotFound", $"The zone '{request.AvailabilityZone}' does not exist.");
        var snapshot = request.SnapshotId is { } id ? state.Snapshots.Find(id) ?? throw Ec2Errors.NotFound("snapshot", id) : null;
        if (snapshot is { State: not "completed" })
            throw new AwsException("IncorrectState", $"Snapshot '{snapshot.SnapshotId}' is {snapshot.State}.");
        var size = request.Size ?? snapshot?.SizeGiB ?? throw Ec2Errors.Missing("size/snapshot");
        if (size < (snapshot?.SizeGiB ?? 1) || size > MostGiB)
            throw Ec2Errors.Invalid("size", size.ToString(), $"Expected {snapshot?.SizeGiB ?? 1} to {MostGiB} GiB.");
        if (request.VolumeType is { } type && !Types.Contains(type)) throw Ec2Errors.Invalid("volumeType", type);
        if (request is { KmsKeyId: not null, Encrypted: not true })
            throw new AwsException("InvalidParameterDependency", "The parameter KmsKeyId requires the parameter Encrypted to be set.");
        var encrypted = request.Encrypted ?? snapshot?.Encrypted == true;
        var key = keys.Require(encrypted, request.KmsKeyId ?? snapshot?.KmsKeyId);
        Ec2Errors.EndDryRun(request.DryRun);

        var volume = new VolumeRecord
        {
            VolumeId = Names.New("vol-"), SizeGiB = size, SnapshotId = snapshot?.SnapshotId, AvailabilityZone = request.AvailabilityZone!,
            State = "creating",
            CreateTime = call.At, VolumeType = request.VolumeType ?? "gp2", Iops = request.Iops, Throughput = request.Throughput,
            Encrypted = encrypted, KmsKeyId = key,
            ClientToken = request.ClientToken,
        };
        var given = Tags.For(request.TagSpecifications, "volume");
        await state.Database.WriteAsync(connection =>
        {
            state.Volumes.Put(connection, volume.VolumeId, volume);
            tags.Put(connection, volume.VolumeId, given, tags.IsOurs(call));
        }, cancellationToken);
        _ = Make(volume);
        return Describe(volume, given);
    }

    /// <returns>Completes when the file is there; the row tells everybody else.</returns>
    Task Make(VolumeRecord volume) => background.Run(volume.VolumeId, async cancellationToken =>
    {
        using var held = await files.LockAsync([volume], cancellationToken);
        if (state.Volumes.Find(volume.VolumeId) is { State: "creating" } now) await files.EnsureAsync(now, null, cancellationToken);
    });

    Task<DescribeVolumesResult> DescribeAsync(DescribeVolumesRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var tagsOf = tags.Lookup();
        var chosen = Ec2Errors.Chosen("volume", request.VolumeIds, state.Volumes.List(), volume => volume.VolumeId)
            .Select(volume => Describe(volume, tagsOf(volume.VolumeId)));
        var page = Page<Volume>.Cut(
            Filters.Apply(chosen, request.Filters), volume => volume.VolumeId!, request.MaxResults, request.NextToken);
        return Task.FromResult(new DescribeVolumesResult { Volumes = page.Items, NextToken = page.NextToken });
    }

    async Task<VolumeAttachment> AttachAsync(AttachVolumeRequest request, Call call, CancellationToken cancellationToken)
    {
        var instance = state.Instances.Find(request.InstanceId!) ?? throw Ec2Errors.NotFound("instance", request.InstanceId!);
        var asked = Require(request.VolumeId);
        if (asked.AvailabilityZone != instance.AvailabilityZone)
            throw new AwsException(
                "InvalidVolume.ZoneMismatch",
                $"The volume '{asked.VolumeId}' is not in the same availability zone as instance '{instance.InstanceId}'");
        if (instance.State is not (InstanceStates.Running or InstanceStates.Stopped))
            throw Ec2Errors.InState(instance.InstanceId, instance.State, "attached to");
        Ec2Errors.EndDryRun(request.DryRun);

        using var still = await fleet.HoldAsync(instance.InstanceId, cancellationToken);
        using var held = await files.LockAsync([asked], cancellationToken);
        var volume = await state.Database.WriteAsync(connection =>
        {
            if (state.Volumes.List(connection).Any(other => other.InstanceId == instance.InstanceId && other.Device == request.Device))
                throw Ec2Errors.Invalid("device", request.Device, "Attachment point is already in use");
            var now = state.Volumes.Find(connection, asked.VolumeId);
            if (now is not { State: "available" })
                throw new AwsException("VolumeInUse", $"{asked.VolumeId} is already attached to an instance, or not available");
            now = now with { State = "in-use", InstanceId = instance.InstanceId, Device = request.Device, AttachTime = call.At };
            state.Volumes.Put(connection, now.VolumeId, now);
            return now;
        }, cancellationToken);
        if (fleet.Find(instance.InstanceId) is { } machine) await machine.Disks.PlugAsync(files.DiskOf(volume), cancellationToken);
        return Attachment(volume) with { State = "attached" };
    }

    async Task<VolumeAttachment> DetachAsync(DetachVolumeRequest request, Call call, CancellationToken cancellationToken)
    {
        var volume = Require(request.VolumeId);
        if (volume.InstanceId is not { } id || (request.InstanceId ?? id) != id || (request.Device ?? volume.Device) != volume.Device)
            throw new AwsException("IncorrectState", $"Volume '{volume.VolumeId}' is in the '{volume.State}' state.");
        using var still = await fleet.HoldAsync(id, cancellationToken);
        var instance = state.Instances.Find(id);
        if (volume.Device == instance?.RootDeviceName && instance?.State != InstanceStates.Stopped)
            throw new AwsException("OperationNotPermitted", $"Unable to detach root volume '{volume.VolumeId}' from instance '{id}'");
        Ec2Errors.EndDryRun(request.DryRun);

        using var held = await files.LockAsync([volume], cancellationToken);
        if (fleet.Find(id) is { } machine)
            await machine.Disks.UnplugAsync(files.DiskOf(volume), cancellationToken)
                .WaitAsync(UnplugPatience, region.Time, cancellationToken);
        await files.EnsureAsync(volume, null, cancellationToken);
        await state.Volumes.UpdateAsync(volume.VolumeId,
            now => now with { State = "available", InstanceId = null, Device = null, AttachTime = null, DeleteOnTermination = false },
                cancellationToken);
        return Attachment(volume) with { State = "detached" };
    }

    async Task<DeleteVolumeResponse> DeleteAsync(DeleteVolumeRequest request, Call call, CancellationToken cancellationToken)
    {
        var volume = Require(request.VolumeId);
        if (volume.InstanceId is { } user)
            throw new AwsException("VolumeInUse", $"Volume {volume.VolumeId} is currently attached to {user}");
        Ec2Errors.EndDryRun(request.DryRun);
        await RemoveAsync(volume, cancellationToken);
        return new();
    }

    async Task RemoveAsync(VolumeRecord volume, CancellationToken cancellationToken)
    {
        using var held = await files.LockAsync([volume], cancellationToken);
        await files.DeleteAsync(volume, tags, cancellationToken);
    }

    static VolumeAttachment Attachment(VolumeRecord volume) => new()
    {
        VolumeId = volume.VolumeId, InstanceId = volume.InstanceId, Device = volume.Device, AttachTime = volume.AttachTime,
        State = "attached",
        DeleteOnTermination = volume.DeleteOnTermination,
    };

    static Volume Describe(VolumeRecord volume, IReadOnlyList<Tag> given) => new()
    {
        VolumeId = volume.VolumeId, Size = volume.SizeGiB, SnapshotId = volume.SnapshotId ?? "", AvailabilityZone = volume.AvailabilityZone,
        State = volume.State == "creating" && volume.InstanceId is not null ? "in-use" : volume.State, CreateTime = volume.CreateTime,
        VolumeType = volume.VolumeType, Iops = volume.Iops, Throughput = volume.Throughput, Encrypted = volume.Encrypted,
        KmsKeyId = volume.KmsKeyId,
        MultiAttachEnabled = false, Tags = given, Attachments = volume.InstanceId is null ? [] : [Attachment(volume)],
    };
}
