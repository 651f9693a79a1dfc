using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>Images of instances, and copies of other Regions' images. Snapshots make them what they are; they are available when those
/// are completed.</summary>
sealed class ImageMaking(Ec2State state, Tags tags, Images images, Instances instances, SnapshotWork work, Ec2Peers peers)
{
    public void Serve(Operations served)
    {
        served.Add(Ec2Api.CreateImage, CreateAsync);
        served.Add(Ec2Api.CopyImage, CopyAsync);
    }

    /// <summary>All disks of an instance at one moment, under names from <paramref name="newName"/>.</summary>
    public async Task<ImageRecord> CaptureAsync(
        InstanceRecord instance, ImageRecord template, Func<string, string> newName, IReadOnlyList<Tag> imageTags,
        IReadOnlyList<Tag> snapshotTags,
        bool shutDown, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var volumes = state.VolumesOf(instance);
        var wanted = volumes.Select(volume => (Volume: volume, Snapshot: SnapshotWork.NewRecord(
            newName($"{volume.Device}/snap-"), volume, template.Description
                ?? $"Created by CreateImage({instance.InstanceId}) for {template.ImageId}",
            template.CreationDate))).ToList();
        var image = template with
        {
            State = "pending", RootDeviceName = instance.RootDeviceName, SourceInstanceId = instance.InstanceId,
            Devices = [.. wanted.Select(pair => new ImageDevice(
                pair.Volume.Device!, pair.Snapshot.SnapshotId, pair.Volume.SizeGiB, pair.Volume.VolumeType, true, pair.Volume.Encrypted))],
        };
        await state.Database.WriteAsync(connection =>
        {
            images.RequireFreeName(connection, image.Name, image.ImageId);
            tags.Put(connection, image.ImageId, imageTags, isOurs: true);
        }, cancellationToken);
        await work.TakeAsync(wanted, snapshotTags, progress, cancellationToken, shutDown, image);
        return state.Images.Find(image.ImageId) ?? image;
    }

    /// <summary>Brings an image here; its record is kept before the first block travels.</summary>
    public async Task<ImageRecord> BringAsync(
        string source, ImageRow row, ImageRecord template, Func<string, string> newName, IReadOnlyList<Tag> imageTags,
        IReadOnlyList<Tag> snapshotTags,
        bool? encrypted, string? key, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var copies = row.Snapshots.ToDictionary(snapshot => snapshot.SnapshotId, snapshot =>
            SnapshotWork.NewCopy(newName($"{snapshot.SnapshotId}/snap-"), snapshot, source, template.CreationDate) with
            {
                Description = $"Copied for DestinationAmi {template.ImageId} from SourceAmi {row.Image.ImageId} "
                    + $"for SourceSnapshot {snapshot.SnapshotId}",
                Encrypted = encrypted ?? snapshot.Encrypted, KmsKeyId = encrypted ?? snapshot.Encrypted ? key ?? snapshot.KmsKeyId : null,
            }, StringComparer.Ordinal);
        var image = template with
        {
            State = "pending", RootDeviceName = row.Image.RootDeviceName, SourceImageId = row.Image.ImageId, SourceImageRegion = source,
            Moment = row.Image.Moment ?? row.Image.CreationDate,
            Devices = [.. row.Image.Devices.Select(device => copies.TryGetValue(device.SnapshotId, out var copy)
                ? device with { SnapshotId = copy.SnapshotId, Encrypted = copy.Encrypted }
                : device)],
        };
        await state.Database.WriteAsync(connection =>
        {
            images.RequireFreeName(connection, image.Name, image.ImageId);
            tags.Put(connection, image.ImageId, imageTags, isOurs: true);
        }, cancellationToken);
        await work.FetchAsync([.. copies.Values], snapshotTags, progress, cancellationToken, image);
        return state.Images.Find(image.ImageId) ?? image;
    }

    async Task<CreateImageResult> CreateAsync(CreateImageRequest request, Call call, CancellationToken cancellationToken)
    {
        var instance = instances.Require(request.InstanceId);
        if (instance.State is not (InstanceStates.Running or InstanceStates.Stopped))
            throw Ec2Errors.InState(instance.InstanceId, instance.State, "imaged");
        Ec2Errors.EndDryRun(request.DryRun);
        var template = NewImage(Names.New("ami-"), request.Name, request.Description, call.At);
        var shutDown = request.NoReboot != true && instance.State == InstanceStates.Running;
        var image = await CaptureAsync(instance, template, Fresh, Tags.For(request.TagSpecifications, "image"),
            Tags.For(request.TagSpecifications, "snapshot"), shutDown, progress: null, cancellationToken);
        return new() { ImageId = image.ImageId };
    }

    async Task<CopyImageResult> CopyAsync(CopyImageRequest request, Call call, CancellationToken cancellationToken)
    {
        if (request.ClientToken is { } token && state.Images.List().FirstOrDefault(image => image.ClientToken == token) is { } earlier)
            return new() { ImageId = earlier.ImageId };
        var row = await peers.FindImageAsync(request.SourceRegion, request.SourceImageId, cancellationToken);
        if (row.Image.State != "available")
            throw new AwsException("InvalidAMIID.Unavailable", $"The image ID '{row.Image.ImageId}' is not available ({row.Image.State})");
        Ec2Errors.EndDryRun(request.DryRun);
        var description = request.Description ?? row.Image.Description;
        var template = NewImage(Names.New("ami-"), request.Name, description, call.At) with { ClientToken = request.ClientToken };
        var given = (request.CopyImageTags == true ? row.Tags.Where(tag => !tag.Key!.StartsWith("aws:", StringComparison.Ordinal)) : [])
            .Concat(Tags.For(request.TagSpecifications, "image")).ToList();
        var image = await BringAsync(request.SourceRegion, row, template, Fresh, given, Tags.For(request.TagSpecifications, "snapshot"),
            request.Encrypted, request.KmsKeyId, progress: null, cancellationToken);
        return new() { ImageId = image.ImageId };
    }

    public static ImageRecord NewImage(string id, string name, string? description, DateTimeOffset now) => new()
    {
        ImageId = id, Name = name, Description = description, State = "pending", CreationDate = now, Moment = now,
        RootDeviceName = Images.RootDevice, Devices = [],
    };

    static string Fresh(string purpose) => Names.New("snap-");
}
