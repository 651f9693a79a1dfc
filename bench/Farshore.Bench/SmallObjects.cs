using System.Security.Cryptography;
using Farshore.Bench.Load;

namespace Farshore.Bench;

/// <summary>4 KiB objects, 64 requests at a time, each to a key of its own.</summary>
sealed class SmallObjects(Servers servers, Target region, Target bare, BenchOptions options)
{
    const int AtOnce = 64;
    const int Size = 4096;
    const int Read = 5000;

    readonly byte[] body = RandomNumberGenerator.GetBytes(Size);

    public async Task RunAsync(Table table)
    {
        await region.SendAsync(HttpMethod.Put, "/bench-small", "", "");
        if (options.Wants("small-put")) await PutsAsync(table);
        if (options.Wants("small-get")) await GetsAsync(table);
    }

    async Task PutsAsync(Table table)
    {
        // Neither side is measured while its code is still being compiled.
        await PutRateAsync(region, "warm", TimeSpan.FromSeconds(4));
        await PutRateAsync(bare, "warm", TimeSpan.FromSeconds(2));
        List<(double, double)> puts = [];
        for (var round = 0; round < options.Rounds; round++)
            puts.Add((await PutRateAsync(region, $"put{round}", options.Span), await PutRateAsync(bare, $"put{round}", options.Span)));
        table.Ratio("PUT 4 KiB, 64 at once", puts, "/s", 0.4);
        await CostAsync(table, side => PutRateAsync(side, "cost", options.Span / 2));
    }

    async Task GetsAsync(Table table)
    {
        List<(double, double)> gets = [];
        foreach (var side in (Target[])[region, bare]) await Loops.CountAsync(AtOnce, Read, index => PutAsync(side, "get", index));
        await GetRateAsync(region, TimeSpan.FromSeconds(3));
        await GetRateAsync(bare, TimeSpan.FromSeconds(2));
        for (var round = 0; round < options.Rounds; round++)
            gets.Add((await GetRateAsync(region, options.Span), await GetRateAsync(bare, options.Span)));
        table.Ratio("GET 4 KiB, 64 at once", gets, "/s", 0.5);
        await CostAsync(table, side => GetRateAsync(side, options.Span / 2));
    }

    // What a request costs whatever else the machine does.
    async Task CostAsync(Table table, Func<Target, Task<double>> rate)
    {
        var (one, other) = (await OneAsync("us-east-1", region), await OneAsync("bare", bare));
        table.Line("   processor time of each", $"{one:0} µs", $"{other:0} µs", "");

        async Task<double> OneAsync(string server, Target side)
        {
            var before = servers.ProcessorSeconds(server);
            var done = await rate(side) * (options.Span / 2).TotalSeconds;
            return (servers.ProcessorSeconds(server) - before) / done * 1e6;
        }
    }

    Task<double> PutRateAsync(Target side, string prefix, TimeSpan span) =>
        Loops.RateAsync(AtOnce, span, index => PutAsync(side, prefix, index));

    Task PutAsync(Target side, string prefix, int index) => side.PutAsync($"/bench-small/{prefix}/{index:x8}", body, Target.Hash(body));

    static Task<double> GetRateAsync(Target side, TimeSpan span) => Loops.RateAsync(AtOnce, span, async index =>
    {
        if (await side.GetAsync($"/bench-small/get/{index % Read:x8}", new byte[Size]) != Size)
            throw new InvalidOperationException("not the whole object came");
    });
}
