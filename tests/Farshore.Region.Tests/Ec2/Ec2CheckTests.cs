using Farshore.Aws.Ec2;
using Farshore.Region.Ec2;
using Farshore.Region.Storage.Checks;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Ec2;

public sealed class Ec2CheckTests : IAsyncLifetime
{
    LocalRegions regions = null!;

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync();

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task A_volume_whose_file_is_gone_is_found()
    {
        var client = regions.Client();
        var volume = (await client.SendAsync(Ec2Api.CreateVolume, new() { AvailabilityZone = "us-east-1a", Size = 1 }, default)).VolumeId!;
        while ((await client.SendAsync(Ec2Api.DescribeVolumes, new() { VolumeIds = [volume] }, default)).Volumes!.Single()
            .State != "available")
            await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Empty(await FindingsAsync());

        File.Delete(Path.Combine(regions[LocalRegions.East].Context.Folder, "ec2", "volumes", volume + ".img"));

        Assert.Contains(volume, Assert.Single(await FindingsAsync()).Thing);
    }

    [Fact]
    public async Task A_snapshot_of_an_unattached_volume_holds_its_content_until_it_is_deleted()
    {
        var client = regions.Client();
        var volume = (await client.SendAsync(Ec2Api.CreateVolume, new() { AvailabilityZone = "us-east-1a", Size = 1 }, default)).VolumeId!;
        while ((await client.SendAsync(Ec2Api.DescribeVolumes, new() { VolumeIds = [volume] }, default)).Volumes!.Single()
            .State != "available")
            await Task.Delay(10, TestContext.Current.CancellationToken);
        var snapshot = (await client.SendAsync(Ec2Api.CreateSnapshot, new() { VolumeId = volume }, default)).SnapshotId!;
        while ((await client.SendAsync(Ec2Api.DescribeSnapshots, new() { SnapshotIds = [snapshot] }, default)).Snapshots!.Single()
            .State != "completed")
            await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Empty(await FindingsAsync());

        await client.SendAsync(Ec2Api.DeleteSnapshot, new() { SnapshotId = snapshot }, default);

        Assert.Empty(await FindingsAsync());
        await client.SendAsync(Ec2Api.DescribeSnapshots, new() { SnapshotIds = [snapshot] }, default)
            .RefusedAsync("InvalidSnapshot.NotFound");
    }

    async Task<IReadOnlyList<Finding>> FindingsAsync()
    {
        List<Finding> findings = [];
        await foreach (var finding in regions[LocalRegions.East].Service<Ec2Service>().CheckAsync(false, default)) findings.Add(finding);
        return findings;
    }
}
