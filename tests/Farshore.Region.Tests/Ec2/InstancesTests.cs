using System.Text;
using Farshore.Aws.Ec2;
using Farshore.Region.Processes;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Ec2;

public sealed class InstancesTests : IAsyncLifetime
{
    MachineRegions machines = null!;

    public async ValueTask InitializeAsync() => machines = await MachineRegions.StartAsync(LocalRegions.East);

    public ValueTask DisposeAsync() => machines.DisposeAsync();

    [Fact]
    public async Task An_instance_boots_serves_survives_its_region_stops_starts_and_ends()
    {
        var client = machines.Client();
        var launched = await machines.LaunchAsync(await machines.OpenGroupAsync());
        Assert.Equal("pending", launched.State!.Name);
        Assert.StartsWith("172.31.", launched.PrivateIpAddress);

        var running = await machines.BecomesAsync(launched.InstanceId!, "running");
        Assert.Equal($"launched {launched.InstanceId}", (await machines.PageAsync(running)).Trim());
        var status = (await client.SendAsync(Ec2Api.DescribeInstanceStatus, new() { InstanceIds = [launched.InstanceId!] }, default))
            .InstanceStatuses!.Single();
        Assert.Equal("ok", status.Machine!.Status);
        var console = await client.SendAsync(Ec2Api.GetConsoleOutput, new() { InstanceId = launched.InstanceId! }, default);
        Assert.Contains($"boot of {launched.InstanceId} finished", Encoding.UTF8.GetString(Convert.FromBase64String(console.Output!)));

        // The region goes and comes; its machine does not notice.
        var pid = OwnedProcess.All(machines.FolderOf(LocalRegions.East)).Single().Pid;
        await machines.Regions.RestartAsync(LocalRegions.East);
        Assert.Equal(pid, OwnedProcess.All(machines.FolderOf(LocalRegions.East)).Single().Pid);
        Assert.Equal("running", (await machines.FindAsync(launched.InstanceId!)).State!.Name);

        client = machines.Client();
        await client.SendAsync(Ec2Api.StopInstances, new() { InstanceIds = [launched.InstanceId!] }, default);
        await machines.BecomesAsync(launched.InstanceId!, "stopped");
        Assert.Empty(OwnedProcess.All(machines.FolderOf(LocalRegions.East)));
        var volume = Directory.EnumerateFiles(Path.Combine(machines.FolderOf(LocalRegions.East), "ec2", "volumes")).Single();
        await ShortCommand.RunAsync("e2fsck", ["-fn", volume], default);

        await client.SendAsync(Ec2Api.StartInstances, new() { InstanceIds = [launched.InstanceId!] }, default);
        var again = await machines.BecomesAsync(launched.InstanceId!, "running");
        Assert.Equal(running.PublicIpAddress, again.PublicIpAddress);
        Assert.Equal($"launched {launched.InstanceId}", (await machines.PageAsync(again)).Trim());

        await client.SendAsync(Ec2Api.TerminateInstances, new() { InstanceIds = [launched.InstanceId!] }, default);
        await machines.BecomesAsync(launched.InstanceId!, "terminated");
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(machines.FolderOf(LocalRegions.East), "ec2", "volumes")));
    }
}
