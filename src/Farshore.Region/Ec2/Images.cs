using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>Machine images: names for sets of snapshots.</summary>
sealed class Images(RegionContext region, Ec2State state, Tags tags)
{
    public const string RootDevice = "/dev/xvda";

    static readonly Filters<Image> Filters = new(image => image.Tags ?? [],
        ("image-id", image => [image.ImageId]), ("name", image => [image.Name]), ("description", image => [image.Description]),
        ("state", image => [image.State]),
        ("owner-id", image => [image.OwnerId]), ("owner-alias", image => [image.ImageOwnerAlias]),
        ("architecture", image => [image.Architecture]),
        ("root-device-type", image => [image.RootDeviceType]), ("root-device-name", image => [image.RootDeviceName]),
        ("image-type", image => [image.ImageType]),
        ("virtualization-type", image => [image.VirtualizationType]), ("hypervisor", image => [image.Hypervisor]),
        ("is-public", image => [image.Public == true ? "true" : "false"]), ("source-instance-id", image => [image.SourceInstanceId]),
        ("block-device-mapping.snapshot-id", image => image.BlockDeviceMappings!.Select(device => device.Ebs!.SnapshotId)),
        ("block-device-mapping.device-name", image => image.BlockDeviceMappings!.Select(device => device.DeviceName)),
        ("block-device-mapping.encrypted", image =>
            image.BlockDeviceMappings!.Select(device => device.Ebs!.Encrypted == true ? "true" : "false")));

    public void Serve(Operations served)
    {
        served.Add(Ec2Api.DescribeImages, DescribeAsync);
        served.Add(Ec2Api.DeregisterImage, DeregisterAsync);
        served.Add(Ec2Api.RegisterImage, RegisterAsync);
    }

    public ImageRecord Require(string id)
    {
        if (!id.StartsWith("ami-", StringComparison.Ordinal))
            throw new AwsException("InvalidAMIID.Malformed", $"Invalid id: \"{id}\" (expecting \"ami-...\")");
        return state.Images.Find(id) ?? throw Ec2Errors.NotFound("image", id);
    }

    /// <summary>Refuses a name that another image of this account has.</summary>
    public void RequireFreeName(Microsoft.Data.Sqlite.SqliteConnection connection, string? name, string id)
    {
        if (string.IsNullOrEmpty(name) || name.Length is < 3 or > 128)
            throw new AwsException("InvalidAMIName.Malformed", "AMI names must be between 3 and 128 characters long");
        if (state.Images.List(connection)
            .FirstOrDefault(image => image.Name == name && image.OwnerAlias is null && image.ImageId != id) is { } other)
            throw new AwsException("InvalidAMIName.Duplicate", $"AMI name {name} is already in use by AMI {other.ImageId}");
    }

    Task<DescribeImagesResult> DescribeAsync(DescribeImagesRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var tagsOf = tags.Lookup();
        var chosen = Ec2Errors.Chosen("image", request.ImageIds, state.Images.List(), image => image.ImageId)
            .Where(image => request.Owners is not { Count: > 0 } owners || owners.Any(owner => Owns(owner, image)))
            .Where(image =>
                request.ExecutableUsers is not { Count: > 0 } users
                || users.Any(user => user == "all" ? image.OwnerAlias is not null : Owns(user, image)))
            .Select(image => Describe(image, tagsOf(image.ImageId)));
        var page = Page<Image>.Cut(Filters.Apply(chosen, request.Filters), image => image.ImageId!, request.MaxResults, request.NextToken);
        return Task.FromResult(new DescribeImagesResult { Images = page.Items, NextToken = page.NextToken });
    }

