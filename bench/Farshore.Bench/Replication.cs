using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Farshore.Bench.Load;

namespace Farshore.Bench;

/// <summary>Replication to a second region: how fast what has waited goes, and how long a version is on its way under a steady
/// load.</summary>
sealed partial class Replication
{
    const int AtOnce = 64;
    const int Size = 4096;
    const int OneIn = 50;
    const string Near = "/bench-near", Far = "/bench-far";

    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    readonly Servers servers;
    readonly Target primary;
    readonly BenchOptions options;
    readonly byte[] body = RandomNumberGenerator.GetBytes(Size);
    readonly string hash;

    public Replication(Servers servers, Target primary, BenchOptions options)
    {
        (this.servers, this.primary, this.options) = (servers, primary, options);
        hash = Target.Hash(body);
    }

    public async Task RunAsync(Table table)
    {
        using var secondary = await servers.RegionAsync("us-west-2");
        await SetUpAsync(secondary);
        var rate = await SteadyAsync(secondary, table);
        await BacklogAsync(table);
        table.Line("(half the PUT rate was", $"{rate:#,0} /s)", "", "");
        table.Line("memory of the source, at most", $"{servers.PeakMemory("us-east-1"):0} MiB", "", "under 300 MiB");
        table.Line("memory of the destination, at most", $"{servers.PeakMemory("us-west-2"):0} MiB", "", "under 300 MiB");
    }

    async Task<double> SteadyAsync(Target secondary, Table table)
    {
        var half = await Loops.RateAsync(AtOnce, options.Span, index => PutAsync("measure", index)) / 2;
        await DrainedAsync(secondary);
        ConcurrentBag<double> lags = [];
        ConcurrentBag<Task> looks = [];
        var clock = Stopwatch.StartNew();
        var next = -1;
        // Each sender takes the next place in the schedule and keeps to it, so that a slow answer does not lower the load.
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var index = Interlocked.Increment(ref next);
                var due = TimeSpan.FromSeconds(index / half);
                if (due > options.Span * 2) return;
                if (due - clock.Elapsed is { Ticks: > 0 } early) await Task.Delay(early, TimeProvider.System);
                await PutAsync("steady", index);
                if (index % OneIn == 0) looks.Add(LagAsync(secondary, index, lags));
            }
        })));
        await Task.WhenAll(looks);
        double[] sorted = [.. lags.Order()];
        table.Line("replication lag at half the PUT rate, median", $"{sorted[sorted.Length / 2]:#,0} ms", "", "");
        table.Line($"   99th percentile of {sorted.Length}", $"{sorted[sorted.Length * 99 / 100]:#,0} ms", "", "");
        return half;
    }

    async Task BacklogAsync(Table table)
    {
        await servers.KillAsync("us-west-2");
        await Loops.CountAsync(AtOnce, options.Backlog, index => PutAsync("backlog", index));
        using var back = await servers.RegionAsync("us-west-2");
        var clock = Stopwatch.StartNew();
        while (await CountAsync(back, "backlog") < options.Backlog) await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        var seconds = clock.Elapsed.TotalSeconds;
        table.Line($"replication of {options.Backlog:#,0} that waited",
            string.Create(CultureInfo.InvariantCulture, $"{options.Backlog / seconds:#,0} /s"), "", "");
    }

    async Task LagAsync(Target secondary, int index, ConcurrentBag<double> lags)
    {
        var clock = Stopwatch.StartNew();
        while (await secondary.FindAsync($"{Far}/steady/{index:x8}") is null) await Task.Delay(Look, TimeProvider.System);
        lags.Add(clock.Elapsed.TotalMilliseconds);
    }

    async Task DrainedAsync(Target secondary)
    {
        while (await CountAsync(primary, "measure", Near) != await CountAsync(secondary, "measure"))
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
    }

    static async Task<int> CountAsync(Target side, string prefix, string bucket = Far)
    {
        var count = 0;
        for (var token = ""; ;)
        {
            var page = (await side.FindAsync(bucket, $"{token}list-type=2&prefix={prefix}"))!;
            count += int.Parse(Found().Match(page).Groups[1].Value, CultureInfo.InvariantCulture);
            if (Next().Match(page) is not { Success: true } next) return count;
            token = $"continuation-token={Uri.EscapeDataString(next.Groups[1].Value)}&";
        }
    }

    Task PutAsync(string prefix, int index) => primary.PutAsync($"{Near}/{prefix}/{index:x8}", body, hash);

    async Task SetUpAsync(Target secondary)
    {
        const string Versioned =
            "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
        await primary.SendAsync(HttpMethod.Put, Near, "", "");
        await secondary.SendAsync(HttpMethod.Put, Far, "",
            "<CreateBucketConfiguration><LocationConstraint>us-west-2</LocationConstraint></CreateBucketConfiguration>");
        await primary.SendAsync(HttpMethod.Put, Near, "versioning=", Versioned);
        await secondary.SendAsync(HttpMethod.Put, Far, "versioning=", Versioned);
        var role = await ReplicationRole.MakeAsync(primary, "bench-replication");
        await primary.SendAsync(HttpMethod.Put, Near, "replication=",
            $"""
            <ReplicationConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Role>{role}</Role><Rule><ID>all</ID>
            <Priority>1</Priority><Status>Enabled</Status><Filter><Prefix></Prefix></Filter>
            <DeleteMarkerReplication><Status>Disabled</Status></DeleteMarkerReplication>
            <Destination><Bucket>arn:aws:s3:::bench-far</Bucket></Destination></Rule></ReplicationConfiguration>
            """);
    }

    [GeneratedRegex("<KeyCount>([0-9]+)<")]
    private static partial Regex Found();

    [GeneratedRegex("<NextContinuationToken>([^<]+)<")]
    private static partial Regex Next();
}
