using System.Net;
using System.Text;
using Farshore.Region.Ec2.Machines;
using Farshore.Region.Processes;

namespace Farshore.Region.Tests.Ec2.Machines;

public sealed class MachineTests : IAsyncDisposable
{
    const int MetadataPort = 16925;
    static readonly CancellationToken None = TestContext.Current.CancellationToken;
    readonly string folder = Directory.CreateTempSubdirectory("farshore-").FullName;
    readonly IPAddress address = new([127, 3, (byte)Random.Shared.Next(256), (byte)Random.Shared.Next(2, 250)]);

    public async ValueTask DisposeAsync()
    {
        await OwnedProcess.KillAllAsync(folder, TimeProvider.System, CancellationToken.None);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Boots_runs_its_user_data_once_is_frozen_while_it_writes_and_powers_off_clean()
    {
        var files = await MachineFiles.EnsureAsync(None);
        var disk = new MachineDisk("vol-0123456789abcdef0", Path.Combine(folder, "vol-0123456789abcdef0.img"));
        await ShortCommand.RunAsync("cp", ["--sparse=always", files.Disk, disk.File], None);
        var definition = new MachineDefinition("i-0123456789abcdef0", 128, [disk], "02:00:00:00:00:01", address, MetadataPort, folder);
        await using var metadata = MetadataServer.Start(address, MetadataPort, Metadata, () => { }, TimeProvider.System);
        await using (var machine = await Machine.StartAsync(
            folder, definition, files, await Accelerator.ChooseAsync(files, TimeProvider.System, None), TimeProvider.System, None))
        {
            Assert.Empty(await machine.OpenAsync([8080], None));
            Assert.Equal("1", (await PageAsync()).Trim());
        }

        await using var adopted = (await Machine.AdoptAsync(folder, definition, TimeProvider.System, None))!;
        await adopted.Disks.FreezeAsync([disk], None);
        var copy = Path.Combine(folder, "copy.img");
        await ShortCommand.RunAsync("cp", ["--sparse=always", disk.File, copy], None);
        await ShortCommand.RunAsync("e2fsck", ["-fn", copy], None);
        await adopted.Disks.ThawAsync(disk, TimeProvider.System, None);
        Assert.False(File.Exists(disk.Overlay));

        await adopted.ShutDownAsync(TimeSpan.FromSeconds(60), None);
        Assert.True(adopted.GuestShutDown);
        await ShortCommand.RunAsync("e2fsck", ["-fn", disk.File], None);
    }

    static InstanceMetadata Metadata() => new(true, new Dictionary<string, string>
    {
        ["meta-data/instance-id"] = "i-0123456789abcdef0",
        ["meta-data/local-hostname"] = "ip-172-31-0-5",
        ["meta-data/local-ipv4"] = "172.31.0.5",
    }, Encoding.UTF8.GetBytes("""
        #!/bin/sh
        echo 1 >>/var/www/index.html
        printf '#!/bin/sh\nhttpd -p 8080 -h /var/www\n(while :; do date >>/var/www/beats; sync; sleep 1; done) &\n' >/etc/rc.local
        chmod +x /etc/rc.local
        """));

    async Task<string> PageAsync()
    {
        using var http = new HttpClient();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            try
            {
                return await http.GetStringAsync($"http://{address}:8080/", limit.Token);
            }
            catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
            {
                if (limit.IsCancellationRequested)
                    throw new TimeoutException(await File.ReadAllTextAsync(Path.Combine(folder, "console.log"), None), notYet);
                await Task.Delay(100, None);
            }
        }
    }
}
