using System.Diagnostics;
using Amazon.Runtime;
using Amazon.S3;
using Farshore.Aws.Client;
using Farshore.Region.Hosting;
using Farshore.Region.Partitions;

namespace Farshore.Crash.Tests.Region;

/// <summary>A region as a process of its own, <c>farshore region serve</c>, that can be killed and started again.</summary>
sealed class RegionProcess(string home, string name) : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly HttpClient Http = new();

    // One attempt: a write that had to be sent twice says nothing about the first.
    readonly AwsClients clients = new(TimeProvider.System, variable => variable == "AWS_MAX_ATTEMPTS" ? "1" : null);
    Process? process;
    ClientSettings? settings;

    public IAwsClient Client => clients.For(settings!);

    public IAmazonS3 S3 => clients.S3(settings!);

    public async Task StartAsync()
    {
        process = Program("region", "serve", name);
        _ = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        var registry = new RegionRegistry(Path.Combine(home, "local"), TimeProvider.System);
        while (registry.Find(name)?.Pid != process.Id)
        {
            Assert.False(process.HasExited, process.HasExited ? await error : "");
            await Task.Delay(10, patience.Token);
        }

        var endpoint = registry.Find(name)!.Endpoint;
        await Http.GetStringAsync(new Uri(endpoint, "/_farshore/health"), patience.Token);
        await using var partition = await Partition.OpenAsync(Path.Combine(home, "local"), default);
        settings = new(name) { Endpoint = endpoint, Credentials = new BasicAWSCredentials(partition.RootKey.Id, partition.RootKey.Secret) };
    }

    /// <summary>As a power cut would end it: no handler runs.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>What <c>farshore region check</c> says, and its exit code.</summary>
    public async Task<(int Code, string Said)> CheckAsync()
    {
        using var check = Program("region", "check", name);
        var (said, error) = (check.StandardOutput.ReadToEndAsync(), check.StandardError.ReadToEndAsync());
        await check.WaitForExitAsync();
        return (check.ExitCode, await said + await error);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false }) await KillAsync();
        clients.Dispose();
    }

    Process Program(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "farshore"), arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.Environment["FARSHORE_HOME"] = home;
        return Process.Start(start)!;
    }
}
