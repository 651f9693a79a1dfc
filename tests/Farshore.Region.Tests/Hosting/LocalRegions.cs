using Amazon.Runtime;
using Amazon.S3;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Region.Hosting;

namespace Farshore.Region.Tests.Hosting;

/// <summary>Regions of one home, running in this process and reached over HTTP as everywhere else.</summary>
public sealed class LocalRegions : IAsyncDisposable
{
    public const string East = "us-east-1", West = "us-west-2";

    readonly Dictionary<string, RegionHost> hosts = [];
    readonly AwsClients clients = new(TimeProvider.System, static _ => null);
    readonly TimeProvider time;

    LocalRegions(TimeProvider time) => this.time = time;

    /// <summary>The folder that is <c>$FARSHORE_HOME</c>.</summary>
    public string Home { get; } = Directory.CreateTempSubdirectory("farshore-home-").FullName;

    public static async Task<LocalRegions> StartAsync(TimeProvider? time = null, params string[] names)
    {
        var regions = new LocalRegions(time ?? TimeProvider.System);
        foreach (var name in names is [] ? [East] : names) await regions.StartAsync(name);
        return regions;
    }

    public RegionHost this[string name] => hosts[name];

    public async Task StartAsync(string name) => hosts.Add(name, await RegionHost.StartAsync(new(Home, name) { Time = time }, default));

    public async Task StopAsync(string name)
    {
        hosts.Remove(name, out var host);
        await host!.DisposeAsync();
    }

    public async Task RestartAsync(string name)
    {
        await StopAsync(name);
        await StartAsync(name);
    }

    /// <summary>A client with the account's root key, or with another.</summary>
    public IAwsClient Client(string region = East, AWSCredentials? credentials = null) => clients.For(Settings(region, credentials));

    public IAmazonS3 S3(string region = East) => clients.S3(Settings(region, null));

    public async ValueTask DisposeAsync()
    {
        clients.Dispose();
        foreach (var host in hosts.Values) await host.DisposeAsync();
        Directory.Delete(Home, recursive: true);
    }

    ClientSettings Settings(string region, AWSCredentials? credentials)
    {
        var root = hosts[region].Context.Partition.RootKey;
        return new(region) { Endpoint = hosts[region].Endpoint, Credentials = credentials
            ?? new BasicAWSCredentials(root.Id, root.Secret) };
    }
}

static class Refusals
{
    /// <summary>Expects that the service says no, with this code.</summary>
    public static async Task<AwsException> RefusedAsync(this Task call, string code)
    {
        var thrown = await Assert.ThrowsAsync<AwsException>(() => call);
        Assert.Equal(code, thrown.Code);
        return thrown;
    }
}
