using Farshore.Region.Ec2.Machines;
using Farshore.Region.Hosting;
using Farshore.Region.Storage.Blocks;

namespace Farshore.Region.Ec2;

/// <summary>The machine image every region starts with, owned by <c>amazon</c> as on AWS. It is listed at once; its disk is built when
/// somebody first needs it.</summary>
sealed class BaseImage(RegionContext region, Ec2State state, BlockStore blocks) : IDisposable
{
    readonly SemaphoreSlim building = new(1);

    public string ImageId { get; } = IdIn(region.Name);

    public string SnapshotId { get; } = Names.From($"{region.Name}/base", "snap-");

    /// <summary>The image's id in a region, the same for as long as there are regions of that name.</summary>
    public static string IdIn(string region) => Names.From($"{region}/base", "ami-");

    /// <summary>The image's and its snapshot's records.</summary>
    public (ImageRecord Image, SnapshotRecord Snapshot) NewRecords()
    {
        var now = region.Time.GetUtcNow();
        return (new()
        {
            ImageId = ImageId, Name = "farshore-busybox-x86_64", Description = "BusyBox on Debian's cloud kernel", State = "available",
            CreationDate = now,
            RootDeviceName = Images.RootDevice, OwnerAlias = "amazon",
            Devices = [new(Images.RootDevice, SnapshotId, SizeGiB: 1, "gp3", DeleteOnTermination: true, Encrypted: false)],
        }, new()
        {
            SnapshotId = SnapshotId, VolumeId = "vol-ffffffff", SizeGiB = 1, State = "completed", StartTime = now, CompletionTime = now,
            OwnerAlias = "amazon",
            Description = "farshore-busybox-x86_64", Frozen = true,
        });
    }

    public async Task EnsureContentAsync(CancellationToken cancellationToken)
    {
        await building.WaitAsync(cancellationToken);
        try
        {
            if (state.Snapshots.Find(SnapshotId) is not { Root: null }) return;
            var files = await MachineFiles.EnsureAsync(cancellationToken);
            var manifest = await blocks.CaptureAsync(files.Disk, null, cancellationToken);
            await blocks.HoldAsync(manifest.Root, SnapshotWork.Owner(SnapshotId), cancellationToken);
            await state.Snapshots.UpdateAsync(SnapshotId,
                snapshot => snapshot with { Root = manifest.Root, StoredBytes = SnapshotContents.StoredBytes(manifest) },
                cancellationToken);
        }
        finally
        {
            building.Release();
        }
    }

    public void Dispose() => building.Dispose();
}
