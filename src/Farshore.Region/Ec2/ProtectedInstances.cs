using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Backup;
using Farshore.Region.Hosting;
using Farshore.Region.Processes;

namespace Farshore.Region.Ec2;

/// <summary>EC2 for AWS Backup: a recovery point is an image. Everything is named by the job, so that a job taken up again after a crash
/// makes, copies or restores once.</summary>
sealed class ProtectedInstances(
    RegionContext region, Ec2State state, Images images, ImageMaking making, SnapshotWork work, Ec2Peers peers, Launches launches,
        RestoreOrders orders)
    : IProtectedService
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public string ResourceType => "EC2";

    public bool Owns(Arn resource) => resource is { Service: "ec2", Type: "instance" };

    public IReadOnlyList<(Arn Arn, IReadOnlyDictionary<string, string> Tags)> Resources() =>
    [
        .. state.Instances.List().Where(one => one.State is not (InstanceStates.Terminated or InstanceStates.ShuttingDown)).Select(one =>
            (region.Arn("ec2", $"instance/{one.InstanceId}"),
                (IReadOnlyDictionary<string, string>)(state.Tags.Find(one.InstanceId)?.Tags ?? [])
                    .ToDictionary(tag => tag.Key!, tag => tag.Value ?? "", StringComparer.Ordinal))),
    ];

    public bool OwnsRecoveryPoint(Arn recoveryPoint) => recoveryPoint is { Service: "ec2", Type: "image" };

    public async Task<RecoveryPointMade> BackUpAsync(
        Arn resource, string jobId, IReadOnlyDictionary<string, string> tags, IProgress<long> bytesDone,
            CancellationToken cancellationToken)
    {
        var id = Names.From(jobId, "ami-");
        if (await FinishedAsync(id, cancellationToken) is { } made) return made;
        var instance = state.Instances.Find(resource.Name);
        if (instance is null or { State: InstanceStates.Terminated or InstanceStates.ShuttingDown })
            throw new AwsException("InvalidParameterValueException", $"Instance {resource.Name} does not exist or has been terminated.");
        if (instance.State is not (InstanceStates.Running or InstanceStates.Stopped))
            throw new AwsException(
                "InvalidRequestException", $"Instance {resource.Name} is not in state 'running' or 'stopped' (it is '{instance.State}').");
        var template = ImageMaking.NewImage(
            id, $"AwsBackup_{instance.InstanceId}_{jobId}", "This image is created by the AWS Backup service.",
                region.Time.GetUtcNow()) with
        {
            BackupJobId = jobId, RestoreMetadata = RestoreOrders.MetadataOf(region, instance, jobId),
        };
        await making.CaptureAsync(instance, template, purpose => Names.From($"{jobId}/{purpose}", "snap-"), TagsOf(tags), TagsOf(tags),
            shutDown: false, bytesDone, cancellationToken);
        return await FinishedAsync(id, cancellationToken) ?? throw new InvalidOperationException($"{id} vanished while it was made");
    }

    public async Task<RecoveryPointMade> CopyInAsync(
        string sourceRegion, Arn recoveryPoint, string jobId, IReadOnlyDictionary<string, string> tags, IProgress<long> bytesDone,
        CancellationToken cancellationToken)
    {
        var id = Names.From(jobId, "ami-");
        if (await FinishedAsync(id, cancellationToken) is { } made) return made;
        var row = await peers.FindImageAsync(sourceRegion, recoveryPoint.Name, cancellationToken);
        var template =
            ImageMaking.NewImage(id, $"AwsBackup_{recoveryPoint.Name}_{jobId}", row.Image.Description, region.Time.GetUtcNow()) with
        {
            BackupJobId = jobId, RestoreMetadata = row.Image.RestoreMetadata,
        };
        await making.BringAsync(
            sourceRegion, row, template, purpose => Names.From($"{jobId}/{purpose}", "snap-"), TagsOf(tags), TagsOf(tags),
            encrypted: null, key: null, bytesDone, cancellationToken);
        return await FinishedAsync(id, cancellationToken) ?? throw new InvalidOperationException($"{id} vanished while it was copied");
    }

    public async Task<Arn> RestoreAsync(
        Arn recoveryPoint, string jobId, string role, IReadOnlyDictionary<string, string> metadata, IProgress<long> bytesDone,
            CancellationToken cancellationToken)
    {
        var id = Names.From(jobId, "i-");
        if (state.Instances.Find(id) is null)
        {
            var order = orders.Read(images.Require(recoveryPoint.Name), metadata, role) with
            {
                NewName = prefix => Names.From(jobId, prefix),
            };
            await launches.LaunchAsync(order, 1, cancellationToken);
        }

        var instance = await UpAsync(id, cancellationToken);
        bytesDone.Report(state.VolumesOf(instance).Sum(volume => (long)volume.SizeGiB << 30));
        return region.Arn("ec2", $"instance/{id}");
    }

    public async Task DeleteAsync(Arn recoveryPoint, CancellationToken cancellationToken)
    {
        if (state.Images.Find(recoveryPoint.Name) is { } image) await ForgetAsync(image, cancellationToken);
    }

    /// <summary>The recovery point a job has made, waiting for what an earlier process left under way; what failed is cleared
    /// away.</summary>
    async Task<RecoveryPointMade?> FinishedAsync(string id, CancellationToken cancellationToken)
    {
        if (state.Images.Find(id) is not { } begun) return null;
        await work.FinishedAsync(begun.Devices.Select(device => device.SnapshotId), cancellationToken);
        var image = state.Images.Find(id);
        if (image is { State: "available" })
        {
            var bytes = image.Devices.Sum(device => (long)device.SizeGiB << 30);
            return new(
                new Arn("ec2", region.Name, "", $"image/{id}"), bytes, image.Moment ?? image.CreationDate, image.RestoreMetadata
                ?? new Dictionary<string, string>());
        }

        if (image is null) return null;
        await ForgetAsync(image, cancellationToken);
        throw new AwsException("DependencyFailureException", $"AMI creation failed: {image.StateReason ?? image.State}");
    }

    async Task ForgetAsync(ImageRecord image, CancellationToken cancellationToken)
    {
        await images.ForgetAsync(image, cancellationToken);
        foreach (var snapshot in image.Devices.Select(device => state.Snapshots.Find(device.SnapshotId)).OfType<SnapshotRecord>())
            await work.DeleteAsync(snapshot, cancellationToken);
    }

    async Task<InstanceRecord> UpAsync(string id, CancellationToken cancellationToken)
    {
        using var looks = new PeriodicTimer(Look, region.Time);
        while (true)
        {
            var instance = state.Instances.Find(id) ?? throw new ToolException($"{id} is gone");
            if (instance.State == InstanceStates.Running) return instance;
            if (instance.State != InstanceStates.Pending)
                throw new AwsException(
                    "DependencyFailureException", $"Instance {id} did not start: {instance.ReasonMessage ?? instance.State}");
            await looks.WaitForNextTickAsync(cancellationToken);
        }
    }

    static IReadOnlyList<Tag> TagsOf(IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];
}
