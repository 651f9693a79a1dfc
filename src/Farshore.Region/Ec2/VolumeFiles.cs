using Farshore.Region.Ec2.Machines;
using Farshore.Region.Hosting;
using Farshore.Region.Processes;
using Farshore.Region.Storage;
using Farshore.Region.Storage.Blocks;

namespace Farshore.Region.Ec2;

/// <summary>The bytes of volumes: raw sparse files, made from snapshots' blocks.</summary>
sealed class VolumeFiles(RegionContext region, Ec2State state, BlockStore blocks, BaseImage baseImage)
{
    const long GiB = 1L << 30;

    readonly KeyedLocks locks = new();

    string Folder => Path.Combine(region.Folder, "ec2", "volumes");

    public MachineDisk DiskOf(VolumeRecord volume) => new(volume.VolumeId, Path.Combine(Folder, volume.VolumeId + ".img"));

    /// <summary>Held by whoever reads a volume's file, replaces it, or is about to let a machine write to it.</summary>
    public Task<IDisposable> LockAsync(IEnumerable<VolumeRecord> volumes, CancellationToken cancellationToken) =>
        locks.AcquireAsync(volumes.Select(volume => volume.VolumeId), cancellationToken);

    /// <summary>Sees to it that the volume's file is there, whole, with every write in it; under the volume's lock, with no machine on
    /// it.</summary>
    public async Task<VolumeRecord> EnsureAsync(VolumeRecord volume, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var disk = DiskOf(volume);
        if (volume.State != "creating")
        {
            await MachineDisks.CommitLeftoverAsync(disk, cancellationToken);
            return volume;
        }

        Directory.CreateDirectory(Folder);
        if (volume.SnapshotId is null) Publish(disk.File, volume.SizeGiB * GiB);
        else await blocks.MaterializeAsync(
            await ContentOfAsync(volume.SnapshotId, cancellationToken), disk.File, progress, cancellationToken);
        Grow(disk.File, volume.SizeGiB * GiB);
        return await state.Volumes.UpdateAsync(
            volume.VolumeId, now => now with { State = now.InstanceId is null ? "available" : "in-use" }, cancellationToken) ?? volume;
    }

    /// <summary>Deletes file and record; under the volume's lock.</summary>
    public async Task DeleteAsync(VolumeRecord volume, Tags tags, CancellationToken cancellationToken)
    {
        var disk = DiskOf(volume);
        await state.Volumes.UpdateAsync(volume.VolumeId, now => now with { State = "deleting" }, cancellationToken);
        File.Delete(disk.Overlay);
        File.Delete(disk.File);
        File.Delete(disk.File + ".partial");
        await state.Database.WriteAsync(connection =>
        {
            state.Volumes.Delete(connection, volume.VolumeId);
            tags.Forget(connection, volume.VolumeId);
        }, cancellationToken);
    }

    async Task<Manifest> ContentOfAsync(string snapshot, CancellationToken cancellationToken)
    {
        if (snapshot == baseImage.SnapshotId) await baseImage.EnsureContentAsync(cancellationToken);
        var root = state.Snapshots.Find(snapshot)?.Root ?? throw Ec2Errors.NotFound("snapshot", snapshot);
        return blocks.Find(root)
            ?? throw new ToolException($"the content of snapshot {snapshot} is gone; farshore region check tells more");
    }

    static void Publish(string file, long length)
    {
        using (var handle = File.OpenHandle(file + ".partial", FileMode.Create, FileAccess.Write)) RandomAccess.SetLength(handle, length);
        DurableFiles.Publish(file + ".partial", file);
    }

    static void Grow(string file, long length)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        if (RandomAccess.GetLength(handle) < length) RandomAccess.SetLength(handle, length);
    }
}
