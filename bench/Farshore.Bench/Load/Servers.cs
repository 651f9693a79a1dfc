using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Farshore.Region.Partitions;

namespace Farshore.Bench.Load;

/// <summary>The processes that are measured: regions of a home of their own, and the bare endpoint. Ended by process id.</summary>
sealed partial class Servers(string home) : IAsyncDisposable
{
    readonly Dictionary<string, Process> processes = new(StringComparer.Ordinal);

    public async Task<Target> RegionAsync(string name)
    {
        var endpoint = await StartAsync(name, "farshore", ["region", "serve", name], Address());
        await using var partition = await Partition.OpenAsync(Path.Combine(home, "local"), default);
        return new(endpoint, partition.RootKey.Id, partition.RootKey.Secret, name);
    }

    public async Task<Target> BareAsync() =>
        new(await StartAsync("bare", "Farshore.Bench", ["bare", Path.Combine(home, "bare")], Address()), "BARE", "none", "us-east-1");

    /// <summary>As a power cut would end it.</summary>
    public async Task KillAsync(string name)
    {
        processes.Remove(name, out var process);
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>The most memory a process ever had resident, in MiB.</summary>
    public double PeakMemory(string name)
    {
        var line = File.ReadLines($"/proc/{processes[name].Id}/status")
            .Single(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Processor seconds a process has used so far.</summary>
    public double ProcessorSeconds(string name)
    {
        processes[name].Refresh();
        return processes[name].TotalProcessorTime.TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in processes.Keys.ToList()) await KillAsync(name);
        Directory.Delete(home, recursive: true);
    }

    async Task<Uri> StartAsync(string name, string program, string[] arguments, Regex address)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, program), arguments)
        {
            RedirectStandardOutput = true, RedirectStandardInput = true,
        };
        start.Environment["FARSHORE_HOME"] = home;
        var process = processes[name] = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (address.Match(line) is { Success: true } found) return new(found.Value);
        throw new InvalidOperationException($"{name} did not start");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
