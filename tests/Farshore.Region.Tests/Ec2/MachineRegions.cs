using System.Text;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Region.Processes;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Ec2;

/// <summary>Regions whose machines are ended with the test.</summary>
public sealed class MachineRegions : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Serves <c>/var/www</c> on port 8080 and appends to a file there every second, from every boot on.</summary>
    public const string Shop = """
        #!/bin/sh
        echo "launched $(cat /var/lib/cloud/instance-id)" >>/var/www/index.html
        printf '#!/bin/sh\nhttpd -p 8080 -h /var/www\n(while :; do date >>/var/www/beats; sync; sleep 1; done) &\n' >/etc/rc.local
        chmod +x /etc/rc.local
        """;

    readonly HashSet<string> up;

    MachineRegions(LocalRegions regions, IEnumerable<string> names) => (Regions, up) = (regions, [.. names]);

    public LocalRegions Regions { get; }

    public static async Task<MachineRegions> StartAsync(params string[] names) => new(await LocalRegions.StartAsync(null, names), names);

    public IAwsClient Client(string region = LocalRegions.East) => Regions.Client(region);

    public string FolderOf(string region) => Regions[region].Context.Folder;

    public async ValueTask DisposeAsync()
    {
        // A region that still ran would start again what is killed.
        foreach (var name in up) await Regions.StopAsync(name);
        var folders = Directory.EnumerateDirectories(Path.Combine(Regions.Home, "local")).ToList();
        foreach (var folder in folders) await OwnedProcess.KillAllAsync(folder, TimeProvider.System, default);
        await Regions.DisposeAsync();
    }

    /// <summary>Ends a region's process; its machines go on.</summary>
    public Task StopAsync(string region) => up.Remove(region) ? Regions.StopAsync(region) : Task.CompletedTask;

    /// <summary>A group that lets HTTP in.</summary>
    public async Task<string> OpenGroupAsync(string region = LocalRegions.East)
    {
        var group = (await Client(region).SendAsync(Ec2Api.CreateSecurityGroup, new() { GroupName = "web", Description = "web" }, default))
            .GroupId!;
        await Client(region).SendAsync(Ec2Api.AuthorizeSecurityGroupIngress,
            new() { GroupId = group, IpProtocol = "tcp", FromPort = 8080, ToPort = 8080, CidrIp = "0.0.0.0/0" }, default);
        return group;
    }

    public async Task<Instance> LaunchAsync(string group, string? image = null, string? userData = Shop, string region = LocalRegions.East)
    {
        image ??= (await Client(region).SendAsync(Ec2Api.DescribeImages, new() { Owners = ["amazon"] }, default)).Images!.Single().ImageId;
        var launched = await Client(region).SendAsync(Ec2Api.RunInstances, new()
        {
            ImageId = image, InstanceType = "t3.micro", MinCount = 1, MaxCount = 1, SecurityGroupIds = [group],
            UserData = userData is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(userData)),
        }, default);
        return launched.Instances!.Single();
    }

    public async Task<Instance> FindAsync(string id, string region = LocalRegions.East) =>
        (await Client(region).SendAsync(Ec2Api.DescribeInstances, new() { InstanceIds = [id] }, default)).Reservations!.Single()
            .Instances!.Single();

    public async Task<Instance> BecomesAsync(string id, string state, string region = LocalRegions.East)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var instance = await FindAsync(id, region);
            if (instance.State!.Name == state) return instance;
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"{id} is {instance.State.Name}, not {state}: {instance.StateReason?.Message}");
            await Task.Delay(50, default(CancellationToken));
        }
    }

    /// <summary>What an instance serves, once it does.</summary>
    public async Task<string> PageAsync(Instance instance, string path = "")
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                return await http.GetStringAsync($"http://{instance.PublicIpAddress}:8080/{path}");
            }
            catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
            {
                if (limit.IsCancellationRequested)
                    throw new TimeoutException($"{instance.InstanceId} serves nothing at {instance.PublicIpAddress}", notYet);
                await Task.Delay(100, default(CancellationToken));
            }
        }
    }
}
