using System.Security.Cryptography;
using Farshore.Bench.Load;

namespace Farshore.Bench;

/// <summary>64 MiB objects, one after the other, with the payload unsigned as clients send it under TLS.</summary>
sealed class LargeObjects(Target region, Target bare, BenchOptions options)
{
    const int MiB = 1024 * 1024;
    const int Size = 64 * MiB;

    readonly byte[] body = RandomNumberGenerator.GetBytes(Size);

    public async Task RunAsync(Table table)
    {
        await region.SendAsync(HttpMethod.Put, "/bench-large", "", "");
        List<(double, double)> puts = [], gets = [];
        for (var round = -1; round < options.Rounds; round++)
        {
            var (one, other) = (await PutRateAsync(region), await PutRateAsync(bare));
            if (round >= 0) puts.Add((one, other)); // the first warms both up
        }

        table.Ratio("PUT 64 MiB", puts, "MiB/s", 0.7);
        for (var round = -1; round < options.Rounds; round++)
        {
            var (one, other) = (await GetRateAsync(region), await GetRateAsync(bare));
            if (round >= 0) gets.Add((one, other));
        }

        table.Ratio("GET 64 MiB", gets, "MiB/s", 0.7);
    }

    async Task<double> PutRateAsync(Target side) =>
        await Loops.CountAsync(1, options.LargeObjects, index => side.PutAsync($"/bench-large/{index}", body, null)) * Size / MiB;

    async Task<double> GetRateAsync(Target side)
    {
        var buffer = new byte[256 * 1024];
        return await Loops.CountAsync(1, options.LargeObjects, async index =>
        {
            if (await side.GetAsync($"/bench-large/{index}", buffer) != Size)
                throw new InvalidOperationException("not the whole object came");
        }) * Size / MiB;
    }
}
