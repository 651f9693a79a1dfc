using System.Runtime.CompilerServices;
using Farshore.Region.Hosting;
using Farshore.Region.Storage.Checks;

namespace Farshore.Region.Ec2;

/// <summary>Compares EC2's rows with each other, with the files of volumes, and with what the block store holds for snapshots.</summary>
sealed class Ec2Check(RegionContext region, Ec2State state, VolumeFiles files) : IRegionCheck
{
    public async IAsyncEnumerable<Finding> CheckAsync(bool mend, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var finding in Volumes().Concat(Images()).Concat(Instances())) yield return finding;
        foreach (var finding in Snapshots()) yield return finding;
        foreach (var (root, owner) in region.Blocks.Manifests.Holds().Where(hold => IsOrphan(hold.Owner)))
        {
            if (mend) await region.Blocks.ReleaseAsync(root, owner, cancellationToken);
            yield return new(
                $"hold of {owner}", $"keeps manifest {root}, and there is no such snapshot") { Mended = mend ? "released" : null };
        }
    }

    IEnumerable<Finding> Volumes()
    {
        foreach (var volume in state.Volumes.List().Where(volume => volume.State is "available" or "in-use"))
        {
            var file = new FileInfo(files.DiskOf(volume).File);
            if (!file.Exists) yield return new($"volume {volume.VolumeId}", $"has no file {file.FullName}: its content is lost");
            else if (file.Length < (long)volume.SizeGiB << 30)
                yield return new($"volume {volume.VolumeId}", $"has {file.Length} bytes in its file, fewer than its {volume.SizeGiB} GiB");
            if (volume.InstanceId is { } instance && state.Instances.Find(instance) is null or { State: InstanceStates.Terminated })
                yield return new($"volume {volume.VolumeId}", $"is attached to {volume.InstanceId}, which there is not");
        }
    }

    IEnumerable<Finding> Snapshots()
    {
        var holds = region.Blocks.Manifests.Holds().ToHashSet();
        foreach (var snapshot in state.Snapshots.List().Where(snapshot => snapshot.Root is not null))
        {
            if (!region.Blocks.Manifests.Has(snapshot.Root!))
                yield return new($"snapshot {snapshot.SnapshotId}", $"has no manifest {snapshot.Root}: its content is lost");
            else if (!holds.Contains((snapshot.Root!, SnapshotWork.Owner(snapshot.SnapshotId))))
                yield return new($"snapshot {snapshot.SnapshotId}", $"does not hold manifest {snapshot.Root}, which a sweep may take");
        }
    }

    IEnumerable<Finding> Images() =>
        from image in state.Images.List().Where(image => image.State == "available")
        from device in image.Devices.Where(device => device.SnapshotId.Length > 0 && state.Snapshots.Find(device.SnapshotId) is null)
        select new Finding($"image {image.ImageId}", $"is made of snapshot {device.SnapshotId}, which there is not: it cannot be launched");

    IEnumerable<Finding> Instances() => state.Instances.List()
        .Where(instance => instance.State is InstanceStates.Running or InstanceStates.Stopped && state.VolumesOf(instance).Count == 0)
        .Select(instance => new Finding($"instance {instance.InstanceId}", "has no volume: it cannot be started"));

    bool IsOrphan(string owner) =>
        owner.StartsWith(SnapshotWork.Owner("snap-"), StringComparison.Ordinal)
            && state.Snapshots.Find(owner[SnapshotWork.Owner("").Length..]) is null;
}
