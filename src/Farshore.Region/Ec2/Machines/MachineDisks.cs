using System.Text.Json.Nodes;
using Farshore.Region.Processes;

namespace Farshore.Region.Ec2.Machines;

/// <summary>
/// Holds a running machine's disks still, all at one moment, so that their files can be read while the guest writes on:
/// 1. make an empty overlay for each disk; 2. stop the guest, which brings its requests to the files; 3. put the overlays above the disks
/// in one transaction; 4. let the guest go on, milliseconds later. The files now stand still. 5. When they have been read: copy what the
/// overlays took back into them while the guest runs; 6. stop the guest, drop the overlays and delete their files; 7. let it go on.
/// So an overlay's file exists while the guest runs only if it is above its disk, or was never used: whatever dies when, the file may be
/// committed into the disk.
/// </summary>
sealed class MachineDisks(Qmp control)
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    public async Task FreezeAsync(IReadOnlyList<MachineDisk> disks, CancellationToken cancellationToken)
    {
        foreach (var disk in disks)
        {
            File.Delete(disk.Overlay);
            await ShortCommand.RunAsync(
                "qemu-img", ["create", "-q", "-f", "qcow2", "-F", "raw", "-b", disk.File, disk.Overlay], cancellationToken);
            await control.ExecuteAsync("blockdev-add", new JsonObject
            {
                ["driver"] = "qcow2", ["node-name"] = disk.OverlayNode, ["backing"] = null, ["discard"] = "unmap",
                ["file"] = new JsonObject { ["driver"] = "file", ["filename"] = disk.Overlay },
            }, cancellationToken);
        }

        await WhileStoppedAsync(() => control.ExecuteAsync("transaction", new JsonObject
        {
            ["actions"] = new JsonArray([.. disks.Select(JsonNode (disk) => new JsonObject
            {
                ["type"] = "blockdev-snapshot",
                ["data"] = new JsonObject { ["node"] = disk.Node, ["overlay"] = disk.OverlayNode },
            })]),
        }, cancellationToken), cancellationToken);
    }

    /// <summary>Makes the disk's file the disk again. Takes up from wherever an earlier process of the region left it.</summary>
    public async Task ThawAsync(MachineDisk disk, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!await HasNodeAsync(disk.OverlayNode, cancellationToken))
        {
            File.Delete(disk.Overlay);
            return;
        }

        if (!await IsAboveAsync(disk, cancellationToken))
        {
            await DropOverlayAsync(disk, cancellationToken);
            return;
        }

        var job = "commit-" + disk.VolumeId;
        if (await JobStatusAsync(job, cancellationToken) is null)
        {
            await control.ExecuteAsync("block-commit",
                new JsonObject { ["job-id"] = job, ["device"] = disk.OverlayNode, ["base-node"] = disk.Node }, cancellationToken);
        }

        using var looks = new PeriodicTimer(Look, time);
        while (await JobStatusAsync(job, cancellationToken) is "created" or "running") await looks.WaitForNextTickAsync(cancellationToken);
        await WhileStoppedAsync(async () =>
        {
            await control.ExecuteAsync("job-complete", new JsonObject { ["id"] = job }, cancellationToken);
            while (await JobStatusAsync(job, cancellationToken) is not null) await looks.WaitForNextTickAsync(cancellationToken);
            if (await IsAboveAsync(disk, cancellationToken))
                throw new QmpException($"the snapshot's overlay of {disk.VolumeId} could not be written back");
            await DropOverlayAsync(disk, cancellationToken);
        }, cancellationToken);
    }

    /// <summary>Lets a guest go on that an earlier process of the region stopped and did not live to continue.</summary>
    public async Task ContinueAsync(CancellationToken cancellationToken)
    {
        if ((string?)(await control.ExecuteAsync("query-status", null, cancellationToken))?["status"] == "paused")
            await control.ExecuteAsync("cont", null, cancellationToken);
    }

    /// <summary>Brings an overlay whose machine is gone into its disk; nothing where there is none.</summary>
    public static async Task CommitLeftoverAsync(MachineDisk disk, CancellationToken cancellationToken)
    {
        if (!File.Exists(disk.Overlay)) return;
        await ShortCommand.RunAsync("qemu-img", ["commit", "-q", "-f", "qcow2", disk.Overlay], cancellationToken);
        File.Delete(disk.Overlay);
    }

    public async Task PlugAsync(MachineDisk disk, CancellationToken cancellationToken)
    {
        await control.ExecuteAsync("blockdev-add", new JsonObject
        {
            ["driver"] = "raw", ["node-name"] = disk.Node, ["discard"] = "unmap",
            ["file"] = new JsonObject { ["driver"] = "file", ["filename"] = disk.File, ["node-name"] = disk.FileNode,
                ["discard"] = "unmap" },
        }, cancellationToken);
        await control.ExecuteAsync("device_add", new JsonObject
        {
            ["driver"] = "virtio-blk-pci", ["drive"] = disk.Node, ["id"] = disk.Device,
            ["serial"] = disk.VolumeId.Replace("-", "", StringComparison.Ordinal),
        }, cancellationToken);
    }

    /// <summary>Asks the guest to give a disk up and waits until it has.</summary>
    public async Task UnplugAsync(MachineDisk disk, CancellationToken cancellationToken)
    {
        var gone = control.WhenAsync((name, data) => name == "DEVICE_DELETED" && (string?)data?["device"] == disk.Device);
        await control.ExecuteAsync("device_del", new JsonObject { ["id"] = disk.Device }, cancellationToken);
        await gone.WaitAsync(cancellationToken);
        await control.ExecuteAsync("blockdev-del", new JsonObject { ["node-name"] = disk.Node }, cancellationToken);
        if (await HasNodeAsync(disk.FileNode, cancellationToken))
            await control.ExecuteAsync("blockdev-del", new JsonObject { ["node-name"] = disk.FileNode }, cancellationToken);
    }

    async Task WhileStoppedAsync(Func<Task> action, CancellationToken cancellationToken)
    {
        await control.ExecuteAsync("stop", null, cancellationToken);
        try
        {
            await action();
        }
        finally
        {
            // Even when the caller has lost interest: a machine must not be left standing.
            await control.ExecuteAsync("cont", null, CancellationToken.None);
        }
    }

    async Task DropOverlayAsync(MachineDisk disk, CancellationToken cancellationToken)
    {
        await control.ExecuteAsync("blockdev-del", new JsonObject { ["node-name"] = disk.OverlayNode }, cancellationToken);
        File.Delete(disk.Overlay);
    }

    async Task<bool> HasNodeAsync(string node, CancellationToken cancellationToken) =>
        (await control.ExecuteAsync("query-named-block-nodes", new JsonObject { ["flat"] = true }, cancellationToken))!.AsArray()
        .Any(known => (string?)known!["node-name"] == node);

    /// <summary>Whether the device reads the overlay rather than the disk.</summary>
    async Task<bool> IsAboveAsync(MachineDisk disk, CancellationToken cancellationToken) =>
        (await control.ExecuteAsync("query-block", null, cancellationToken))!.AsArray()
        .Any(block => (string?)block!["inserted"]?["node-name"] == disk.OverlayNode);

    async Task<string?> JobStatusAsync(string job, CancellationToken cancellationToken) =>
        (string?)(await control.ExecuteAsync("query-jobs", null, cancellationToken))!.AsArray()
        .FirstOrDefault(known => (string?)known!["id"] == job)?["status"];
}
