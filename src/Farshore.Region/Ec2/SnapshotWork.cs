using System.Collections.Concurrent;
using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Ec2.Machines;
using Farshore.Region.Hosting;
using Farshore.Region.Processes;
using Farshore.Region.Storage.Blocks;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Ec2;

/// <summary>
/// Takes snapshots. 1. Records of what is to be taken are written; 2. the volumes are held still, all at one moment, while the machine goes
/// on; 3. that is written down; the caller may go. 4. The blocks are read; 5. the snapshot is completed; 6. the volumes are let go.
/// A region killed before 3 forgets the snapshots, nobody having heard of them; after 3 its successor goes on at 4, since the files
/// still stand still.
/// </summary>
sealed class SnapshotWork(RegionContext region, Ec2State state, Tags tags, VolumeFiles files, Fleet fleet) : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, Task> unfinished = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, long> bytesDone = new(StringComparer.Ordinal);
    readonly KeyedWork background = new(region.Logs.CreateLogger<SnapshotWork>());

    public static SnapshotRecord NewRecord(string id, VolumeRecord volume, string description, DateTimeOffset now) => new()
    {
        SnapshotId = id, VolumeId = volume.VolumeId, SizeGiB = volume.SizeGiB, State = "pending", StartTime = now,
        Description = description,
        Encrypted = volume.Encrypted, KmsKeyId = volume.KmsKeyId,
    };

    public static SnapshotRecord NewCopy(string id, SnapshotRecord source, string sourceRegion, DateTimeOffset now) => source with
    {
        SnapshotId = id, State = "pending", StartTime = now, CompletionTime = null, OwnerAlias = null, SourceRegion = sourceRegion,
        SourceRoot = source.Root, Root = null, VolumeId = "vol-ffffffff", Frozen = false,
    };

    /// <summary>Whose name a snapshot's content is held under in the block store.</summary>
    public static string Owner(string snapshot) => $"snapshot/{snapshot}";

    /// <summary>Takes snapshots of volumes of one instance, or of none, all of one moment; returns when that moment has passed.</summary>
    public async Task TakeAsync(
        IReadOnlyList<(VolumeRecord Volume, SnapshotRecord Snapshot)> wanted, IReadOnlyList<Tag> given, IProgress<long>? progress,
        CancellationToken cancellationToken, bool shutDown = false, ImageRecord? image = null)
    {
        var instance = wanted[0].Volume.InstanceId;
        using var still = instance is null ? null : await fleet.HoldAsync(instance, cancellationToken);
        var held = await files.LockAsync(wanted.Select(pair => pair.Volume), cancellationToken);
        try
        {
            await state.Database.WriteAsync(connection =>
            {
                if (image is not null) state.Images.Put(connection, image.ImageId, image);
                foreach (var (_, snapshot) in wanted)
                {
                    state.Snapshots.Put(connection, snapshot.SnapshotId, snapshot);
                    tags.Put(connection, snapshot.SnapshotId, given, isOurs: true);
                }
            }, cancellationToken);
            if (shutDown) await fleet.ShutDownAsync(instance!, cancellationToken);
            if (instance is not null && fleet.Find(instance) is { } machine)
                await machine.Disks.FreezeAsync([.. wanted.Select(pair => files.DiskOf(pair.Volume))], cancellationToken);
            await state.Database.WriteAsync(connection =>
            {
                foreach (var (_, snapshot) in wanted) state.Snapshots.Put(connection, snapshot.SnapshotId, snapshot with { Frozen = true });
            }, cancellationToken);
        }
        catch
        {
            foreach (var (volume, snapshot) in wanted)
            {
                await LetGoAsync(volume, CancellationToken.None);
                await DeleteAsync(snapshot, CancellationToken.None);
            }

            if (image is not null) await state.Images.DeleteAsync(image.ImageId, CancellationToken.None);
            held.Dispose();
            throw;
        }

        // One piece of work for all: the lock is theirs together.
        Finish([.. wanted.Select(pair => pair.Snapshot.SnapshotId)], progress, held);
        if (shutDown) fleet.Drive(instance!);
    }

    /// <summary>Starts bringing contents from another Region.</summary>
    public async Task FetchAsync(
        IReadOnlyList<SnapshotRecord> copies, IReadOnlyList<Tag> given, IProgress<long>? progress, CancellationToken cancellationToken,
        ImageRecord? image = null)
    {
        await state.Database.WriteAsync(connection =>
        {
            if (image is not null) state.Images.Put(connection, image.ImageId, image);
            foreach (var copy in copies)
            {
                state.Snapshots.Put(connection, copy.SnapshotId, copy);
                tags.Put(connection, copy.SnapshotId, given, isOurs: true);
            }
        }, cancellationToken);
        Finish([.. copies.Select(copy => copy.SnapshotId)], progress, held: null);
    }

    /// <summary>Waits until snapshots are completed, or are in error.</summary>
    public Task FinishedAsync(IEnumerable<string> snapshots, CancellationToken cancellationToken) =>
        Task.WhenAll(snapshots.Select(id => unfinished.GetValueOrDefault(id, Task.CompletedTask))).WaitAsync(cancellationToken);

    public int PercentOf(SnapshotRecord snapshot) => snapshot.State == "completed"
        ? 100
        : (int)Math.Min(99, bytesDone.GetValueOrDefault(snapshot.SnapshotId) * 100 / ((long)snapshot.SizeGiB << 30));

    /// <summary>Takes up what an earlier process left, before any machine is started again: who waits for a volume waits for its
    /// lock.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        var pending = state.Snapshots.List().Where(snapshot => snapshot.State == "pending").ToList();
        foreach (var lost in pending.Where(snapshot => snapshot is { Frozen: false, SourceRegion: null }))
            await DeleteAsync(lost, cancellationToken);
        foreach (var copy in pending.Where(snapshot => snapshot.SourceRegion is not null))
            Finish([copy.SnapshotId], progress: null, held: null);
        foreach (var frozen in pending.Where(snapshot => snapshot is { Frozen: true, SourceRegion: null })
            .GroupBy(snapshot => snapshot.VolumeId))
        {
            var held = state.Volumes.Find(frozen.Key) is { } volume ? await files.LockAsync([volume], cancellationToken) : null;
            Finish([.. frozen.Select(snapshot => snapshot.SnapshotId)], progress: null, held);
        }

        var finishing = pending.Where(snapshot => snapshot.Frozen).Select(snapshot => snapshot.VolumeId).ToHashSet(StringComparer.Ordinal);
        foreach (var left in state.Volumes.List()
            .Where(volume => !finishing.Contains(volume.VolumeId) && File.Exists(files.DiskOf(volume).Overlay)))
        {
            var held = await files.LockAsync([left], cancellationToken);
            _ = background.Run(left.VolumeId, async token =>
            {
                using (held) await LetGoAsync(left, token);
            });
        }

        await SettleImagesAsync(cancellationToken);
    }

    /// <summary>Forgets a snapshot; blocks that nobody else needs go with it.</summary>
    public async Task DeleteAsync(SnapshotRecord snapshot, CancellationToken cancellationToken)
    {
        await state.Database.WriteAsync(connection =>
        {
            state.Snapshots.Delete(connection, snapshot.SnapshotId);
            tags.Forget(connection, snapshot.SnapshotId);
        }, cancellationToken);
        if (snapshot.Root is { } root) await region.Blocks.ReleaseAsync(root, Owner(snapshot.SnapshotId), cancellationToken);
    }

    public ValueTask DisposeAsync() => background.DisposeAsync();

    void Finish(IReadOnlyList<string> snapshots, IProgress<long>? progress, IDisposable? held)
    {
        var key = snapshots[0];
        var task = background.Run(key, async cancellationToken =>
        {
            using (held)
            {
                var total = new Sum(progress);
                foreach (var id in snapshots) await CompleteAsync(id, total, cancellationToken);
                foreach (var volume in snapshots.Select(id => state.Snapshots.Find(id)?.VolumeId).OfType<string>()
                    .Distinct(StringComparer.Ordinal))
                    if (held is not null && state.Volumes.Find(volume) is { } record) await LetGoAsync(record, cancellationToken);
            }

            await SettleImagesAsync(cancellationToken);
        });
        foreach (var id in snapshots) unfinished[id] = task;
        _ = task.ContinueWith(_ =>
        {
            foreach (var id in snapshots) unfinished.TryRemove(id, out Task? _);
        }, TaskScheduler.Default);
    }

    async Task CompleteAsync(string id, Sum total, CancellationToken cancellationToken)
    {
        if (state.Snapshots.Find(id) is not { State: "pending" } snapshot) return;
        try
        {
            var progress = total.Part(done => bytesDone[id] = done);
            var manifest = snapshot.SourceRegion is { } source
                ? await region.Blocks.FetchAsync(source, snapshot.SourceRoot!, progress, cancellationToken)
                : await region.Blocks.CaptureAsync(FileOf(snapshot), progress, cancellationToken);
            await region.Blocks.HoldAsync(manifest.Root, Owner(id), cancellationToken);
            await state.Snapshots.UpdateAsync(id, now => now with
            {
                State = "completed", Root = manifest.Root, StoredBytes = SnapshotContents.StoredBytes(manifest),
                CompletionTime = region.Time.GetUtcNow(),
            }, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await state.Snapshots.UpdateAsync(id, now => now with { State = "error", StateMessage = failure.Message }, cancellationToken);
        }
        finally
        {
            bytesDone.TryRemove(id, out _);
        }
    }

    string FileOf(SnapshotRecord snapshot) => state.Volumes.Find(snapshot.VolumeId) is { } volume
        ? files.DiskOf(volume).File
        : throw new ToolException($"volume {snapshot.VolumeId} is gone");

    /// <summary>Gives a volume's file back to its machine; where that is gone, brings what it wrote meanwhile into the file.</summary>
    async Task LetGoAsync(VolumeRecord volume, CancellationToken cancellationToken)
    {
        var disk = files.DiskOf(volume);
        if (!File.Exists(disk.Overlay)) return;
        if (volume.InstanceId is { } instance && fleet.Find(instance) is { } machine)
        {
            try
            {
                await machine.Disks.ThawAsync(disk, region.Time, cancellationToken);
                return;
            }
            catch (QmpException)
            {
                // The machine ends; wait until it has.
            }
        }

        if (volume.InstanceId is not null) await fleet.GoneAsync(volume.InstanceId, cancellationToken);
        await MachineDisks.CommitLeftoverAsync(disk, cancellationToken);
    }

    /// <summary>Images whose snapshots have all ended become available, or failed.</summary>
    async Task SettleImagesAsync(CancellationToken cancellationToken)
    {
        foreach (var image in state.Images.List().Where(image => image.State == "pending"))
        {
            var snapshots = image.Devices.Select(device => state.Snapshots.Find(device.SnapshotId)).ToList();
            if (snapshots.TrueForAll(snapshot => snapshot?.State == "completed"))
                await state.Images.UpdateAsync(image.ImageId, now => now with { State = "available" }, cancellationToken);
            else if (snapshots.Find(snapshot => snapshot?.State is null or "error") is var failed
                && snapshots.TrueForAll(one => one?.State != "pending"))
                await state.Images.UpdateAsync(image.ImageId, now => now with
                {
                    State = "failed", StateReason = failed?.StateMessage ?? "the snapshot was interrupted before its moment was reached",
                }, cancellationToken);
        }
    }

    /// <summary>Adds the progress of several contents up.</summary>
    sealed class Sum(IProgress<long>? target)
    {
        readonly IProgress<long>? whole = target;
        long before;

        public IProgress<long> Part(Action<long> also) => new Step(this, also);

        sealed class Step(Sum sum, Action<long> also) : IProgress<long>
        {
            long last;

            public void Report(long value)
            {
                var step = value - Interlocked.Exchange(ref last, value);
                also(value);
                sum.whole?.Report(Interlocked.Add(ref sum.before, step));
            }
        }
    }
}
