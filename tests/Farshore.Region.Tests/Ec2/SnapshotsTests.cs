using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Ebs;
using Farshore.Aws.Ec2;
using Farshore.Region.Processes;
using Farshore.Region.Storage.Blocks;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Ec2;

public sealed class SnapshotsTests : IAsyncLifetime
{
    MachineRegions machines = null!;

    public async ValueTask InitializeAsync() => machines = await MachineRegions.StartAsync(LocalRegions.East, LocalRegions.West);

    public ValueTask DisposeAsync() => machines.DisposeAsync();

    IAwsClient East => machines.Client();

    IAwsClient West => machines.Client(LocalRegions.West);

    [Fact]
    public async Task A_writing_machine_is_imaged_copied_to_another_Region_and_comes_up_there_with_what_it_had()
    {
        var launched = await machines.LaunchAsync(await machines.OpenGroupAsync());
        var running = await machines.BecomesAsync(launched.InstanceId!, "running");
        await machines.PageAsync(running, "beats");

        var image =
            (await East.SendAsync(Ec2Api.CreateImage, new() { InstanceId = launched.InstanceId!, Name = "shop", NoReboot = true }, default))
            .ImageId!;
        var made = await AvailableAsync(East, image);
        var snapshot = made.BlockDeviceMappings!.Single().Ebs!.SnapshotId!;
        await CheckFileSystemAsync(East, snapshot);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(machines.FolderOf(LocalRegions.East), "ec2", "volumes"), "*.overlay"));

        var copy = (await West.SendAsync(Ec2Api.CopyImage,
            new() { Name = "shop", SourceImageId = image, SourceRegion = LocalRegions.East }, default)).ImageId!;
        var copied = await AvailableAsync(West, copy);
        Assert.Equal(await BlocksAsync(East, snapshot), await BlocksAsync(West, copied.BlockDeviceMappings!.Single().Ebs!.SnapshotId!));

        var group = await machines.OpenGroupAsync(LocalRegions.West);
        var restored = await machines.LaunchAsync(group, copy, userData: null, LocalRegions.West);
        var up = await machines.BecomesAsync(restored.InstanceId!, "running", LocalRegions.West);
        Assert.Equal($"launched {launched.InstanceId}", (await machines.PageAsync(up)).Trim());

        var refused = await West.SendAsync(Ec2Api.DeleteSnapshot,
            new() { SnapshotId = copied.BlockDeviceMappings!.Single().Ebs!.SnapshotId! }, default).RefusedAsync("InvalidSnapshot.InUse");
        Assert.Contains(copy, refused.Message);
    }

    static async Task<Image> AvailableAsync(IAwsClient client, string id)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var image = (await client.SendAsync(Ec2Api.DescribeImages, new() { ImageIds = [id] }, limit.Token)).Images!.Single();
            if (image.State == "available") return image;
            Assert.Equal("pending", image.State);
            await Task.Delay(20, limit.Token);
        }
    }

    static async Task<IReadOnlyList<(int, string)>> BlocksAsync(IAwsClient client, string snapshot)
    {
        List<(int, string)> found = [];
        var listed = await client.SendAsync(EbsApi.ListSnapshotBlocks, new() { SnapshotId = snapshot }, default);
        foreach (var block in listed.Blocks!)
        {
            var read = await client.SendAsync(EbsApi.GetSnapshotBlock,
                new() { SnapshotId = snapshot, BlockIndex = block.BlockIndex!.Value, BlockToken = block.BlockToken! }, default);
            found.Add((block.BlockIndex.Value, read.Checksum!));
        }

        return found;
    }

    /// <summary>Puts the snapshot's blocks together, as anybody with the EBS API could, and asks e2fsck.</summary>
    async Task CheckFileSystemAsync(IAwsClient client, string snapshot)
    {
        var file = Path.Combine(machines.Regions.Home, "check.img");
        await using (var target = File.Create(file))
        {
            var listed = await client.SendAsync(EbsApi.ListSnapshotBlocks, new() { SnapshotId = snapshot }, default);
            target.SetLength((long)listed.VolumeSize!.Value << 30);
            foreach (var block in listed.Blocks!)
            {
                var read = await client.SendAsync(EbsApi.GetSnapshotBlock,
                    new() { SnapshotId = snapshot, BlockIndex = block.BlockIndex!.Value, BlockToken = block.BlockToken! }, default);
                target.Position = (long)block.BlockIndex.Value * Manifest.BlockSize;
                await read.Body!.CopyToAsync(target);
            }
        }

        // What a moment of a mounted file system holds beyond its journal is for the journal to say, so that is replayed first.
        await ShortCommand.RunAsync("e2fsck", ["-fp", file], default).ContinueWith(_ => { }, TaskScheduler.Default);
        await ShortCommand.RunAsync("e2fsck", ["-fn", file], default);
    }
}