    async Task<RegisterImageResult> RegisterAsync(RegisterImageRequest request, Call call, CancellationToken cancellationToken)
    {
        var root = request.RootDeviceName ?? RootDevice;
        if (request.Architecture is { } architecture and not "x86_64")
            throw Ec2Errors.Invalid("architecture", architecture, "Machines here are x86_64.");
        var devices = (request.BlockDeviceMappings ?? []).Where(mapping => mapping.NoDevice is null).Select(mapping =>
        {
            var id = mapping.Ebs?.SnapshotId ?? throw Ec2Errors.Missing("BlockDeviceMapping.Ebs.SnapshotId");
            var snapshot = state.Snapshots.Find(id) ?? throw Ec2Errors.NotFound("snapshot", id);
            if (snapshot.State != "completed")
                throw new AwsException("InvalidSnapshot.NotReady", $"Snapshot '{id}' is not in the 'completed' state.");
            return new ImageDevice(
                mapping.DeviceName ?? root, id, mapping.Ebs.VolumeSize ?? snapshot.SizeGiB, mapping.Ebs.VolumeType ?? "gp3",
                mapping.Ebs.DeleteOnTermination ?? true, snapshot.Encrypted);
        }).ToList();
        if (devices.TrueForAll(device => device.DeviceName != root))
            throw new AwsException("InvalidBlockDeviceMapping", $"The root device {root} must be mapped to a snapshot.");
        Ec2Errors.EndDryRun(request.DryRun);
        var image = new ImageRecord
        {
            ImageId = Names.New("ami-"), Name = request.Name, Description = request.Description, State = "available",
            CreationDate = call.At, RootDeviceName = root,
            Devices = devices,
        };
        await state.Database.WriteAsync(connection =>
        {
            RequireFreeName(connection, image.Name, image.ImageId);
            state.Images.Put(connection, image.ImageId, image);
            tags.Put(connection, image.ImageId, Tags.For(request.TagSpecifications, "image"));
        }, cancellationToken);
        return new() { ImageId = image.ImageId };
    }

    async Task<DeregisterImageResult> DeregisterAsync(DeregisterImageRequest request, Call call, CancellationToken cancellationToken)
    {
        var image = Require(request.ImageId);
        if (image.OwnerAlias is not null) throw new AwsException("AuthFailure", $"Not authorized for image {image.ImageId}", 403);
        if (image.BackupJobId is not null)
        {
            throw new AwsException("AuthFailure", $"This image is managed by AWS Backup and cannot be deleted via EC2 APIs. " +
                $"If you wish to delete this image, please do so via the Backup console.", 403);
        }

        Ec2Errors.EndDryRun(request.DryRun);
        await ForgetAsync(image, cancellationToken);
        return new() { Return = true };
    }

    public Task ForgetAsync(ImageRecord image, CancellationToken cancellationToken) => state.Database.WriteAsync(connection =>
    {
        state.Images.Delete(connection, image.ImageId);
        tags.Forget(connection, image.ImageId);
    }, cancellationToken);

    bool Owns(string owner, ImageRecord image) =>
        image.OwnerAlias is { } alias ? owner == alias || owner == BaseOwner : owner == "self" || owner == region.Account;

    /// <summary>The account behind the owner alias <c>amazon</c>.</summary>
    public const string BaseOwner = "137112412989";

    Image Describe(ImageRecord image, IReadOnlyList<Tag> given) => new()
    {
        ImageId = image.ImageId, Name = image.Name, Description = image.Description, State = image.State,
        CreationDate = image.CreationDate.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"),
        OwnerId = image.OwnerAlias is null
            ? region.Account : BaseOwner, ImageOwnerAlias = image.OwnerAlias, Public = image.OwnerAlias is not null,
        ImageLocation = $"{image.OwnerAlias ?? region.Account}/{image.Name}", Architecture = "x86_64", ImageType = "machine",
        Hypervisor = "xen", VirtualizationType = "hvm",
        PlatformDetails = "Linux/UNIX", UsageOperation = "RunInstances", EnaSupport = true, RootDeviceType = "ebs",
        RootDeviceName = image.RootDeviceName, Tags = given,
        SourceInstanceId = image.SourceInstanceId, SourceImageId = image.SourceImageId, SourceImageRegion = image.SourceImageRegion,
        StateReason = image.StateReason is null ? null : new() { Code = "Server.InternalError", Message = image.StateReason },
        BlockDeviceMappings = [.. image.Devices.Select(device => new BlockDeviceMapping
        {
            DeviceName = device.DeviceName,
            Ebs = new()
            {
                SnapshotId = device.SnapshotId, VolumeSize = device.SizeGiB, VolumeType = device.VolumeType,
                DeleteOnTermination = device.DeleteOnTermination, Encrypted = device.Encrypted,
            },
        })],
    };
}
